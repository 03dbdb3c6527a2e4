using System.Text.RegularExpressions;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.MonComptePro;

/// <summary>A simulated MonComptePro, and how one goes through its pages.</summary>
internal abstract class MonCompteProFixture : SimulatorFixture
{
    protected const string EveryScope = "openid email profile phone organization organizations";

    protected static Persona Ines => MonCompteProPersonas.InesMoreau;

    protected static SimulatedClient Client { get; } = new()
    {
        ClientId = "client_id",
        ClientSecret = "client_secret",
        Name = "Service & <essai>",
        RedirectUris = { TestClients.RedirectUri },
        PostLogoutRedirectUris = { TestClients.PostLogoutRedirectUri },
        UserInfoSignedResponseAlg = null,
    };

    protected static SimulatedClient Signed { get; } = new()
    {
        ClientId = "signed",
        ClientSecret = "another_secret",
        RedirectUris = { TestClients.RedirectUri },
        IdTokenSignedResponseAlg = "ES256",
        UserInfoSignedResponseAlg = "ES256",
    };

    protected override SimulatedProvider Provider => SimulatedProvider.MonComptePro;

    protected override IEnumerable<SimulatedClient> Clients => [Client, Signed];

    protected static AuthorizeRequest Request(Persona? persona = null, string scope = EveryScope) => new AuthorizeRequest(Client, persona).With("scope", scope);

    protected async Task<Answer> BeginAsync(AuthorizeRequest request) => await Browser.FollowAsync(await Browser.AuthorizeAsync(request));

    protected async Task<Answer> SubmitAsync(Answer page, params (string Name, string Value)[] form) =>
        await Browser.FollowAsync(await Browser.PostAsync(Regex.Match(page.Body, "action=\"([^\"]+)\"").Groups[1].Value, form));

    protected async Task<Support.Tokens> FinishAsync(Answer redirect, SimulatedClient? client = null)
    {
        Assert.That(redirect.Location, Does.Contain("code="), redirect.Body);
        return new Support.Tokens((await RedeemAsync(redirect.Redirect["code"], client ?? Client)).Json);
    }

    protected async Task<Support.Tokens> SignInAndChooseAsync(Persona persona, string? siret = null, AuthorizeRequest? request = null)
    {
        var page = await BeginAsync(request ?? Request());
        var answer = await SubmitAsync(page, ("persona", persona.Email));
        return await FinishAsync(siret is null ? answer : await SubmitAsync(answer, ("siret", siret)));
    }
}
