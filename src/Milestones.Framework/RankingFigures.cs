using Milestones.Evidence;

namespace Milestones.Framework;

/// <summary>What the forest's ranking is worth; null stands for what was not measured.</summary>
/// <param name="NoiseLine">Importance that chance alone reaches: the size of the most negative importance of any column.</param>
/// <param name="ShadowLine">The largest importance of any shuffled copy of a column, mean over refits.</param>
/// <param name="Selected">How many features, the first of the ranking, each subsample selects.</param>
/// <param name="SelectionStability">How alike these selections are: Nogueira's index, 1 if always the same, about 0 if drawn at random.</param>
public sealed record RankingFigures(double NoiseLine, double? ShadowLine, int? Selected, Figure? SelectionStability)
{
    /// <summary>States a forest's report.</summary>
    public static RankingFigures Of(ForestReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new RankingFigures(
            report.NoiseLine,
            report.Shadows?.Line,
            report.Stability?.Selected,
            report.Stability is { } stability ? Figure.Of(stability.Index) : null);
    }
}

/// <summary>A feature among those it goes with.</summary>
/// <param name="Number">Number of the cluster, from 1.</param>
/// <param name="Members">Names of its features, this one included.</param>
/// <param name="JointImportance">Importance of all members together; null: not measured.</param>
/// <param name="ImportanceBeyondPartners">The least importance that the feature has among customers alike in any one of the others; null: not measured.</param>
/// <param name="CopyInForest">The member of which the forest takes it for a copy; null: of none.</param>
public sealed record ClusterFigures(
    int Number, IReadOnlyList<string> Members, double? JointImportance, double? ImportanceBeyondPartners, string? CopyInForest)
{
    /// <summary>States a cluster, as a member of it sees it.</summary>
    public static ClusterFigures Of(FeatureCluster cluster, string feature)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var member = cluster.Member(feature);
        return new ClusterFigures(
            cluster.Number,
            [.. cluster.Members.Select(other => other.Feature)],
            Figure.Finite(cluster.JointImportance),
            Figure.Finite(member.BeyondPartners),
            member.CopyOf);
    }
}
