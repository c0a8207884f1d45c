using Milestones.Evidence.Associations;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Adoption;

/// <summary>When a feature counts as adopted, and what is known of its threshold.</summary>
/// <param name="Rule">The rule that everything else goes by.</param>
/// <param name="Threshold">Null for a feature that is adopted by any use.</param>
internal sealed record FeatureAdoption(AdoptionRule Rule, ThresholdEvidence? Threshold)
{
    /// <summary>
    /// Settles the adoption of every feature, on training customers only. A searched threshold is supported when its p-value,
    /// which accounts for the search, is at most the study's false discovery rate after adjusting for all features
    /// searched (Benjamini–Hochberg).
    /// </summary>
    /// <param name="features">The catalog's features.</param>
    /// <param name="training">Per feature the training customers whose value is known.</param>
    /// <param name="study">Rules and seed.</param>
    /// <param name="run">Threads and progress.</param>
    public static FeatureAdoption[] Settle(IReadOnlyList<Feature> features, FeatureSample[] training, Study study, AnalysisRun run)
    {
        var rules = study.Rules;
        var derived = run.ForEach("searching thresholds", features.Count, i => ThresholdSearch.Run(features[i], training[i], rules, study.Seed));
        var adjusted = BenjaminiHochberg.Adjust([.. derived.Select(cut => cut?.PValue ?? double.NaN)]);
        return run.ForEach("drawing retention curves", features.Count, i => Settle(
            features[i], training[i], derived[i], adjusted[i] <= rules.FalseDiscoveryRate, rules));
    }

    private static FeatureAdoption Settle(Feature feature, FeatureSample training, CutPoint? derived, bool isSupported, EvidenceRules rules)
    {
        var rule = AdoptionRules.Settle(feature, derived, isSupported);
        if (feature.Measure == Measure.Adopted)
        {
            return new FeatureAdoption(rule, null);
        }

        return new FeatureAdoption(rule, new ThresholdEvidence
        {
            Derived = derived,
            IsSupported = isSupported,
            Stated = feature.Threshold,
            AtDerived = derived is not null && feature.Threshold is not null
                ? AssociationEstimator.Run(training, new AdoptionRule(derived.Proposed, AdoptionBasis.Derived), rules.Confidence)
                : null,
            Curve = RetentionCurve.Fit(training),
        });
    }
}
