using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Claims;

/// <summary>An application with two providers, each of which could speak in the name of the other.</summary>
internal sealed class MixUpTests : ConformanceFixture
{
    private ProConnectSimulator _other = null!;
    private TokenForge _forge = null!;
    private TokenForge _otherForge = null!;

    private static IEnumerable<TestCaseData> Tokens =>
    [
        Mix("the other's token, whole", "key_not_found", issuedByOther: true, signedByOther: true, namesOther: true),
        Mix("the other's signature, our issuer", "key_not_found", issuedByOther: false, signedByOther: true, namesOther: true),
        Mix("the other's signature under our key's name", "signature", issuedByOther: false, signedByOther: true, namesOther: false),
        Mix("the other's issuer, our signature", "iss", issuedByOther: true, signedByOther: false, namesOther: false),
    ];

    [OneTimeSetUp]
    public async Task StartOtherProviderAsync()
    {
        _other = await ProConnectSimulator.StartAsync(options =>
        {
            options.TimeProvider = Time;
            options.ScriptedSignIn = true;
            foreach (var client in SimulatedClients.All)
                options.Clients.Add(client);
        });
        _forge = await TokenForge.CreateAsync(Simulator, SimulatedClients.Default);
        _otherForge = await TokenForge.CreateAsync(_other, SimulatedClients.Default);
    }

    [OneTimeTearDown]
    public async Task StopOtherProviderAsync() => await _other.DisposeAsync();

    [Case("C03")]
    [TestCaseSource(nameof(Tokens))]
    public async Task A_token_of_another_provider_of_the_application_is_refused(string reason, bool issuedByOther, bool signedByOther, bool namesOther)
    {
        var application = await StartBothAsync();
        var browser = OpenBrowser(application);
        await browser.CompleteAsync(persona: Marc);
        Faults.IdToken = token =>
        {
            var jws = Jws.Parse(token);
            var (header, claims) = (jws.HeaderJson, jws.PayloadJson);
            claims["iss"] = issuedByOther ? _other.Issuer : Simulator.Issuer;
            header["kid"] = (namesOther ? _otherForge : _forge).RsaJwk["kid"]!.DeepClone();
            return (signedByOther ? _otherForge : _forge).Write("RS256", Jws.Encode(header.ToJsonString()), Jws.Encode(Encoding.UTF8.GetBytes(claims.ToJsonString())));
        };
        var callback = await browser.ReachCallbackAsync(persona: Camille);
        Simulator.Requests.Clear();

        await RefusesAsync(application, browser, callback, $"id_token.{reason}");
    }

    [Case("C03")]
    [TestCase("proconnect")]
    [TestCase("other")]
    public async Task Each_provider_signs_in_its_own_users(string prefix)
    {
        var browser = OpenBrowser(await StartBothAsync());

        await browser.CompleteAsync(persona: Camille, prefix: prefix);

        Assert.That((await browser.GetAsync("api/claims")).Body, Does.Contain(Camille.Sub));
        Observed.Outcome("accepted");
    }

    private async Task<Application> StartBothAsync()
    {
        var application = await StartApplicationAsync(setup =>
        {
            setup.Authentication = (builder, configuration) => builder
                .AddCookie()
                .AddProConnect(configuration.GetSection("ProConnect"))
                .AddProConnect("Other", options =>
                {
                    options.Issuer = _other.Issuer;
                    options.ClientId = SimulatedClients.Default.ClientId;
                    options.ClientSecret = SimulatedClients.Default.ClientSecret;
                    options.UserInfoSignedResponseAlg = "RS256";
                });
            setup.Map = static app =>
            {
                app.MapProConnect();
                app.MapProConnect("Other");
            };
        });
        await application.WarmUpAsync();
        return application;
    }

    private static TestCaseData Mix(string name, string reason, bool issuedByOther, bool signedByOther, bool namesOther) =>
        new TestCaseData(reason, issuedByOther, signedByOther, namesOther).SetArgDisplayNames(name);
}
