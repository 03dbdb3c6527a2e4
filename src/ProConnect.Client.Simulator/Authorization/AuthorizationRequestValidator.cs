using System.Globalization;
using ProConnect.Client.Simulator.Claims;
using ProConnect.Client.Simulator.Errors;

namespace ProConnect.Client.Simulator.Authorization;

/// <summary>
/// Checks a request in the providers' order: the client and its redirect URI first, because nothing is redirected before they are
/// known to be good, then the rest, each refusal being sent to the application.
/// </summary>
internal sealed class AuthorizationRequestValidator(Broker broker)
{
    private static readonly string[] NeedOpenId = ["acr_values", "claims", "max_age", "nonce"];

    /// <summary>Checks everything and keeps what is used.</summary>
    /// <exception cref="ErrorPageException">Unknown client, unregistered redirect URI.</exception>
    /// <exception cref="AuthorizationErrorException">Anything else.</exception>
    public AuthorizationRequest Validate(AuthorizationParameters parameters)
    {
        var client = broker.Clients.Find(parameters["client_id"]) ?? throw ErrorPageException.Rendered(
            "invalid_client", "client is invalid", Printable($"no client is registered as '{parameters["client_id"]}'. Registered: {broker.Clients.Names}"));
        var redirectUri = parameters["redirect_uri"] ?? "";
        if (!client.RedirectUris.Contains(redirectUri, StringComparer.Ordinal))
        {
            throw ErrorPageException.Rendered(
                "invalid_redirect_uri",
                "redirect_uri did not match any of the client's registered redirect_uris",
                Printable($"'{redirectUri}' is not registered for '{client.ClientId}'. Registered: {string.Join(", ", client.RedirectUris)}"));
        }

        var target = new ResponseTarget(redirectUri, parameters["state"]);
        CheckResponseType(parameters["response_type"], target);
        var prompt = PromptParameter.Read(parameters["prompt"], broker.Provider, target);
        var scopes = ReadScopes(parameters["scope"] ?? "", client, target);
        CheckOpenId(parameters, scopes, target);
        PkceParameters.Check(parameters, target);

        return new AuthorizationRequest(client, target, scopes)
        {
            Nonce = parameters["nonce"],
            CodeChallenge = parameters["code_challenge"],
            Prompt = prompt,
            MaxAge = ReadMaxAge(parameters["max_age"]),
            LoginHint = parameters["login_hint"],
            IdpHint = CheckIdpHint(parameters["idp_hint"], target),
            SiretHint = parameters["siret_hint"],
            ServiceName = parameters["sp_name"],
            AcrValues = parameters["acr_values"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
            Claims = ReadClaims(parameters["claims"], target),
        };
    }

    private static void CheckResponseType(string? responseType, ResponseTarget target)
    {
        switch (responseType)
        {
            case "code":
                return;
            case null:
                throw InvalidRequest(target, "missing required parameter 'response_type'");
            default:
                var tokens = responseType.Contains("token", StringComparison.Ordinal);
                throw new AuthorizationErrorException(
                    target with { InFragment = tokens },
                    "unsupported_response_type",
                    "unsupported response_type requested");
        }
    }

    private string[] ReadScopes(string parameter, SimulatedClient client, ResponseTarget target)
    {
        var known = parameter
            .Split([' ', '+'], StringSplitOptions.RemoveEmptyEntries)
            .Where(broker.Provider.Scopes.IsKnown)
            .Distinct(StringComparer.Ordinal)
            .ToArray();

        var refused = known.Where(scope => !ScopeCatalog.IsAllowed(client, scope)).ToArray();
        return refused.Length == 0
            ? known
            : throw new AuthorizationErrorException(target, "invalid_scope", "requested scope is not allowed")
            {
                Scope = string.Join(' ', refused),
            };
    }

    private static void CheckOpenId(AuthorizationParameters parameters, string[] scopes, ResponseTarget target)
    {
        if (scopes.Contains("openid", StringComparer.Ordinal))
            return;

        if (Array.Find(NeedOpenId, name => parameters[name] is not null) is { } name)
            throw InvalidRequest(target, $"openid scope must be requested when using the {name} parameter");
    }

    private static RequestedClaims ReadClaims(string? parameter, ResponseTarget target)
    {
        try
        {
            return parameter is null ? RequestedClaims.None : RequestedClaims.Parse(parameter);
        }
        catch (FormatException malformed)
        {
            throw InvalidRequest(target, malformed.Message);
        }
    }

    private string? CheckIdpHint(string? hint, ResponseTarget target) =>
        hint is null || broker.People.FindProvider(hint) is not null
            ? hint
            : throw new AuthorizationErrorException(target, "idp_hint_not_found", "provided idp_hint could not be found");

    private static AuthorizationErrorException InvalidRequest(ResponseTarget target, string description) =>
        new(target, "invalid_request", description);

    private static TimeSpan? ReadMaxAge(string? seconds) =>
        uint.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? TimeSpan.FromSeconds(age) : null;

    private static string Printable(string text) => string.Concat(text.Where(static c => !char.IsControl(c)));
}
