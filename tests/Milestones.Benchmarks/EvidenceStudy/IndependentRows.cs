using Milestones.Evidence;
using Milestones.Numerics;

namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>What the training rows of several snapshots would say of a feature, at the same threshold, if nobody knew which of them are the same
/// customer's.</summary>
/// <param name="Prevalence">Share of adopters.</param>
/// <param name="Training">The association.</param>
/// <param name="PValue">Of the test that the product makes; NaN where it makes none.</param>
/// <param name="AdjustedPValue">The same by Benjamini and Hochberg.</param>
internal sealed record IndependentRows(Estimate Prevalence, AssociationResult Training, double PValue, double AdjustedPValue)
{
    /// <summary>One per feature, in the order of the catalog.</summary>
    public static IndependentRows[] Of(StudyEvidence evidence)
    {
        var found = evidence.Features.Select((feature, f) => Of(evidence, feature, evidence.Table.Features[f].Values)).ToList();
        var adjusted = BenjaminiHochberg.Adjust([.. found.Select(feature => feature.PValue)]);
        return [.. found.Select((feature, f) => feature with { AdjustedPValue = adjusted[f] })];
    }

    private static IndependentRows Of(StudyEvidence evidence, FeatureEvidence feature, double[] values)
    {
        var table = evidence.Table;
        var rows = Enumerable.Range(0, table.RowCount).Where(row => !table.HeldOut[row] && !double.IsNaN(values[row])).ToArray();
        var adopters = Array.ConvertAll(rows, row => feature.Adoption.Adopts(values[row]) is true);
        var outcomes = Array.ConvertAll(rows, row => table.Outcome[row]);
        var strata = Array.ConvertAll(rows, row => evidence.Strata.Codes[row]);
        var confidence = evidence.Rules.Confidence;
        var tables = StratifiedTables.Of(adopters, outcomes, strata);
        var test = !feature.TestResult.IsDefined ? feature.TestResult
            : feature.Test == AssociationTest.CochranMantelHaenszel ? tables.CochranMantelHaenszel()
            : StratifiedRankTest.Run(Array.ConvertAll(rows, row => values[row]), outcomes, strata);
        return new IndependentRows(
            Wilson(adopters),
            new AssociationResult(
                Wilson([.. outcomes.Where((_, i) => adopters[i])]), tables.CrudeRiskDifference(confidence), tables.RiskDifference(confidence), tables.OddsRatio(confidence)),
            test.PValue,
            double.NaN);

        Estimate Wilson(bool[] successes)
        {
            var share = Proportion.OfClusters(successes, []);
            return new Estimate(share.Value, share.Wilson(confidence));
        }
    }
}
