using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// <c>&lt;proconnect-button return-url="/dossiers" /&gt;</c> in Razor Pages and views: the button that starts a sign-in, and for ProConnect
/// the link that explains it. Write <c>@addTagHelper *, ProConnect.Client.AspNetCore</c> into <c>_ViewImports.cshtml</c>.
/// </summary>
[HtmlTargetElement("proconnect-button", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProConnectButtonTagHelper : TagHelper
{
    /// <summary>Whose name the button bears.</summary>
    public ButtonProvider Provider { get; set; }

    /// <summary>How it is styled.</summary>
    public ButtonVariant Variant { get; set; }

    /// <summary>The scheme to sign in with; null for the one named like the provider.</summary>
    public string? Scheme { get; set; }

    /// <summary>Where to go once signed in: a path of this site. Null for the home page.</summary>
    public string? ReturnUrl { get; set; }

    /// <summary>The address of the provider's official asset, if you have one: none is drawn.</summary>
    public string? Logo { get; set; }

    /// <summary><c>fr</c> or <c>en</c>; null for the language that <c>UseRequestLocalization</c> chose, French unless that is English.</summary>
    public string? Lang { get; set; }

    /// <summary>Whether the link that explains ProConnect follows.</summary>
    /// <value>The default is true.</value>
    public bool Information { get; set; } = true;

    /// <summary>The page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Writes the button in place of the element.</summary>
    /// <param name="context">The element.</param>
    /// <param name="output">What becomes of it.</param>
    /// <exception cref="InvalidOperationException">The scheme was not added.</exception>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var request = ViewContext.HttpContext.Request;
        var button = ViewContext.HttpContext.RequestServices.GetRequiredService<SignInButtonFactory>()
            .Create(ViewContext.HttpContext, request.PathBase, Provider, Variant, Scheme, ReturnUrl, Logo, Lang, Information);
        output.TagName = null;
        output.Content.SetHtmlContent(SignInButtonHtml.Of(button));
    }
}
