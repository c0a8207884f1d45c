using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Redundancy;

/// <summary>Tells copies from their sources among the features that would otherwise stand.</summary>
internal static class Redundancies
{
    /// <summary>Judges the candidates beside each other.</summary>
    /// <param name="measured">All features.</param>
    /// <param name="isCandidate">Which of them would be kept or negative.</param>
    /// <param name="comparisons">Their comparisons.</param>
    /// <param name="rules">The false discovery rate.</param>
    /// <param name="run">Threads and progress.</param>
    /// <returns>The features, with their partners and with what they are redundant with.</returns>
    public static FeatureMeasurements[] Find(
        FeatureMeasurements[] measured, bool[] isCandidate, FeatureComparisons comparisons, EvidenceRules rules, AnalysisRun run)
    {
        var candidates = Enumerable.Range(0, isCandidate.Length).Where(i => isCandidate[i]).ToList();
        var partners = Partners(comparisons.Among(candidates, run), measured, rules);
        var redundantWith = Eliminate(measured, partners);
        return [.. measured.Select((feature, i) => feature with
        {
            Partners = [.. partners[i].Values.OrderByDescending(partner => Math.Abs(partner.Correlation))],
            RedundantWith = redundantWith[i] is { } partner ? measured[partner].Feature.Name : null,
        })];
    }

    /// <summary>Per feature the evidence by partner, the tests adjusted for all that were made.</summary>
    private static SortedDictionary<int, PartnerEvidence>[] Partners(
        IReadOnlyList<FeatureComparison> comparisons, FeatureMeasurements[] measured, EvidenceRules rules)
    {
        var adjusted = BenjaminiHochberg.Adjust([.. comparisons.SelectMany(pair => new[] { pair.First.PValue, pair.Second.PValue })]);
        var partners = measured.Select(_ => new SortedDictionary<int, PartnerEvidence>()).ToArray();
        for (var i = 0; i < comparisons.Count; i++)
        {
            var (first, second, correlation) = comparisons[i];
            var (firstP, secondP) = (adjusted[2 * i], adjusted[(2 * i) + 1]);
            var (firstHolds, secondHolds) = (IsConfirmed(first, firstP), IsConfirmed(second, secondP));
            partners[first.Feature][second.Feature] = Evidence(first, firstP, second, correlation, firstHolds, secondHolds);
            partners[second.Feature][first.Feature] = Evidence(second, secondP, first, correlation, secondHolds, firstHolds);
        }

        return partners;

        // Only in the direction that the feature has by itself: what is left of a copy is chance, of either sign.
        bool IsConfirmed(Remainder remainder, double adjustedP)
            => adjustedP <= rules.FalseDiscoveryRate
                && remainder.Difference.IsDefined
                && !remainder.Difference.Interval.Contains(0)
                && Math.Sign(remainder.Difference.Value) == Math.Sign(measured[remainder.Feature].Training.AdjustedRiskDifference.Value);

        PartnerEvidence Evidence(Remainder own, double adjustedP, Remainder other, double correlation, bool holds, bool otherHolds) => new()
        {
            Partner = measured[other.Feature].Feature.Name,
            Correlation = correlation,
            Beyond = own.Difference,
            AdjustedPValue = adjustedP,
            ImportanceBeyond = ImportanceBeyond(measured[own.Feature], measured[other.Feature].Feature.Name),
            IsConfirmed = holds,
            PartnerIsConfirmed = otherHolds,
        };
    }

    private static double ImportanceBeyond(FeatureMeasurements feature, string partner)
        => feature.Cluster?.Member(feature.Feature.Name).Beyond.TryGetValue(partner, out var beyond) is true ? beyond : double.NaN;

    /// <summary>
    /// Takes features out, the weakest first: each that is not confirmed beyond a partner that stays, if the partner is
    /// confirmed beyond it, or, where neither is, if the partner is the stronger of the two.
    /// </summary>
    private static int?[] Eliminate(FeatureMeasurements[] measured, SortedDictionary<int, PartnerEvidence>[] partners)
    {
        var redundantWith = new int?[measured.Length];
        var isWeaker = new bool[measured.Length];
        foreach (var feature in Enumerable.Range(0, measured.Length).OrderBy(i => Strength(measured[i])).ThenByDescending(i => i))
        {
            redundantWith[feature] = partners[feature]
                .Where(partner => redundantWith[partner.Key] is null && !partner.Value.IsConfirmed)
                .Where(partner => partner.Value.PartnerIsConfirmed || !isWeaker[partner.Key])
                .OrderByDescending(partner => Strength(measured[partner.Key]))
                .Select(partner => (int?)partner.Key)
                .FirstOrDefault();
            isWeaker[feature] = true;
        }

        return redundantWith;
    }

    /// <summary>χ² of the feature's own test; that of a signed z is its square.</summary>
    private static double Strength(FeatureMeasurements feature) => feature.Test == AssociationTest.StratifiedRank
        ? feature.TestResult.Statistic * feature.TestResult.Statistic
        : feature.TestResult.Statistic;
}
