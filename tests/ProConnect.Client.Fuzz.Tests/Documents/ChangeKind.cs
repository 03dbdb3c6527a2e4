namespace ProConnect.Client.Fuzz.Tests.Documents;

internal enum ChangeKind
{
    Drop,
    Repeat,
    RepeatOtherwise,
    SetValue,
    Rename,
    Add,
    SetNamed,
    MoveToEnd,
}
