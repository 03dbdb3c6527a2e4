namespace ProConnect.Client.Fuzz.Tests.Harness;

internal enum StreamKind
{
    Whole,
    Trickling,
    Breaking,
    Endless,
}
