using Milestones.Forests.Importance;
using Milestones.Numerics;

namespace Milestones.Forests.Clusters;

/// <summary>
/// The importance of columns that stand for each other: correlated columns share their importance, so that each may look
/// weak although the forest could not do without them all, and a copy may look as strong as its source.
/// </summary>
public static class ClusterImportance
{
    /// <summary>For each cluster its joint importance, and its members' importance beyond each other.</summary>
    /// <remarks>
    /// Joint: whole rows are shuffled among a tree's out-of-bag rows that have a value in every member; a Monte Carlo mean
    /// over trees and shuffles. Beyond a partner: the exact importance, values exchanged among rows with the same value of the
    /// partner, or neighbouring values where these have too few rows. Costs at most as much as the exact importance of all
    /// columns for every member of the largest cluster.
    /// </remarks>
    /// <param name="forest">The forest; grown with out-of-bag rows.</param>
    /// <param name="matrix">The matrix it was trained on.</param>
    /// <param name="labels">The labels it was trained on.</param>
    /// <param name="clusters">Disjoint groups of columns, as from <see cref="ColumnClusters"/>.</param>
    /// <param name="seed">Of the shuffles.</param>
    /// <param name="options">Loss, shuffles, strata; the defaults when null.</param>
    /// <param name="run">Threads, progress, cancellation; the default when null.</param>
    /// <param name="own">The exact importance of all columns by the same loss, if it is known already; computed when null.</param>
    /// <exception cref="ArgumentException">The rows are not those of the training, or there are no shuffles.</exception>
    /// <exception cref="InvalidOperationException">The forest was grown without resampling.</exception>
    public static IReadOnlyList<ClusterFinding> Compute(
        RandomForest forest, BinnedMatrix matrix, ReadOnlySpan<bool> labels, IReadOnlyList<ColumnCluster> clusters, Seed seed,
        ClusterImportanceOptions? options = null, ForestRun? run = null, ImportanceResult? own = null)
    {
        ArgumentNullException.ThrowIfNull(forest);
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(clusters);
        options ??= new ClusterImportanceOptions();
        if (options.Shuffles < 1)
        {
            throw new ArgumentException($"Shuffles: expected at least 1, found {options.Shuffles}", nameof(options));
        }

        PermutationImportance.CheckRows(forest, matrix, labels);
        run ??= ForestRun.Default;
        var parts = 1 + clusters.Select(c => c.Members.Count).DefaultIfEmpty(1).Max(); // own, each round of partners, joint
        own ??= PermutationImportance.Compute(
            forest, matrix, labels, new PermutationImportanceOptions { Loss = options.Loss }, run.Part(0, 1.0 / parts));
        var beyond = BeyondPartners(forest, matrix, labels, clusters, options, run, parts);
        var several = clusters.Where(c => c.Members.Count > 1).ToList();
        var joint = JointShuffle.Run(
            forest, matrix, labels, [.. several.Select(c => c.Members)], seed, options, run.Part((parts - 1.0) / parts, 1));
        return [.. clusters.Select(c =>
        {
            var at = several.IndexOf(c);
            return new ClusterFinding
            {
                Cluster = c,
                Joint = at < 0 ? own.Values[c.Members[0]] : joint.Values[at],
                JointStandardError = at < 0 ? own.StandardErrors[c.Members[0]] : joint.StandardErrors[at],
                Own = [.. c.Members.Select(j => own.Values[j])],
                Beyond = [.. c.Members.Select(j => c.Members.Select(k => j == k ? own.Values[j] : beyond[j, k]).ToArray())],
            };
        })];
    }

    /// <summary>[j, k]: the importance of j among rows that agree in k, for two members of a cluster. Round r takes every
    /// member with the one r places after it.</summary>
    private static double[,] BeyondPartners(
        RandomForest forest, BinnedMatrix matrix, ReadOnlySpan<bool> labels, IReadOnlyList<ColumnCluster> clusters,
        ClusterImportanceOptions options, ForestRun run, int parts)
    {
        var beyond = new double[matrix.ColumnCount, matrix.ColumnCount];
        var minRows = options.MinStratum / forest.InBag.ExpectedOutOfBagShare;
        var strataOf = clusters.Where(c => c.Members.Count > 1).SelectMany(c => c.Members)
            .ToDictionary(j => j, j => PartnerStrata.Create(matrix, j, minRows));
        for (var round = 1; round < parts - 1; round++)
        {
            var pairs = clusters.Where(c => round < c.Members.Count)
                .SelectMany(c => c.Members.Select((j, i) => (Member: j, Partner: c.Members[(i + round) % c.Members.Count]))).ToList();
            var strata = new ImportanceStrata?[matrix.ColumnCount];
            foreach (var (member, partner) in pairs)
            {
                strata[member] = strataOf[partner];
            }

            var found = MeanOverTrees.Of(new ImportancePlan(options.Loss, strata).Run(forest, matrix, labels, run.Part((double)round / parts, (round + 1.0) / parts)), matrix.ColumnCount);
            foreach (var (member, partner) in pairs)
            {
                beyond[member, partner] = found[member];
            }
        }

        return beyond;
    }
}
