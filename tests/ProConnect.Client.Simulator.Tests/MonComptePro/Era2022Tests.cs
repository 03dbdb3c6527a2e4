using System.Net;
using System.Text.Json.Nodes;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.MonComptePro;

/// <summary>MonComptePro as its documentation described it in December 2022.</summary>
internal sealed class Era2022Tests : MonCompteProFixture
{
    private const string Documented =
        """
        {
            "email": "user@red-needles-sarl.com",
            "email_verified": true,
            "organizations":
            [{
                "id": 16,
                "siret": "21630215800011",
                "label": "Commune de les martres sur morge - Mairie",
                "is_external": "true"
            }, {
                "id": 17,
                "siret": "83951732300011",
                "label": "Red needles SARL",
                "is_external": "false"
            }],
            "sub": 154
        }
        """;

    private static readonly Persona Somebody = MonCompteProPersonas.InesMoreau with
    {
        Email = "user@red-needles-sarl.com",
        Sub = "154",
        Organizations =
        [
            new(16, "21630215800011", "Commune de les martres sur morge - Mairie") { IsExternal = true },
            new(17, "83951732300011", "Red needles SARL"),
        ],
    };

    protected override SimulatedProvider Provider => SimulatedProvider.MonComptePro2022;

    [Test]
    public async Task Userinfo_is_the_documented_one_to_the_letter()
    {
        var tokens = await FinishAsync(await Browser.AuthorizeAsync(Request(Somebody, "openid email organizations")));

        var userInfo = await UserInfoAsync(tokens.AccessToken);

        Assert.That(JsonNode.DeepEquals(userInfo.Json, JsonNode.Parse(Documented)), userInfo.Body);
        Assert.That(tokens.IdToken.Claims["sub"]!.ToJsonString(), Is.EqualTo("\"154\""));
    }

    [Test]
    public async Task There_is_no_organisation_to_choose_and_no_prompt_for_it()
    {
        var answer = await Browser.AuthorizeAsync(Request(Somebody).With("prompt", "select_organization"));

        Assert.That(answer.Redirect["error"], Is.EqualTo("invalid_request"));
    }

    [Test]
    public async Task There_is_one_level_and_no_scope_of_one_organisation()
    {
        var metadata = (await Browser.GetAsync("/.well-known/openid-configuration")).Json;

        Assert.That(metadata["acr_values_supported"]!.ToJsonString(), Is.EqualTo("""["eidas1"]"""));
        Assert.That(metadata["scopes_supported"]!.AsArray().Select(static scope => (string)scope!), Is.EquivalentTo(new[] { "openid", "email", "profile", "organizations", "phone" }));
    }

    [Test]
    public async Task Http_Basic_is_accepted()
    {
        var answer = await Browser.AuthorizeAsync(Request(Somebody));
        using var request = new HttpRequestMessage(HttpMethod.Post, Browser.Resolve("/oauth/token"))
        {
            Content = new FormUrlEncodedContent([new("grant_type", "authorization_code"), new("code", answer.Redirect["code"]), new("redirect_uri", TestClients.RedirectUri)]),
            Headers = { Authorization = new("Basic", Convert.ToBase64String("client_id:client_secret"u8)) },
        };

        Assert.That((await Browser.SendAsync(request)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    protected override void Configure(SimulatorOptions options)
    {
        options.Personas.Clear();
        options.Personas.Add(Somebody);
    }
}
