namespace ProConnect.Client.Fuzz.Tests.Validation;

internal enum TamperKind
{
    Nothing,
    ReplaceWithinAlphabet,
    ReplaceWithAnything,
    Delete,
    Insert,
    SwapNeighbours,
    Truncate,
    Append,
    FlipCase,
    OtherHeader,
    OtherPayload,
    OtherSignature,
    MoveDot,
}
