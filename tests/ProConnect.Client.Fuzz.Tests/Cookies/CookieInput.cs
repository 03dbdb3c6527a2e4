using System.Text;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Cookies;

/// <summary>What a cookie holds and what happened to it on the way.</summary>
/// <param name="Entry">The entry, of which the sign-in is a part of its own.</param>
/// <param name="SignIn">The sign-in.</param>
/// <param name="Form">Where the entry stands in the list.</param>
/// <param name="Kind">What happened to the protected text.</param>
/// <param name="Seed">Where and how.</param>
/// <param name="Text">The text that takes its place, for noise.</param>
internal sealed record CookieInput(Plan Entry, Plan SignIn, string Form, CookieKind Kind, int Seed, string Text)
{
    /// <summary>Stands for the sign-in in <see cref="Entry"/>, and for the entry in <see cref="Form"/>.</summary>
    public const string Slot = "[\"here\"]";

    public bool IsSound => Kind is CookieKind.Protected && Entry.IsSound && SignIn.IsSound && string.Equals(Form, $"[{Slot}]", StringComparison.Ordinal);

    public byte[] Content()
    {
        var entry = Entry.ToJson().Replace(Slot, SignIn.ToJson(), StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(Form.Replace(Slot, entry, StringComparison.Ordinal));
        return Entry.Noise?.ApplyTo(bytes) ?? bytes;
    }

    public IEnumerable<CookieInput> Simpler() =>
        [.. Entry.Simpler().Select(entry => this with { Entry = entry }), .. SignIn.Simpler().Select(signIn => this with { SignIn = signIn })];

    public override string ToString() => $"{Kind} {Seed} {Shown.Of(Text)} of {Shown.Of(Content())}";
}
