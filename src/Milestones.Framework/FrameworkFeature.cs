using Milestones.Evidence;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>A feature as the framework defines it, with the verdict on it and its evidence.</summary>
public sealed record FrameworkFeature
{
    /// <summary>Identifier, unique in the framework.</summary>
    public required string Name { get; init; }

    /// <summary>For people.</summary>
    public required string Title { get; init; }

    /// <summary>Where its use is found.</summary>
    public required FeatureUse Use { get; init; }

    /// <summary>How use becomes a number.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Who may use it.</summary>
    public required Eligibility Eligibility { get; init; }

    /// <summary>From when on a customer has adopted it.</summary>
    public required AdoptionThreshold Adoption { get; init; }

    /// <summary>One of the framework's categories; null: none.</summary>
    public required string? Category { get; init; }

    /// <summary>Average phi of its adoption with that of the category's features, in [−1, 1], if the category is only
    /// suggested by this co-usage; null if the catalog states it.</summary>
    public required double? SuggestedByPhi { get; init; }

    /// <summary>The level that it counts for; none: it is not part of the framework.</summary>
    public required MaturityLevel Level { get; init; }

    /// <summary>What the evidence says.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The feature beyond which it says nothing; null where it stands by itself.</summary>
    public required string? RedundantWith { get; init; }

    /// <summary>What a person decided; null: nobody did.</summary>
    public required DecisionChoice? Decided { get; init; }

    /// <summary>What was expected of it, and what became of that; null where the catalog states no hypothesis.</summary>
    public required HypothesisRecord? Hypothesis { get; init; }

    /// <summary>Why the verdict is as it is, the decisive reason first.</summary>
    public required IReadOnlyList<FeatureReason> Reasons { get; init; }

    /// <summary>The numbers behind it.</summary>
    public required FeatureFigures Evidence { get; init; }

    /// <summary>The feature in a line.</summary>
    public override string ToString() =>
        $"{Name}: {VerdictWords.Of(Verdict)}, rank {Evidence.Rank}, adopted by {Evidence.Association.Training.Adoption}, adjusted lift {Evidence.Association.Training.AdjustedRiskDifference}";
}

/// <summary>Where the use of a feature is found: events, or a column.</summary>
/// <param name="Events">Exact event names.</param>
/// <param name="Prefixes">Beginnings of event names.</param>
/// <param name="Where">Condition on a property of the event; null: none.</param>
/// <param name="Column">Column of the customer table, if use is read from there; null: from events.</param>
/// <param name="NotEligible">Texts of the column that mean that the feature was not open to the customer.</param>
public sealed record FeatureUse(
    IReadOnlyList<string> Events,
    IReadOnlyList<string> Prefixes,
    PropertyCondition? Where,
    string? Column,
    IReadOnlyList<string> NotEligible)
{
    /// <summary>States where a catalog finds the use.</summary>
    /// <exception cref="ArgumentException">The source is of a kind that the format does not know.</exception>
    public static FeatureUse Of(FeatureSource source) => source switch
    {
        EventSource events => new FeatureUse(events.Names, events.Prefixes, events.Condition, null, []),
        ColumnSource column => new FeatureUse([], [], null, column.Column, column.NotEligible),
        _ => throw new ArgumentException($"The format has no word for the source {source}.", nameof(source)),
    };

    /// <summary>The source that this states.</summary>
    public FeatureSource ToSource() =>
        Column is null ? new EventSource(Events, Prefixes, Where) : new ColumnSource(Column, NotEligible);
}

/// <summary>A reason of a verdict.</summary>
/// <param name="Role">Whether it decided, or what else it is.</param>
/// <param name="Code">Stable identifier in kebab-case.</param>
/// <param name="Sentence">One sentence with the numbers in it.</param>
/// <param name="Number">The number that was compared; null where there is none.</param>
/// <param name="Limit">What it was compared with; null where there is none.</param>
public sealed record FeatureReason(ReasonRole Role, string Code, string Sentence, double? Number, double? Limit);
