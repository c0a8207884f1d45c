using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Associations;

/// <summary>Holds every feature against the outcomes that are reported beside the primary one.</summary>
internal static class SecondaryAssociations
{
    /// <summary>Gives every feature its associations with the secondary outcomes, in the table's order of them.</summary>
    public static FeatureMeasurements[] Measure(
        FeatureMeasurements[] measured, FeatureSample[] samples, UsageTable table, int[] strata, EvidenceRules rules, AnalysisRun run)
    {
        if (table.SecondaryOutcomes.Count == 0)
        {
            return measured;
        }

        var byOutcome = table.SecondaryOutcomes.Select(outcome => Measure(outcome, measured, samples, table, strata, rules, run)).ToList();
        return [.. measured.Select((feature, i) => feature with { Secondary = [.. byOutcome.Select(associations => associations[i])] })];
    }

    private static SecondaryAssociation[] Measure(
        OutcomeColumn outcome, FeatureMeasurements[] measured, FeatureSample[] samples, UsageTable table, int[] strata, EvidenceRules rules, AnalysisRun run)
    {
        var associations = run.ForEach($"looking at '{outcome.Name}'", measured.Length, i =>
        {
            var feature = measured[i];
            var sample = samples[i].With(outcome.Values);
            var heldOut = FeatureSample.Of(table, table.Features[i], strata, heldOut: true).With(outcome.Values);
            var test = sample.Customers(feature.Adoption).Fewer < rules.MinGroup
                ? TestResult.Undefined()
                : AssociationTester.Run(sample, feature.Adoption, feature.Test);
            return new SecondaryAssociation(
                outcome.Name,
                AssociationEstimator.Run(sample, feature.Adoption, rules.Confidence),
                heldOut.Count == 0 ? null : AssociationEstimator.Run(heldOut, feature.Adoption, rules.Confidence),
                test,
                double.NaN);
        });
        var adjusted = BenjaminiHochberg.Adjust([.. associations.Select(association => association.TestResult.PValue)]);
        return [.. associations.Zip(adjusted, (association, p) => association with { AdjustedPValue = p })];
    }
}
