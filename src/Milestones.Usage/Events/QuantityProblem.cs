namespace Milestones.Usage.Events;

/// <summary>Why a text is not a quantity.</summary>
internal enum QuantityProblem
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It is no number, or not a finite one.</summary>
    Form,

    /// <summary>It is below 0.</summary>
    Negative,

    /// <summary>It has more decimals than can be summed exactly.</summary>
    TooFine,

    /// <summary>It is larger than any quantity may be.</summary>
    TooLarge,
}
