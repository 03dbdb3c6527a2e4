using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using ProConnect.Client.AspNetCore;
using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Accessibility;

/// <summary>Every kind of error page, reached as a person reaches it.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ErrorPageTests : AccessibilityFixture
{
    private static readonly TimeSpan TooLong = TimeSpan.FromDays(1);

    private static ErrorPageKind[] Kinds => Enum.GetValues<ErrorPageKind>();

    [TestCaseSource(nameof(Kinds))]
    public async Task An_error_page_of_every_kind_is_accessible(ErrorPageKind kind)
    {
        var (heading, reach) = WayTo(kind);

        await reach();

        await ExpectNoViolationAsync(heading);
        await Assertions.Expect(Page.Locator("section[lang=fr] code")).ToHaveTextAsync(await Page.Locator("section[lang=en] code").InnerTextAsync());
    }

    private (string Heading, Func<Task> Reach) WayTo(ErrorPageKind kind) => kind switch
    {
        ErrorPageKind.Refused => ("Connexion annulée", GiveUpAsync),
        ErrorPageKind.AuthenticationRequired => ("Connexion nécessaire", HaveNoLoginPageAsync),
        ErrorPageKind.AcrNotReached => ("Niveau d’authentification insuffisant", MissLevelAsync),
        ErrorPageKind.Expired => ("La connexion a pris trop de temps", TakeTooLongAsync),
        ErrorPageKind.ProviderFailed => ("Le service de connexion a rencontré une erreur", () => AnswerAsync("server_error")),
        ErrorPageKind.Unavailable => ("Le service de connexion ne répond pas", LoseProviderAsync),
        ErrorPageKind.Lost => ("Cette connexion n’est plus valable", () => OpenAsync("/proconnect/callback?code=c&state=s")),
        ErrorPageKind.Untrusted => ("La connexion n’a pas abouti", ReceiveForgeryAsync),
        ErrorPageKind.StaleForm => ("Cette page n’était plus à jour", SubmitStaleFormAsync),
        ErrorPageKind.NotAdmitted => ("Accès non autorisé", () => MeetApplicationAsync(static context => context.Fail("not on the list"))),
        ErrorPageKind.Broken => ("Une erreur est survenue", () => MeetApplicationAsync(static _ => throw new InvalidOperationException("a bug of the application"))),
        _ => throw new NotSupportedException($"No test reaches the error page {kind}: write how."),
    };

    private async Task SignInAsync()
    {
        await OpenAsync("/identity");
        await Page.IdentifyAsync(Personas.CamilleDurand);
    }

    private async Task GiveUpAsync()
    {
        await OpenAsync("/identity");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Renoncer et retourner au service" }).ClickAsync();
    }

    private Task AnswerAsync(string error)
    {
        Stage.Simulator.Faults.AuthorizationResponse = parameters =>
        {
            parameters["code"] = null;
            parameters["error"] = error;
        };
        return SignInAsync();
    }

    // The sample has one.
    private async Task HaveNoLoginPageAsync()
    {
        var options = Stage.Sample.Services.GetRequiredService<IOptionsMonitor<RelyingPartyAuthenticationOptions>>().Get("ProConnect");
        var page = options.LoginRequiredPath;
        options.LoginRequiredPath = default;
        await AnswerAsync("login_required");
        options.LoginRequiredPath = page;
    }

    private async Task MissLevelAsync()
    {
        await OpenAsync("/twofactor");
        await Page.IdentifyAsync(Personas.BrunoLefevre);
    }

    private Task TakeTooLongAsync()
    {
        Stage.Simulator.Faults.AuthorizationResponse = _ => Stage.Time.Advance(TooLong);
        return SignInAsync();
    }

    private Task LoseProviderAsync()
    {
        Stage.Simulator.Faults.Intercept = static context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.FromResult(context.Request.Path.Value!.EndsWith("/token", StringComparison.Ordinal));
        };
        return SignInAsync();
    }

    private Task ReceiveForgeryAsync()
    {
        Stage.Simulator.Faults.IdTokenSignature = TokenSignature.OtherKey;
        return SignInAsync();
    }

    private async Task SubmitStaleFormAsync()
    {
        await SignInAsync();
        await Page.ExpectIdentityOfAsync(Personas.CamilleDurand);
        await Context.ClearCookiesAsync(new() { NameRegex = new("Antiforgery", RegexOptions.None, TimeSpan.FromSeconds(1)) });
        await Page.SignOutAsync();
    }

    private Task MeetApplicationAsync(Action<UserVerifiedContext> decide)
    {
        Stage.Sample.OnUserVerified = context =>
        {
            decide(context);
            return Task.CompletedTask;
        };
        return SignInAsync();
    }
}
