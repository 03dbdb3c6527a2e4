using System.Net;
using System.Text.RegularExpressions;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Authorization;

internal sealed class PublicAgentTests : SimulatorFixture
{
    [Test]
    public async Task A_public_agent_enters_a_service_for_public_agents()
    {
        Assert.That(await ObtainCodeAsync(new AuthorizeRequest(TestClients.PublicAgents, Personas.FatouDiallo)), Is.Not.Empty);
    }

    [Test]
    public async Task A_private_employee_sees_why_she_is_refused_and_the_way_back_denies_access()
    {
        var page = await Browser.AuthorizeAsync(new AuthorizeRequest(TestClients.PublicAgents, Personas.MarcLeroy));
        var back = Regex.Match(page.Body, "href=\"(/api/v2/interaction/[^\"]+/error)\"").Groups[1].Value;
        var answer = await Browser.GetAsync(back);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(page.Body, Does.Contain("Y500015").And.Contain(Personas.MarcLeroy.Siret));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Redirect["error"], Is.EqualTo("access_denied"));
        Assert.That(answer.Redirect["error_description"], Is.EqualTo("authentication aborted due to invalid identity"));
        Assert.That(answer.Redirect["state"], Is.EqualTo("the-state"));
    }

    [Test]
    public async Task A_session_of_a_private_employee_does_not_open_a_service_for_public_agents()
    {
        await SignInAsync(Personas.MarcLeroy);

        var page = await Browser.AuthorizeAsync(new AuthorizeRequest(TestClients.PublicAgents));

        Assert.That(page.Body, Does.Contain("Y500015"));
    }
}
