using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ProConnect.Client.Fuzz.Tests.Cookies;

/// <summary>A request on which every cookie that is asked for has the same text, whatever a parser of headers would say to it.</summary>
internal sealed class OneCookie(string text) : IRequestCookieCollection, IRequestCookiesFeature
{
    public int Count => 1;

    public ICollection<string> Keys => [];

    public IRequestCookieCollection Cookies { get => this; set => throw new NotSupportedException(); }

    public string this[string key] => text;

    public bool ContainsKey(string key) => true;

    public bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
    {
        value = text;
        return true;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, string>>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
