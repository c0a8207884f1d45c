namespace Milestones.Usage;

/// <summary>A human judgement on one feature, which stands beside the computed verdict and never hides it.</summary>
/// <param name="Item">The feature's name.</param>
/// <param name="Choice">What was decided.</param>
/// <param name="Author">Who decided.</param>
/// <param name="Date">When.</param>
/// <param name="Reason">Why; never empty.</param>
public sealed record Decision(string Item, DecisionChoice Choice, string Author, DateOnly Date, string Reason);

/// <summary>What can be decided about a feature.</summary>
public enum DecisionChoice
{
    /// <summary>Part of the framework at its catalog level, whatever was computed.</summary>
    Keep,

    /// <summary>Not part of the framework, whatever was computed.</summary>
    Drop,

    /// <summary>Part of the framework as a basic feature.</summary>
    Basic,

    /// <summary>Part of the framework as a mature feature.</summary>
    Mature,
}
