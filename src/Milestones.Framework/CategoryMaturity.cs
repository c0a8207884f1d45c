using System.Text.Json.Serialization;

namespace Milestones.Framework;

/// <summary>What the levels of one category mean, and how many customers have them.</summary>
public sealed record CategoryMaturity
{
    /// <summary>The category.</summary>
    public required string Category { get; init; }

    /// <summary>Features of which one makes a customer basic.</summary>
    public required IReadOnlyList<string> Basic { get; init; }

    /// <summary>Features that count towards mature.</summary>
    public required IReadOnlyList<string> Mature { get; init; }

    /// <summary>How many of the mature features make a customer mature; null: the category has none, so nobody can be.</summary>
    public required CountThreshold? Threshold { get; init; }

    /// <summary>How many of the mature features make a customer mature, as a number.</summary>
    [JsonIgnore]
    public int? MatureFrom => Threshold?.AtLeast;

    /// <summary>Every number that it could have been, on the training customers.</summary>
    public required IReadOnlyList<LevelCut> Candidates { get; init; }

    /// <summary>Who is at least basic, among all customers (of several snapshots at the latest); mature implies basic.</summary>
    public required Share ReachedBasic { get; init; }

    /// <summary>Who is mature, among the same.</summary>
    public required Share ReachedMature { get; init; }

    /// <summary>Retention of the mature against that of the others, on both parts; null where nobody can be mature.</summary>
    public required OnBothParts<AssociationFigures>? Association { get; init; }
}

/// <summary>A number of mature features from which a customer could be called mature.</summary>
/// <param name="From">The number.</param>
/// <param name="Reached">How many training customers reach it.</param>
/// <param name="RiskDifference">Their retention minus that of the others.</param>
/// <param name="AdjustedRiskDifference">The same within strata of comparable customers.</param>
public sealed record LevelCut(int From, Share Reached, Figure RiskDifference, Figure AdjustedRiskDifference);
