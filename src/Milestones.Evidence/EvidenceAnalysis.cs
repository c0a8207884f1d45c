using Milestones.Evidence.Associations;
using Milestones.Evidence.Hypotheses;
using Milestones.Evidence.Leakage;
using Milestones.Evidence.Measurement;
using Milestones.Evidence.Prediction;
using Milestones.Evidence.Redundancy;
using Milestones.Evidence.Stratification;
using Milestones.Evidence.Verdicts;
using Milestones.Forests;
using Milestones.Usage;

namespace Milestones.Evidence;

/// <summary>
/// From the modelling table to one verdict per feature. Everything that is chosen (strata, thresholds, what is
/// kept) is chosen on the training customers and reported again on those held out.
/// </summary>
public static class EvidenceAnalysis
{
    /// <summary>Weighs the evidence of a study. The same table and study give the same evidence, however many threads there are.</summary>
    /// <param name="table">The modelling table.</param>
    /// <param name="study">Its study.</param>
    /// <param name="run">Threads, progress, cancellation.</param>
    /// <exception cref="InputException">The training customers hold one class of the outcome only, so nothing can be learned; or the study asks for an
    /// engine that is not there.</exception>
    public static StudyEvidence Run(UsageTable table, Study study, AnalysisRun run)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(run);
        var rows = Enumerable.Range(0, table.RowCount).ToArray();
        var training = Array.FindAll(rows, row => !table.HeldOut[row]);
        var heldOut = Array.FindAll(rows, row => table.HeldOut[row]);
        RequireBothOutcomes(table, training);
        var engine = run.EngineFor(study);

        var rules = study.Rules;
        var strata = StratumPooling.Run(table, rules.MinStratum);
        var forest = OutcomeForest.Train(table, study, strata, training, heldOut, engine, run);
        var samples = run.ForEach(
            "collecting", table.Features.Count, i => FeatureSample.Of(table, table.Features[i], strata.Codes, heldOut: false));
        var measured = FeatureMeasurement.Run(table, study, strata, forest, samples, run);
        measured = HypothesisTester.Test(measured, samples, rules, run);
        measured = SecondaryAssociations.Measure(measured, samples, table, strata.Codes, rules, run);
        var comparisons = new FeatureComparisons(measured, samples, table, rules);
        var conclusion = new Conclusion(measured, comparisons, forest.Report, run);
        var features = conclusion.Draw(rules);
        EngineAgreement? agreement = null;
        if (engine is not RandomForestEngine)
        {
            var own = new RandomForestEngine();
            var second = OutcomeForest.Train(table, WithoutRefits(study), strata, training, heldOut, own, run);
            var judged = new Conclusion(second.Rank(measured), comparisons, second.Report, run).Draw(rules);
            agreement = EngineComparison.Of(new EngineRun(engine, forest, features), new EngineRun(own, second, judged));
        }

        return new StudyEvidence
        {
            Table = table,
            Rules = rules,
            Forest = forest.Report,
            Strata = strata,
            Features = features,
            Bands = BandVariations.Of(features, rules, conclusion),
            Agreement = agreement,
            Findings =
            [
                .. LeakageLinter.Lint(features, LateStart.Measure(table, strata, rules), rules),
                .. ForestFindings.Of(forest.Report, rules, study.Forest),
                .. PooledFindings(table),
                .. EngineFindings.Of(agreement),
            ],
        };
    }

    private static IEnumerable<Finding> PooledFindings(UsageTable table)
    {
        if (table.Pooled is { } pooled)
        {
            yield return new Finding(
                FindingSeverity.Note,
                "strata-not-compared",
                $"Whether the odds ratio is the same in all strata is not tested: Breslow and Day's test would take the {pooled.Flows.Count} snapshots of a customer for as many customers.");
        }
    }

    /// <summary>The forest beside another engine gives its ranking; how certain that is belongs to a study that asks for the forest.</summary>
    private static Study WithoutRefits(Study study) =>
        study with { Forest = study.Forest with { ShadowRefits = 0, StabilityRefits = 0, ClusterShuffles = 0 } };

    private static void RequireBothOutcomes(UsageTable table, int[] training)
    {
        var retained = training.Count(row => table.Outcome[row]);
        if (retained == 0 || retained == training.Length)
        {
            throw new InputException(new InputError(
                "study.yaml",
                $"{retained} of {training.Length} training customers are retained, so retained and lost customers cannot be compared.",
                "Check the outcome and its window, or hold out less.",
                Column: "outcome"));
        }
    }
}
