using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Storage;

namespace ProConnect.Client.Simulator.Sessions;

/// <summary>One authorization request on its way through the pages, in one browser.</summary>
internal sealed class Interaction(SimulatedProvider provider, AuthorizationRequest request, string browserId, DateTimeOffset expiresAt)
{
    public string Id { get; } = RandomValue.Create();

    public SimulatedProvider Provider => provider;

    public AuthorizationRequest Request => request;

    public string BrowserId => browserId;

    public DateTimeOffset ExpiresAt => expiresAt;

    /// <summary>What the user typed, or the application hinted.</summary>
    public string? Email { get; set; } = request.LoginHint;

    /// <summary>The identity provider she was sent to.</summary>
    public string? IdpId { get; set; }

    /// <summary>Whether she chose an organisation on the way.</summary>
    public bool HasChosenOrganization { get; set; }

    /// <summary>Whether she went over her personal information on the way.</summary>
    public bool HasReviewedInformation { get; set; }

    /// <summary>What the application is told when the user goes back to it without having signed in.</summary>
    public (string Error, string Description) Outcome { get; set; } =
        ("server_error", "authentication aborted due to a technical error on the authorization server");
}
