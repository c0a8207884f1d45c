using System.Text.Json.Serialization;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>
/// Maturity: what customers who stay do. A customer is mature in a category from a number of its mature features on
/// (each at its threshold), basic from one basic feature on, and mature altogether when mature in enough categories.
/// </summary>
public sealed record MaturityMilestone
{
    /// <summary>When features are measured, in days from the snapshot, or from the signup in tenure mode; null for a ready feature table.</summary>
    public required DayWindow? Window { get; init; }

    /// <summary>The categories that have features, in the framework's order.</summary>
    public required IReadOnlyList<CategoryMaturity> Categories { get; init; }

    /// <summary>In how many categories a customer must be mature to count as mature altogether.</summary>
    public required CountThreshold Threshold { get; init; }

    /// <summary>In how many categories a customer must be mature, as a number.</summary>
    [JsonIgnore]
    public int RequiredCategories => Threshold.AtLeast;

    /// <summary>How many customers are mature altogether, and what became of them.</summary>
    public required Headline Headline { get; init; }

    /// <summary>The headline if the definition were another: one category fewer or more, or without one of the categories.</summary>
    public required IReadOnlyList<HeadlineVariant> Sensitivity { get; init; }

    /// <summary>Retention by the number of categories in which customers are mature.</summary>
    public required OnBothParts<RetentionTrend> RetentionByCategories { get; init; }

    /// <summary>The secondary outcomes of the mature, in the study's order.</summary>
    public required IReadOnlyList<MaturityOutcome> Secondary { get; init; }

    /// <summary>The headline as computed, had nobody decided anything; null where the evidence alone supports no maturity.</summary>
    public required Headline? WithoutDecisions { get; init; }
}

/// <summary>How many customers are mature altogether.</summary>
/// <param name="Mature">Among all customers, training and held out; of several snapshots at the latest, where each customer counts once.</param>
/// <param name="Association">Their retention against that of the others, on both parts.</param>
public sealed record Headline(Share Mature, OnBothParts<AssociationFigures> Association)
{
    /// <summary>The same on those held out of whom no training row is, where several snapshots are pooled; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AssociationFigures? HoldOutUnseen { get; init; }
}

/// <summary>A secondary outcome of the customers who are mature altogether, among those of whom it is known.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Association">How many of the mature reached it, against the others; retained stands for having reached it.</param>
/// <param name="ByCategories">How many reached it, by the number of categories in which customers are mature.</param>
public sealed record MaturityOutcome(string Outcome, OnBothParts<AssociationFigures> Association, OnBothParts<RetentionTrend> ByCategories);

/// <summary>The headline under another definition.</summary>
/// <param name="RequiredCategories">In how many categories a customer must be mature.</param>
/// <param name="WithoutCategory">The category that is left out; null: none.</param>
/// <param name="Headline">What it would be.</param>
public sealed record HeadlineVariant(int RequiredCategories, string? WithoutCategory, Headline Headline);

/// <summary>Retention by the number of categories in which customers are mature.</summary>
/// <param name="Steps">From no category up; only numbers that occur.</param>
/// <param name="Trend">Cochran–Armitage test: a positive statistic means that retention rises.</param>
/// <param name="TrendWithinStrata">Mantel's extension: the same among comparable customers.</param>
public sealed record RetentionTrend(IReadOnlyList<RetentionAtCount> Steps, TestFigure Trend, TestFigure TrendWithinStrata);

/// <summary>Retention of the customers who are mature in this many categories.</summary>
/// <param name="Categories">In how many.</param>
/// <param name="Retained">Retained among them.</param>
public sealed record RetentionAtCount(int Categories, Share Retained);
