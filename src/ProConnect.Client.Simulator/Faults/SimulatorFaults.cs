using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.Simulator;

/// <summary>
/// What the simulator does wrong on purpose, so that an application's defences can be seen to hold. Every fault is off until it
/// is set, stays until it is cleared, and applies to everyone.
/// </summary>
public sealed class SimulatorFaults
{
    /// <summary>Sees every request first; <see langword="true"/> means it has answered.</summary>
    public Func<HttpContext, Task<bool>>? Intercept { get; set; }

    /// <summary>Changes an answer before it is sent: its status, media type, headers and bytes.</summary>
    public Action<SimulatorAnswer>? Answer { get; set; }

    /// <summary>Every endpoint answers 503.</summary>
    public bool Outage { get; set; }

    /// <summary>Changes the discovery document.</summary>
    public Action<JsonObject>? Metadata { get; set; }

    /// <summary>Changes the key set.</summary>
    public Action<JsonObject>? Jwks { get; set; }

    /// <summary>
    /// Changes the parameters of the redirect back to the application, success or error: <c>code</c>, <c>state</c>, <c>iss</c>,
    /// <c>error</c>… A parameter that is removed or <see langword="null"/> is not sent.
    /// </summary>
    public Action<IDictionary<string, string?>>? AuthorizationResponse { get; set; }

    /// <summary>The <c>acr</c> of every ID token, whatever was requested or required and whoever signs in.</summary>
    public string? Acr { get; set; }

    /// <summary>Changes the token response.</summary>
    public Action<JsonObject>? TokenResponse { get; set; }

    /// <summary>Changes the header of an ID token before it is signed.</summary>
    public Action<JsonObject>? IdTokenHeader { get; set; }

    /// <summary>Changes the claims of an ID token before it is signed.</summary>
    public Action<JsonObject>? IdTokenClaims { get; set; }

    /// <summary>How ID tokens are signed.</summary>
    public TokenSignature IdTokenSignature { get; set; }

    /// <summary>Changes an ID token after it was signed: takes its compact form and gives the text that is sent.</summary>
    public Func<string, string>? IdToken { get; set; }

    /// <summary>Signs ID tokens with this algorithm: RS, PS, ES or HS, followed by 256, 384 or 512.</summary>
    public string? IdTokenAlg { get; set; }

    /// <summary>Changes the claims of userinfo, signed or not, before they are sent.</summary>
    public Action<JsonObject>? UserInfoClaims { get; set; }

    /// <summary>How signed userinfo is signed.</summary>
    public TokenSignature UserInfoSignature { get; set; }

    /// <summary>Changes signed userinfo after it was signed: takes its compact form and gives the text that is sent.</summary>
    public Func<string, string>? UserInfoToken { get; set; }

    /// <summary>Signs userinfo with this algorithm, even for a client that registered none.</summary>
    public string? UserInfoAlg { get; set; }

    /// <summary>Sends userinfo as plain JSON, even to a client that registered an algorithm.</summary>
    public bool UnsignedUserInfo { get; set; }

    /// <summary>Changes the header of a logout token before it is signed.</summary>
    public Action<JsonObject>? LogoutTokenHeader { get; set; }

    /// <summary>Changes the claims of a logout token before it is signed.</summary>
    public Action<JsonObject>? LogoutTokenClaims { get; set; }

    /// <summary>How logout tokens are signed.</summary>
    public TokenSignature LogoutTokenSignature { get; set; }

    /// <summary>Signs logout tokens with this algorithm.</summary>
    public string? LogoutTokenAlg { get; set; }

    /// <summary>Changes an answer about a token, signed or not.</summary>
    public Action<JsonObject>? Introspection { get; set; }

    /// <summary>Changes the claims around a signed answer about a token before it is signed.</summary>
    public Action<JsonObject>? IntrospectionClaims { get; set; }

    /// <summary>Changes the header of a signed answer about a token before it is signed.</summary>
    public Action<JsonObject>? IntrospectionHeader { get; set; }

    /// <summary>How signed answers about tokens are signed.</summary>
    public TokenSignature IntrospectionSignature { get; set; }

    /// <summary>Signs answers about tokens with this algorithm.</summary>
    public string? IntrospectionAlg { get; set; }

    /// <summary>Answers about tokens with plain JSON, even a client that registered an algorithm.</summary>
    public bool UnsignedIntrospection { get; set; }

    /// <summary>Behaves again.</summary>
    public void Clear()
    {
        Intercept = null;
        Outage = false;
        Answer = null;
        Metadata = Jwks = TokenResponse = IdTokenHeader = IdTokenClaims = UserInfoClaims = LogoutTokenHeader = LogoutTokenClaims = null;
        Introspection = IntrospectionClaims = IntrospectionHeader = null;
        AuthorizationResponse = null;
        IdToken = UserInfoToken = null;
        Acr = IdTokenAlg = UserInfoAlg = LogoutTokenAlg = IntrospectionAlg = null;
        IdTokenSignature = UserInfoSignature = LogoutTokenSignature = IntrospectionSignature = TokenSignature.Valid;
        UnsignedUserInfo = UnsignedIntrospection = false;
    }
}
