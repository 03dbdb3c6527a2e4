namespace ProConnect.Client.Fuzz.Tests.Documents;

/// <summary>One change to a list of members.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Position">To which member, counted round.</param>
/// <param name="New">The name or value that it brings.</param>
internal sealed record Change(ChangeKind Kind, int Position, Member New)
{
    public void ApplyTo(List<Member> members)
    {
        if (Kind is ChangeKind.Add || members.Count == 0)
        {
            members.Insert(Position % (members.Count + 1), New);
            return;
        }

        var at = Kind is ChangeKind.SetNamed && members.FindIndex(member => string.Equals(member.Name, New.Name, StringComparison.Ordinal)) is >= 0 and var named
            ? named
            : Position % members.Count;
        var old = members[at];
        switch (Kind)
        {
            case ChangeKind.Drop:
                members.RemoveAt(at);
                break;
            case ChangeKind.Repeat:
                members.Add(old);
                break;
            case ChangeKind.RepeatOtherwise:
                members.Add(old with { Value = New.Value });
                break;
            case ChangeKind.SetValue:
                members[at] = old with { Value = New.Value };
                break;
            case ChangeKind.Rename:
                members[at] = old with { Name = New.Name };
                break;
            case ChangeKind.SetNamed:
                members[at] = New;
                break;
            default:
                members.RemoveAt(at);
                members.Add(old);
                break;
        }
    }
}
