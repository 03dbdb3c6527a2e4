using System.Net;
using System.Text;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Tokens;

internal sealed class ClientAuthenticationTests : SimulatorFixture
{
    private static readonly SimulatedClient Client = TestClients.Default;

    [Test]
    public async Task Basic_is_accepted_too()
    {
        var code = await ObtainCodeAsync(new AuthorizeRequest(persona: Personas.CamilleDurand));

        var answer = await PostWithHeaderAsync(
            Basic(Client.ClientId, Client.ClientSecret),
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", TestClients.RedirectUri));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Body);
    }

    [Test]
    public async Task No_client_at_all_is_an_invalid_request()
    {
        AssertError(
            await Browser.PostAsync("/token", ("grant_type", "authorization_code")),
            HttpStatusCode.BadRequest,
            "invalid_request",
            "no client authentication mechanism provided");
    }

    [TestCase("default-client", "wrong")]
    [TestCase("default-client", "")]
    [TestCase("unknown", "default-client-secret-0123456789abcdef")]
    [TestCase("inactive-client", "inactive-secret-0123456789abcdefghijkl")]
    public async Task A_wrong_missing_or_unknown_credential_is_an_invalid_client(string id, string secret)
    {
        AssertError(
            await Browser.PostAsync("/token", ("grant_type", "authorization_code"), ("client_id", id), ("client_secret", secret)),
            HttpStatusCode.Unauthorized,
            "invalid_client",
            "client authentication failed");
    }

    [Test]
    public async Task A_wrong_secret_in_basic_is_an_invalid_client()
    {
        AssertError(
            await PostWithHeaderAsync(Basic(Client.ClientId, "wrong")),
            HttpStatusCode.Unauthorized,
            "invalid_client",
            "client authentication failed");
    }

    [Test]
    public async Task Two_mechanisms_at_once_are_refused()
    {
        AssertError(
            await PostWithHeaderAsync(Basic(Client.ClientId, Client.ClientSecret), ("client_secret", Client.ClientSecret)),
            HttpStatusCode.BadRequest,
            "invalid_request",
            "client authentication must only be provided using one mechanism");
    }

    [Test]
    public async Task Two_different_clients_are_refused()
    {
        AssertError(
            await PostWithHeaderAsync(Basic(Client.ClientId, Client.ClientSecret), ("client_id", "plain-client")),
            HttpStatusCode.BadRequest,
            "invalid_request",
            "mismatch in body and authorization client ids");
    }

    [TestCase("Basic")]
    [TestCase("Basic !!!!")]
    [TestCase("Basic bm9jb2xvbg==")]
    [TestCase("Bearer abc")]
    [TestCase("Basic a b c")]
    public async Task A_malformed_header_is_an_invalid_request(string header)
    {
        AssertError(
            await PostWithHeaderAsync(header),
            HttpStatusCode.BadRequest,
            "invalid_request",
            "invalid authorization header value format");
    }

    [Test]
    public async Task An_empty_secret_in_basic_is_an_invalid_request()
    {
        AssertError(
            await PostWithHeaderAsync(Basic(Client.ClientId, "")),
            HttpStatusCode.BadRequest,
            "invalid_request",
            "client_secret must be provided in the Authorization header");
    }

    [Test]
    public async Task A_parameter_given_twice_is_refused()
    {
        AssertError(
            await PostAsClientAsync("/token", null, ("code", "a"), ("code", "b")),
            HttpStatusCode.BadRequest,
            "invalid_request",
            "'code' parameter must not be provided twice");
    }

    [Test]
    public async Task A_body_that_is_no_form_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Browser.Resolve("/token"));
        request.Content = new StringContent("{}", Encoding.UTF8, "application/json");

        AssertError(
            await Browser.SendAsync(request),
            HttpStatusCode.BadRequest,
            "invalid_request",
            "only application/x-www-form-urlencoded content-type bodies are supported on POST /token");
    }

    private async Task<Answer> PostWithHeaderAsync(string header, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Browser.Resolve("/token"));
        request.Headers.TryAddWithoutValidation("Authorization", header);
        request.Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Browser.SendAsync(request);
    }

    private static string Basic(string id, string secret) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"))}";

    private static void AssertError(Answer answer, HttpStatusCode status, string error, string description)
    {
        Assert.That(answer.Status, Is.EqualTo(status), answer.Body);
        Assert.That((string?)answer.Json["error"], Is.EqualTo(error));
        Assert.That((string?)answer.Json["error_description"], Is.EqualTo(description));
    }
}
