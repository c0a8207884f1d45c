using Milestones.Evidence.Associations;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Redundancy;

/// <summary>The comparisons of a study's features with each other, each made once, when it is first asked for.</summary>
internal sealed class FeatureComparisons(FeatureMeasurements[] measured, FeatureSample[] samples, UsageTable table, EvidenceRules rules)
{
    private readonly Dictionary<(int First, int Second), FeatureComparison?> _made = [];
    private readonly int[] _training = [.. Enumerable.Range(0, table.RowCount).Where(row => !table.HeldOut[row])];

    /// <summary>Compares every two of the given features, given in ascending order; leaves out those that are too little correlated
    /// to stand in for each other.</summary>
    public IReadOnlyList<FeatureComparison> Among(IReadOnlyList<int> features, AnalysisRun run)
    {
        var pairs = features.SelectMany((first, place) => features.Skip(place + 1).Select(second => (first, second))).ToList();
        var missing = pairs.FindAll(pair => !_made.ContainsKey(pair));
        var found = run.ForEach("comparing features", missing.Count, i => Compare(missing[i].first, missing[i].second));
        for (var i = 0; i < found.Length; i++)
        {
            _made[missing[i]] = found[i];
        }

        return [.. pairs.Select(pair => _made[pair]).OfType<FeatureComparison>()];
    }

    private FeatureComparison? Compare(int first, int second)
    {
        var correlation = Correlation.Spearman(Values(first), Values(second));
        return Math.Abs(correlation) >= rules.RedundancyCorrelation
            ? new FeatureComparison(Beyond(first, second), Beyond(second, first), correlation)
            : null;
    }

    private double[] Values(int feature) => Array.ConvertAll(_training, row => table.Features[feature].Values[row]);

    private Remainder Beyond(int feature, int partner)
    {
        var own = measured[feature];
        var divided = PartnerStrata.Divide(samples[feature], table.Features[partner].Values, measured[partner].Adoption, rules.RedundancyGroups);
        return divided.Count < rules.RedundancyShared * samples[feature].Count
            ? new Remainder(feature, own.Training.AdjustedRiskDifference, own.TestResult.PValue)
            : new Remainder(
                feature,
                divided.Tables(own.Adoption).RiskDifference(rules.Confidence),
                AssociationTester.Run(divided, own.Adoption, own.Test).PValue);
    }
}

/// <summary>Two correlated features, and what each says beyond the other.</summary>
/// <param name="First">What the first says beyond the second.</param>
/// <param name="Second">What the second says beyond the first.</param>
/// <param name="Correlation">Spearman's, over the training customers known in both.</param>
internal sealed record FeatureComparison(Remainder First, Remainder Second, double Correlation);

/// <summary>What is left of a feature's association among customers who are alike in another feature.</summary>
/// <param name="Feature">Index of the feature.</param>
/// <param name="Difference">Adjusted risk difference.</param>
/// <param name="PValue">Of the feature's own kind of test.</param>
internal sealed record Remainder(int Feature, Estimate Difference, double PValue);
