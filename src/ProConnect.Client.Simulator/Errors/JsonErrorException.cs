using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Hosting;

namespace ProConnect.Client.Simulator.Errors;

/// <summary>A refusal of an endpoint that programs call.</summary>
internal sealed class JsonErrorException(int status, string error, string description) : Exception(description)
{
    public string? Scope { get; init; }

    /// <summary>The challenge of a <c>WWW-Authenticate</c> header.</summary>
    public string? Challenge { get; init; }

    public static JsonErrorException InvalidRequest(string description) =>
        new(StatusCodes.Status400BadRequest, "invalid_request", description);

    public static JsonErrorException InvalidClient() =>
        new(StatusCodes.Status401Unauthorized, "invalid_client", "client authentication failed");

    public static JsonErrorException InvalidGrant() =>
        new(StatusCodes.Status400BadRequest, "invalid_grant", "grant request is invalid");

    public async Task WriteAsync(HttpContext context)
    {
        if (Challenge is not null)
            context.Response.Headers.WWWAuthenticate = Challenge;

        var body = new JsonObject { ["error"] = error, ["error_description"] = Message };
        if (Scope is not null)
            body["scope"] = Scope;

        await JsonResponse.WriteAsync(context, body, status);
    }
}
