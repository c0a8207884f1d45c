using Milestones.Evidence.Associations;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Redundancy;

/// <summary>Two correlated features, and what each says beyond the other.</summary>
/// <param name="First">What the first says beyond the second.</param>
/// <param name="Second">What the second says beyond the first.</param>
/// <param name="Spearman">Their rank correlation, over the training customers known in both.</param>
internal sealed record FeatureComparison(Remainder First, Remainder Second, double Spearman)
{
    /// <summary>A partner must be known for at least this share of a feature's customers, or it cannot stand in for it.</summary>
    private const double SharedCustomers = 0.9;

    /// <summary>Compares two features; null where they are too little correlated to stand in for each other.</summary>
    public static FeatureComparison? Run(
        int first, int second, FeatureMeasurements[] measured, FeatureSample[] samples, UsageTable table, EvidenceRules rules)
    {
        var training = Enumerable.Range(0, table.RowCount).Where(row => !table.HeldOut[row]).ToArray();
        var correlation = Correlation.Spearman(Values(first), Values(second));
        return Math.Abs(correlation) >= rules.RedundancyCorrelation
            ? new FeatureComparison(Beyond(first, second), Beyond(second, first), correlation)
            : null;

        double[] Values(int feature) => Array.ConvertAll(training, row => table.Features[feature].Values[row]);

        Remainder Beyond(int feature, int partner)
        {
            var own = measured[feature];
            var divided = PartnerStrata.Divide(samples[feature], table.Features[partner].Values, measured[partner].Adoption);
            return divided.Count < SharedCustomers * samples[feature].Count
                ? new Remainder(feature, own.Training.AdjustedRiskDifference, own.TestResult.PValue)
                : new Remainder(
                    feature,
                    StratifiedTables.Of(divided.Adopters(own.Adoption), divided.Outcomes, divided.Strata).RiskDifference(rules.Confidence),
                    AssociationTester.Run(divided, own.Adoption, own.Test).PValue);
        }
    }
}

/// <summary>What is left of a feature's association among customers who are alike in another feature.</summary>
/// <param name="Feature">Index of the feature.</param>
/// <param name="Difference">Adjusted risk difference.</param>
/// <param name="PValue">Of the feature's own kind of test.</param>
internal sealed record Remainder(int Feature, Estimate Difference, double PValue);
