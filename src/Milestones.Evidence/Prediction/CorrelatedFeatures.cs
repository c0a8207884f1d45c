using Milestones.Forests;
using Milestones.Forests.Clusters;
using Milestones.Usage;

namespace Milestones.Evidence.Prediction;

/// <summary>Finds the features that go together, and what the forest hears of each beyond the others.</summary>
internal static class CorrelatedFeatures
{
    /// <summary>The clusters of two or more features.</summary>
    /// <param name="model">The forest.</param>
    /// <param name="features">The features among its columns, which come first, as columns of their own.</param>
    /// <param name="importance">The importance of all columns.</param>
    /// <param name="noise">Importance up to which nothing is heard.</param>
    /// <param name="study">Correlation from which features go together, shuffles, seed.</param>
    /// <param name="run">Threads and progress.</param>
    public static IReadOnlyList<FeatureCluster> Find(
        RandomForestModel model, IReadOnlyList<ForestColumn> features, ImportanceResult importance, double noise, Study study, AnalysisRun run)
    {
        var step = run.ForestStep("finding features that go together");
        var clusters = ColumnClusters
            .Find(BinnedMatrix.Create(features, step), study.Rules.RedundancyCorrelation, step)
            .Where(cluster => cluster.Members.Count > 1)
            .ToList();
        if (clusters.Count == 0 || study.Forest.ClusterShuffles == 0)
        {
            return [.. clusters.Select((cluster, i) => NotMeasured(i + 1, cluster, features))];
        }

        var findings = ClusterImportance.Compute(
            model.Forest,
            model.Matrix,
            model.Labels,
            clusters,
            study.Seed.For("clusters"),
            new ClusterImportanceOptions { Shuffles = study.Forest.ClusterShuffles, MinStratum = study.Rules.MinStratum },
            run.ForestStep("measuring importance of features that go together"),
            importance);
        return [.. findings.Select((finding, i) => Measured(i + 1, finding, features, noise))];
    }

    private static FeatureCluster NotMeasured(int number, ColumnCluster cluster, IReadOnlyList<ForestColumn> features) => new()
    {
        Number = number,
        MeanCorrelation = cluster.MeanCorrelation,
        JointImportance = double.NaN,
        JointStandardError = double.NaN,
        Members = [.. cluster.Members.Select(j => new ClusterMember(features[j].Name, new Dictionary<string, double>(), null))],
    };

    private static FeatureCluster Measured(int number, ClusterFinding finding, IReadOnlyList<ForestColumn> features, double noise)
    {
        var members = finding.Cluster.Members;
        return NotMeasured(number, finding.Cluster, features) with
        {
            JointImportance = finding.Joint,
            JointStandardError = finding.JointStandardError,
            Members = [.. members.Select((j, place) => new ClusterMember(
                features[j].Name,
                members.Index().Where(other => other.Index != place).ToDictionary(other => features[other.Item].Name, other => finding.Beyond[place][other.Index]),
                finding.CopyOf(place, noise) is { } source ? features[source].Name : null))],
        };
    }
}
