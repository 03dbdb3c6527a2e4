namespace ProConnect.Client.Core.Tokens;

/// <summary>How this client proves who it is at the token endpoint (OIDC Core §9).</summary>
public enum ClientAuthenticationMethod
{
    /// <summary><c>client_secret_post</c>: the secret in the body.</summary>
    ClientSecretPost,

    /// <summary><c>client_secret_basic</c>: the secret in the Authorization header (RFC 6749 §2.3.1).</summary>
    ClientSecretBasic,

    /// <summary><c>private_key_jwt</c>: a short-lived assertion signed with this client's key (RFC 7523 §2.2).</summary>
    PrivateKeyJwt,

    /// <summary><c>tls_client_auth</c>: the <see cref="RelyingPartyOptions.ClientCertificate"/>, of an authority the provider trusts (RFC 8705 §2.1).</summary>
    TlsClientAuth,

    /// <summary><c>self_signed_tls_client_auth</c>: the <see cref="RelyingPartyOptions.ClientCertificate"/>, registered with the provider itself (RFC 8705 §2.2).</summary>
    SelfSignedTlsClientAuth,
}
