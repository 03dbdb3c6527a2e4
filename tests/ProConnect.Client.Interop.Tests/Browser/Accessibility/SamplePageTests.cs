using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Accessibility;

/// <summary>The pages of the sample, which newcomers copy.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class SamplePageTests : AccessibilityFixture
{
    private static readonly Dictionary<string, (string Address, string Heading)> Pages = new(StringComparer.Ordinal)
    {
        ["/Agents"] = ("/agents", "Espace des agents publics"),
        ["/Donnees"] = ("/donnees", "Mes données"),
        ["/Index"] = ("/", "Bienvenue"),
        ["/Identity"] = ("/identity", "Mon identité"),
        ["/SignIn"] = ("/connexion", "Se connecter"),
        ["/TwoFactor"] = ("/twofactor", "Espace à double authentification"),
    };

    [Test]
    public async Task Every_page_of_somebody_signed_in_is_accessible()
    {
        await Page.SignInAsync(Personas.CamilleDurand);
        var pages = Stage.Sample.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(static endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        Assert.That(pages, Is.EquivalentTo(Pages.Keys), "A page of the sample is not scanned.");

        foreach (var (address, heading) in Pages.Values)
        {
            await OpenAsync(address);
            await ExpectNoViolationAsync(heading);
        }
    }

    [Test]
    public async Task The_home_page_of_nobody_in_particular_is_accessible()
    {
        await OpenAsync("/");

        await ExpectNoViolationAsync("Bienvenue");
    }
}
