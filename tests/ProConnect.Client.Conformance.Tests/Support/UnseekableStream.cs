namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>A body whose length nobody knows beforehand.</summary>
internal sealed class UnseekableStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}
