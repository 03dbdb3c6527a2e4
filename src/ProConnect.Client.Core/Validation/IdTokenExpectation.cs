namespace ProConnect.Client.Core.Validation;

/// <summary>What an ID token must agree with, beyond the configuration.</summary>
/// <param name="Nonce">The nonce of the sign-in; null for a refresh, where the provider may leave it out.</param>
/// <param name="Code">The authorization code it came with, if any.</param>
/// <param name="State">The state of the response it came with, if any.</param>
/// <param name="AccessToken">The access token it came with.</param>
/// <param name="AuthenticatedSince">The earliest acceptable <c>auth_time</c>, when a <c>max_age</c> was asked for.</param>
/// <param name="Step">What the codes of its failures start with.</param>
internal sealed record IdTokenExpectation(string? Nonce, string? Code, string? State, string AccessToken, DateTimeOffset? AuthenticatedSince, string Step = "id_token");
