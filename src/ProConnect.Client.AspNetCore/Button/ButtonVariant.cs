namespace ProConnect.Client.AspNetCore;

/// <summary>How a sign-in button is styled.</summary>
public enum ButtonVariant
{
    /// <summary>By the stylesheet at <c>{prefix}/button.css</c>, for pages of any design.</summary>
    Plain,

    /// <summary>By the Système de design de l'État (DSFR), which the page brings: its markup and its class names, nothing of ours.</summary>
    Dsfr,
}
