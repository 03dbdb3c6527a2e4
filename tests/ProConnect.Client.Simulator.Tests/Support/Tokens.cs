using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator.Tests.Support;

/// <summary>A token response.</summary>
internal sealed record Tokens(JsonObject Json)
{
    public string AccessToken => (string)Json["access_token"]!;

    public string RefreshToken => (string)Json["refresh_token"]!;

    public string IdTokenText => (string)Json["id_token"]!;

    public Jwt IdToken => new(IdTokenText);

    public string Scope => (string)Json["scope"]!;
}
