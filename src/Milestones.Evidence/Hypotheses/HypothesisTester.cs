using Milestones.Evidence.Associations;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Hypotheses;

/// <summary>Holds the catalog's expectations against the training customers.</summary>
internal static class HypothesisTester
{
    private const double Power = 0.8;

    /// <summary>Gives every feature with a hypothesis its evidence.</summary>
    public static FeatureMeasurements[] Test(FeatureMeasurements[] measured, FeatureSample[] samples, EvidenceRules rules, AnalysisRun run)
    {
        var tested = measured.Count(feature => !double.IsNaN(feature.AdjustedPValue));
        var found = measured.Count(feature => feature.AdjustedPValue <= rules.FalseDiscoveryRate);

        // The level at which Benjamini and Hochberg's procedure stopped: that of the intervals of what it selected.
        var significance = rules.FalseDiscoveryRate * Math.Max(1, found) / Math.Max(1, tested);
        return run.ForEach("testing hypotheses", measured.Length, i => measured[i].Feature.Hypothesis is { } hypothesis
            ? measured[i] with { Hypothesis = Test(hypothesis, measured[i], samples[i], significance, rules) }
            : measured[i]);
    }

    private static HypothesisEvidence Test(
        Hypothesis hypothesis, FeatureMeasurements feature, FeatureSample sample, double significance, EvidenceRules rules)
    {
        var tables = sample.Tables(feature.Adoption);
        var evidence = new HypothesisEvidence
        {
            Hypothesis = hypothesis,
            Outcome = HypothesisOutcome.Undecided,
            Difference = tables.RiskDifference(1 - significance),
            DetectableDifference = StratifiedPower.SmallestRiskDifference(tables, Power, significance),
        };
        var isBeyondZero = evidence.Difference.IsDefined
            && (hypothesis.Direction > 0 ? evidence.Difference.Interval.Lower > 0 : evidence.Difference.Interval.Upper < 0);
        return evidence with
        {
            Outcome = isBeyondZero && feature.AdjustedPValue <= rules.FalseDiscoveryRate ? HypothesisOutcome.Confirmed
                : evidence.IsBelowInterest ? HypothesisOutcome.Refuted
                : HypothesisOutcome.Undecided,
        };
    }
}
