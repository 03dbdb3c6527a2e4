using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// <c>&lt;ProConnectButton ReturnUrl="/dossiers" /&gt;</c> in Blazor: the button that starts a sign-in, and for ProConnect the link that explains it.
/// </summary>
public sealed class ProConnectButton : ComponentBase
{
    /// <summary>Whose name the button bears.</summary>
    [Parameter]
    public ButtonProvider Provider { get; set; }

    /// <summary>How it is styled.</summary>
    [Parameter]
    public ButtonVariant Variant { get; set; }

    /// <summary>The scheme to sign in with; null for the one named like the provider.</summary>
    [Parameter]
    public string? Scheme { get; set; }

    /// <summary>Where to go once signed in: a path of this site. Null for the home page.</summary>
    [Parameter]
    public string? ReturnUrl { get; set; }

    /// <summary>The address of the provider's official asset, if you have one: none is drawn.</summary>
    [Parameter]
    public string? Logo { get; set; }

    /// <summary><c>fr</c> or <c>en</c>; null for the language that <c>UseRequestLocalization</c> chose, French unless that is English.</summary>
    [Parameter]
    public string? Lang { get; set; }

    /// <summary>Whether the link that explains ProConnect follows.</summary>
    /// <value>The default is true.</value>
    [Parameter]
    public bool Information { get; set; } = true;

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Writes the button.</summary>
    /// <param name="builder">The page.</param>
    /// <exception cref="InvalidOperationException">The scheme was not added.</exception>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var pathBase = PathString.FromUriComponent(new Uri(Navigation.BaseUri).AbsolutePath.TrimEnd('/'));
        var button = Services.GetRequiredService<SignInButtonFactory>().Create(Services.GetService<IHttpContextAccessor>()?.HttpContext, pathBase, Provider, Variant, Scheme, ReturnUrl, Logo, Lang, Information);
        builder.AddMarkupContent(0, SignInButtonHtml.Of(button));
    }
}
