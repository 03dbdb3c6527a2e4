namespace ProConnect.Client.Simulator;

/// <summary>How a token is signed.</summary>
public enum TokenSignature
{
    /// <summary>As it should be.</summary>
    Valid,

    /// <summary>By a key that is not published, under the <c>kid</c> of one that is.</summary>
    OtherKey,

    /// <summary>By a key that is not published, under a <c>kid</c> nobody knows.</summary>
    UnknownKey,

    /// <summary>Not at all: <c>alg</c> is <c>none</c> and the signature is empty.</summary>
    None,

    /// <summary>By the right key, then one bit of the signature is flipped.</summary>
    Corrupted,
}
