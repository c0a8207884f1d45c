using Milestones.Numerics;

namespace Milestones.Evidence;

/// <summary>
/// Two engines that share no code looked at the same customers. What both say does not depend on how either is made.
/// </summary>
public sealed record EngineAgreement
{
    /// <summary>The engine that the study asks for, by which features are ranked.</summary>
    public required EngineSummary Engine { get; init; }

    /// <summary>The product's own, that ran beside it.</summary>
    public required EngineSummary Other { get; init; }

    /// <summary>Spearman's correlation of the two importances over the features, in [−1, 1]; NaN where one engine gives all the same.</summary>
    public required double RankCorrelation { get; init; }

    /// <summary>One entry per feature of the catalog, in its order.</summary>
    public required IReadOnlyList<EngineFeature> Features { get; init; }

    /// <summary>How many features are among the first <paramref name="count"/> of both rankings.</summary>
    public int SharedAmongFirst(int count) => Features.Count(feature => feature.Engine.Rank <= count && feature.Other.Rank <= count);
}

/// <summary>An engine and what it is worth here.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ImportanceMeasure">What its importance measures.</param>
/// <param name="UnseenRows">How it predicts customers that its trees did not see.</param>
/// <param name="Auc">Its AUC on them.</param>
/// <param name="HasSkill">Whether it passes the skill gate.</param>
/// <param name="NoiseLine">Importance that chance alone reaches, in its own measure (<see cref="ForestReport.NoiseLine"/>).</param>
public sealed record EngineSummary(string Name, string ImportanceMeasure, string UnseenRows, Estimate Auc, bool HasSkill, double NoiseLine);

/// <summary>What two engines say of one feature.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Engine">The engine that the study asks for.</param>
/// <param name="Other">The product's own.</param>
public sealed record EngineFeature(string Feature, EngineOpinion Engine, EngineOpinion Other)
{
    /// <summary>Whether the verdict would be another with the other engine.</summary>
    public bool VerdictDepends => Engine.Verdict != Other.Verdict;

    /// <summary>Whether one engine uses the feature beyond what chance reaches and the other does not.</summary>
    public bool IsHeardByOneOnly => Engine.IsHeard != Other.IsHeard;
}

/// <summary>What one engine says of a feature.</summary>
/// <param name="Rank">Place in its ranking, from 1.</param>
/// <param name="Importance">Importance, in the engine's measure.</param>
/// <param name="StandardError">How much of that is owed to the chance in its computation.</param>
/// <param name="IsHeard">Whether the importance lies above the engine's noise line.</param>
/// <param name="Verdict">The verdict with this engine.</param>
public sealed record EngineOpinion(int Rank, double Importance, double StandardError, bool IsHeard, Verdict Verdict);
