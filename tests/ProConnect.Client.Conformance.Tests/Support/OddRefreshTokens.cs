using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Refresh tokens full of signs, another one each time, as the conformance suite makes them.</summary>
internal sealed class OddRefreshTokens
{
    private readonly Dictionary<string, string> _real = new(StringComparer.Ordinal);
    private readonly List<string> _given = [];
    private readonly List<string> _used = [];

    public IReadOnlyList<string> Given => _given;

    public IReadOnlyList<string> Used => _used;

    /// <summary>For <c>Faults.TokenResponse</c>.</summary>
    public void Give(JsonObject response)
    {
        var odd = $" aZ09 !#$%&'()*+,-./:;<=>?@[]^_`{{|}}~\"\\{_given.Count}+ ";
        _real[odd] = (string)response["refresh_token"]!;
        _given.Add(odd);
        response["refresh_token"] = odd;
    }

    /// <summary>For <c>Faults.Intercept</c>.</summary>
    public async Task<bool> TakeAsync(HttpContext context)
    {
        var form = await SentForm.ReadAsync(context);
        if (form.TryGetValue("refresh_token", out var sent))
        {
            _used.Add(sent);
            form["refresh_token"] = _real.GetValueOrDefault(sent, "unknown");
            await SentForm.ReplaceAsync(context, form);
        }

        return false;
    }
}
