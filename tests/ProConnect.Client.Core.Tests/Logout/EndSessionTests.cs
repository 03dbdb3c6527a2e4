using ProConnect.Client.Core.Logout;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Logout;

internal sealed class EndSessionTests
{
    [Test]
    public async Task The_request_names_the_client_the_session_and_where_to_go_afterwards()
    {
        using var rig = Rig.Create();

        var redirect = await rig.Party.StartSignOutAsync(new() { IdTokenHint = new("the.id.token"), PostLogoutRedirectUri = new("https://app.example/bye?x=1&y=é") });

        Assert.That(redirect, Is.Not.Null);
        var query = FormText.Read(redirect.Location.Query);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(redirect.Location.GetLeftPart(UriPartial.Path), Is.EqualTo("https://op.example/logout"));
            Assert.That(query.Keys, Is.EquivalentTo(new[] { "client_id", "id_token_hint", "post_logout_redirect_uri", "state" }));
            Assert.That(query["client_id"], Is.EqualTo(Rig.ClientId));
            Assert.That(query["id_token_hint"], Is.EqualTo("the.id.token"));
            Assert.That(query["post_logout_redirect_uri"], Is.EqualTo("https://app.example/bye?x=1&y=é"));
            Assert.That(query["state"], Is.EqualTo(redirect.State).And.Length.EqualTo(43));
            Assert.That(redirect.ToString(), Is.EqualTo(nameof(EndSessionRedirect)));
        }
    }

    [Test]
    public async Task What_is_not_given_is_not_sent_and_the_query_of_the_endpoint_is_kept()
    {
        using var rig = Rig.Create(script: static provider => provider.Metadata["end_session_endpoint"] = "https://op.example/logout?tenant=1");

        var redirect = await rig.Party.StartSignOutAsync(new());

        Assert.That(redirect?.Location.Query, Is.EqualTo($"?tenant=1&client_id={Rig.ClientId}&state={redirect?.State}"));
    }

    [Test]
    public async Task Each_request_has_a_state_of_its_own()
    {
        using var rig = Rig.Create();

        var first = await rig.Party.StartSignOutAsync(new());
        var second = await rig.Party.StartSignOutAsync(new());

        Assert.That(first?.State, Is.Not.EqualTo(second?.State));
    }

    [Test]
    public async Task A_provider_without_such_an_endpoint_gives_null()
    {
        using var rig = Rig.Create(script: static provider => provider.Metadata.Remove("end_session_endpoint"));

        Assert.That(await rig.Party.StartSignOutAsync(new()), Is.Null);
    }
}
