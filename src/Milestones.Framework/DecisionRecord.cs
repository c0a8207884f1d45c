using Milestones.Evidence;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>A decision beside what was computed, and what it did.</summary>
public sealed record DecisionRecord
{
    /// <summary>The feature's name.</summary>
    public required string Item { get; init; }

    /// <summary>What was decided.</summary>
    public required DecisionChoice Decision { get; init; }

    /// <summary>Who decided.</summary>
    public required string Author { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>What the evidence says.</summary>
    public required Verdict Computed { get; init; }

    /// <summary>Whether the decision counts; a later one on the same feature replaces it, and a feature that goes against
    /// retention never counts towards maturity.</summary>
    public required bool Applied { get; init; }

    /// <summary>How many customers would be mature without this decision, all others standing; null: there would be no maturity milestone.</summary>
    public required Share? MatureWithout { get; init; }

    /// <summary>By how much it moves the share of mature customers, as a difference of shares; null where one of the two is missing.</summary>
    public required double? Effect { get; init; }
}
