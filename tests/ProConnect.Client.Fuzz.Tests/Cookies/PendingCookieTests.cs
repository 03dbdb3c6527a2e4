using System.Buffers.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ProConnect.Client.AspNetCore;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Harness;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Cookies;

internal sealed class PendingCookieTests
{
    private const string State = "af0ifjsldkj-state";

    private static readonly string[] Purposes = ["ProConnect.Client.AspNetCore", "test", "SignIn", "v1"];
    private static readonly string?[] AskedStates = [State, State, State, State, State, State, State, "other", "", null];
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private static readonly string[] Forms =
    [
        $"[{CookieInput.Slot},{CookieInput.Slot}]", $"[null,{CookieInput.Slot}]", $"[{CookieInput.Slot},null]",
        CookieInput.Slot, "[]", "[null]", "null", "{}", "", "[[]]", "[1]", "\"a\"",
    ];

    private static readonly IReadOnlyList<Member>[] Entries = [[Member.OfRaw("s", CookieInput.Slot), Member.OfRaw("p", "{\".redirect\":\"/page\"}")]];

    private static readonly IReadOnlyList<Member>[] SignIns =
    [
        [
            Member.OfText("i", Bench.Issuer), Member.OfText("s", State), Member.OfText("n", "n-0S6_WzA2Mj"), Member.OfText("v", "dBjftJeZ4CVP"), Member.OfText("r", "https://app.example/callback"),
            Member.OfText("t", "2026-03-02T09:29:00+00:00"), Member.OfRaw("a", "[\"high\"]"), Member.OfRaw("m", "300"),
        ],
    ];

    private static readonly Member[] EntryMembers = [Member.OfRaw("s", "null"), Member.OfRaw("s", "{}"), Member.OfRaw("p", "null"), Member.OfRaw("p", "{\"a\":null}"), Member.OfRaw("p", "{\"a\":1}"), Member.OfRaw("p", "[]")];

    private static readonly Member[] SignInMembers =
    [
        Member.OfRaw("i", "null"), Member.OfRaw("s", "null"), Member.OfText("s", "other"), Member.OfRaw("n", "null"), Member.OfRaw("v", "null"), Member.OfRaw("r", "null"), Member.OfText("r", "/relative"),
        Member.OfText("r", "http://["), Member.OfRaw("t", "null"), Member.OfText("t", "0001-01-01T00:00:00+00:00"), Member.OfText("t", "9999-12-31T23:59:59.9999999+00:00"), Member.OfText("t", "2026-13-01"),
        Member.OfRaw("a", "null"), Member.OfRaw("a", "[null]"), Member.OfRaw("m", "9223372036854775807"), Member.OfRaw("m", "1e30"), Member.OfRaw("m", "null"),
    ];

    [Test]
    public void A_cookie_gives_back_what_was_put_into_it_or_nothing()
    {
        var protection = new EphemeralDataProtectionProvider();
        var own = protection.CreateProtector(Purposes);
        var foreign = protection.CreateProtector("another");
        var inputs = from entry in Plans.OfJson(Entries, EntryMembers)
                     from signIn in Plans.OfJson(SignIns, SignInMembers)
                     from form in Gen.Frequency((4, Gen.Constant($"[{CookieInput.Slot}]")), (1, Gen.Elements(Forms)))
                     from kind in Gen.Frequency((8, Gen.Constant(CookieKind.Protected)), (4, Gen.Elements(Enum.GetValues<CookieKind>())))
                     from seed in Gen.Choose(0, int.MaxValue)
                     from text in OddText.Any
                     select new CookieInput(entry, signIn, form, kind, seed, text);

        var tally = Generated.Check(inputs, (input, _) => Check(input, own, foreign), static input => input.Simpler());

        tally.ShouldReach("nothing");
    }

    private static string? Check(CookieInput input, IDataProtector own, IDataProtector foreign)
    {
        var asked = AskedStates[input.Seed % AskedStates.Length];
        var text = Text(input, own, foreign);
        var pending = new PendingSignIns(
            new ProtectedCookie<List<PendingEntry>>(new("test", new()), own, CookieJson.Compact.ListPendingEntry, Lifetime), new ConsumedStates(), Lifetime, new VirtualTime());

        var attempt = Attempt<PendingEntry>.Of(text.Length, [], () => pending.Take(With(text), asked, out _)!);
        pending.Add(With(text), NewEntry());
        var again = pending.Take(With(text), asked, out _);

        Violation.Unless(again is null, "The same sign-in was given twice.");
        if (attempt.Value is { } entry)
            CheckTaken(input, entry, asked);
        else
            Violation.Unless(!input.IsSound || !string.Equals(asked, State, StringComparison.Ordinal), "The sound cookie gives nothing.");
        return attempt.Value is null ? "nothing" : null;
    }

    private static void CheckTaken(CookieInput input, PendingEntry entry, string? asked)
    {
        var signIn = entry.SignIn;
        Violation.Unless(input.Kind is not (CookieKind.OfAnotherPurpose or CookieKind.Noise), "What was not protected for this purpose is taken.");
        Violation.Unless(string.Equals(signIn.State, asked, StringComparison.Ordinal), "The state is another.");
        Violation.Unless(
            entry.Properties is not null && signIn is { Issuer: not null, Nonce: not null, CodeVerifier: not null, RedirectUri.IsAbsoluteUri: true, AcrValues: not null } && signIn.AcrValues.All(static value => value is not null),
            "A sign-in that lacks something is given.");
        Violation.Unless(input.Kind is CookieKind.Protected || Mentions(input.Content(), signIn.Nonce), "What is taken is not what was protected.");
    }

    private static bool Mentions(byte[] content, string nonce) => System.Text.Encoding.UTF8.GetString(content).Contains(JsonEncodedText.Encode(nonce, CookieJson.Compact.Options.Encoder).ToString(), StringComparison.Ordinal);

    private static string Text(CookieInput input, IDataProtector own, IDataProtector foreign)
    {
        if (input.Kind is CookieKind.Noise)
            return input.Text;
        var bytes = (input.Kind is CookieKind.OfAnotherPurpose ? foreign : own).Protect(input.Content());
        if (input.Kind is CookieKind.BitFlipped)
            bytes[input.Seed % bytes.Length] ^= (byte)(1 << (input.Seed % 8));
        var text = Base64Url.EncodeToString(input.Kind is CookieKind.Truncated ? bytes[..(input.Seed % bytes.Length)] : bytes);
        return input.Kind is CookieKind.Damaged ? text.Insert(input.Seed % (text.Length + 1), input.Text) : text;
    }

    private static DefaultHttpContext With(string cookie)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "https";
        context.Features.Set<IRequestCookiesFeature>(new OneCookie(cookie));
        return context;
    }

    private static PendingEntry NewEntry() => new(
        new PendingSignIn { Issuer = Bench.Issuer, State = "new", Nonce = "n", CodeVerifier = "v", RedirectUri = new Uri("https://app.example/callback"), StartedAt = VirtualTime.Start },
        []);
}
