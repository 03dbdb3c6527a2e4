using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.MonComptePro;

/// <summary>The example of userinfo in MonComptePro's own documentation of December 2022.</summary>
internal sealed class DocumentedUserInfoTests : MonCompteProFixture
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
            new(16, Town, "Commune de les martres sur morge - Mairie") { IsExternal = true },
            new(17, Workshop, "Red needles SARL"),
        ],
    };

    protected override SimulatedProvider Provider => SimulatedProvider.MonComptePro2022;

    protected override void Configure(SimulatorOptions options)
    {
        options.Personas.Clear();
        options.Personas.Add(Somebody);
    }

    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        setup.Settings["Scopes"] = "openid email organizations";
    }

    [Test]
    public async Task The_documented_userinfo_signs_in_a_user_of_two_organisations_one_of_them_external()
    {
        var sent = "";
        Simulator.Faults.Answer = answer => sent = answer.Path is "/oauth/userinfo" ? answer.Text : sent;

        await SignInAsync(Somebody);

        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(sent), JsonNode.Parse(Documented)), sent);
        var user = await WhoAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string?)user["subject"], (string?)user["email"], (bool?)user["emailVerified"]), Is.EqualTo(("154", "user@red-needles-sarl.com", (bool?)true)));
            Assert.That(
                user["organizations"]!.AsArray().Select(static o => ((long?)o!["id"], (string?)o["siret"], (string?)o["label"], (bool?)o["isExternal"])),
                Is.EqualTo(new (long?, string?, string?, bool?)[]
                {
                    (16, Town, "Commune de les martres sur morge - Mairie", true),
                    (17, Workshop, "Red needles SARL", false),
                }));
            Assert.That(user["organization"], Is.Null);
        }
    }

    [Test]
    public async Task The_same_bytes_from_elsewhere_sign_her_in_too()
    {
        Simulator.Faults.Answer = static answer => answer.Text = answer.Path is "/oauth/userinfo" ? Documented : answer.Text;

        await SignInAsync(Somebody);

        Assert.That((await WhoAsync())["organizations"]!.AsArray(), Has.Count.EqualTo(2));
    }
}
