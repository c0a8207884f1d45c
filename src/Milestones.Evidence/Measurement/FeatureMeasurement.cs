using Milestones.Evidence.Adoption;
using Milestones.Evidence.Associations;
using Milestones.Evidence.Cohorts;
using Milestones.Evidence.Prediction;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Measurement;

/// <summary>Measures every feature of a study; judges none.</summary>
internal static class FeatureMeasurement
{
    /// <summary>One entry per feature of the table, in its order.</summary>
    public static FeatureMeasurements[] Run(
        UsageTable table, Study study, StrataReport strata, OutcomeForest forest, FeatureSample[] samples, AnalysisRun run)
    {
        var columns = table.Features;
        var rules = study.Rules;
        var adoptions = FeatureAdoption.Settle([.. columns.Select(column => column.Feature)], samples, study, run);
        var tests = run.ForEach("testing", columns.Count, i => Test(columns[i].Feature, samples[i], adoptions[i].Rule, rules));
        var adopted = columns.Select((column, i) => Array.ConvertAll(column.Values, adoptions[i].Rule.Adopts)).ToArray();
        var activity = new GeneralActivity(table, adopted);
        var cohorts = SignupCohorts.Of(table, rules.MinCohort);
        var stability = CohortStability.Measure([.. adoptions.Select(adoption => adoption.Rule)], samples, cohorts, rules, run);
        var adjusted = BenjaminiHochberg.Adjust([.. tests.Select(test => test.PValue)]);
        return run.ForEach("measuring associations", columns.Count, i =>
        {
            var (column, sample, (rule, threshold)) = (columns[i], samples[i], adoptions[i]);
            var heldOut = FeatureSample.Of(table, column, strata.Codes, heldOut: true);
            var unseen = heldOut.Where(i => table.Pooled?.IsUnseen[heldOut.Rows[i]] is true);
            return new FeatureMeasurements
            {
                Feature = column.Feature,
                Rank = forest.RankOf(i),
                RankStability = forest.Refits.Ranks[i],
                Importance = forest.Importance[i],
                ConditionalImportance = forest.ConditionalImportance[i],
                ShareAboveShadows = forest.Refits.ShareAboveShadows[i],
                Cluster = forest.Report.Clusters.FirstOrDefault(cluster => cluster.Members.Any(member => member.Feature == column.Feature.Name)),
                ImpurityImportance = forest.ImpurityDecrease[i],
                Adoption = rule,
                Threshold = threshold,
                Prevalence = sample.Prevalence(rule),
                AnyUse = sample.Prevalence(AdoptionRule.AnyUse),
                PrevalenceByPlan = PrevalenceByGroup.Of(table, "plan", sample, rule),
                PrevalenceBySize = PrevalenceByGroup.Of(table, "size", sample, rule),
                PrevalenceByCohort = PrevalenceByGroup.Of(cohorts, sample, rule),
                Customers = sample.Clusters.Length == 0 ? null : sample.Customers(rule),
                Training = AssociationEstimator.Run(sample, rule, rules.Confidence),
                HoldOut = heldOut.Count == 0 ? null : AssociationEstimator.Run(heldOut, rule, rules.Confidence),
                HoldOutUnseen = unseen.Count == 0 ? null : AssociationEstimator.Run(unseen, rule, rules.Confidence),
                BeyondActivity = (sample with { Strata = activity.Refine(sample, i) }).Tables(rule).RiskDifference(rules.Confidence),
                AloneAuc = RocAuc.Estimate(sample.Outcomes, sample.Values, rules.Confidence, sample.Clusters),
                Test = AssociationTester.TestFor(column.Feature.Measure),
                TestResult = tests[i],
                AdjustedPValue = adjusted[i],
                Stability = stability[i],
                Adopted = adopted[i],
            };
        });
    }

    /// <summary>Whatever has enough adopters and others is tested, niche and ubiquitous features too.</summary>
    private static TestResult Test(Feature feature, FeatureSample sample, AdoptionRule rule, EvidenceRules rules)
        => sample.Customers(rule).Fewer < rules.MinGroup
            ? TestResult.Undefined()
            : AssociationTester.Run(sample, rule, AssociationTester.TestFor(feature.Measure));
}
