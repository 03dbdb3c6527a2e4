using System.Net.Http.Headers;

namespace ProConnect.Client.Core.Discovery;

internal sealed record Fetched<T>(T Value, CacheControlHeaderValue? CacheControl);
