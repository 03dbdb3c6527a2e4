using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Claims;

namespace ProConnect.Client.Simulator.Sessions;

internal static class SessionReuse
{
    /// <summary>Whether a session answers a request without asking the user anything.</summary>
    public static bool IsAllowed(BrokerSession session, AuthorizationRequest request) =>
        IsSameOrAbsent(request.IdpHint, session.Persona.IdpId, StringComparison.Ordinal)
        && IsSameOrAbsent(request.LoginHint, session.Persona.Email, StringComparison.OrdinalIgnoreCase)
        && MeetsRequiredAcr(session, request);

    private static bool IsSameOrAbsent(string? hint, string value, StringComparison comparison) =>
        hint is null || hint.Equals(value, comparison);

    private static bool MeetsRequiredAcr(BrokerSession session, AuthorizationRequest request) =>
        request.RequiredAcrs is null || (request.Accepts(session.Acr) && !AcrValues.NeedsFreshAuthentication(session.Acr));
}
