using System.Net;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Interop.Tests.Engines.Hosting;

namespace ProConnect.Client.Interop.Tests.Engines.Identite;

/// <summary>The engine's ProConnect Identité through the adapter of MonComptePro.</summary>
internal sealed class IdentiteAdapterTests() : EngineFixture(EngineProfile.Identite)
{
    [TestCase(null)]
    [TestCase("ES256")]
    public async Task A_user_and_her_organisation_are_read(string? userInfoAlg)
    {
        var visit = await OpenAsync(new ClientRegistration { UserInfoSignedResponseAlg = userInfoAlg }, UseAdapter);

        await visit.SignInAsync(Profile.Strong);

        var user = visit.SignIn.CreatePrincipal(Profile.Scheme).GetMonCompteProUser(Profile.Scheme)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((user.Subject, user.Email, user.EmailVerified, user.GivenName, user.FamilyName, user.Job), Is.EqualTo(("154", Profile.Strong.Email, (bool?)true, "Inès", "Petit", "Secrétaire de mairie")));
            Assert.That((user.UpdatedAt, user.PhoneNumberVerified, user.Acr), Is.EqualTo((new DateTimeOffset(2026, 5, 4, 9, 30, 0, TimeSpan.Zero), (bool?)false, "eidas1")));
            Assert.That((user.Organization!.Label, user.Organization.IsInternal, user.Organization.IsCommune, user.Organization.IsPublicService), Is.EqualTo(("Commune de Saint-Exemple", true, (bool?)true, (bool?)true)));
            Assert.That(user.Organizations, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_level_out_of_reach_is_told_from_a_refusal()
    {
        var visit = await OpenAsync(configure: setup =>
        {
            UseAdapter(setup);
            setup.Settings["Acr:Require"] = "TwoFactor";
        });

        var page = await visit.ReachProviderPageAsync(Profile.Ordinary);
        var answer = await visit.LeaveByLinkAsync(page, "Revenir au service");

        Expect.ErrorPage(answer, HttpStatusCode.Forbidden, visit.Application.Logs, "acr_not_reached");
    }

    private void UseAdapter(ApplicationSetup setup) =>
        setup.Authentication = (builder, configuration) => builder.AddCookie().AddMonComptePro(Profile.Scheme, configuration.GetSection("ProConnect"));
}
