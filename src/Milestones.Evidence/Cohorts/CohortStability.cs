using Milestones.Evidence.Associations;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Cohorts;

/// <summary>Measures whether the features' associations are the same over time.</summary>
internal static class CohortStability
{
    /// <summary>One entry per feature, on training customers.</summary>
    public static TemporalStability[] Measure(
        IReadOnlyList<AdoptionRule> adoption, FeatureSample[] samples, SignupCohorts cohorts, EvidenceRules rules, AnalysisRun run)
    {
        if (cohorts.Names.Count < 2)
        {
            return Array.ConvertAll(samples, _ => TemporalStability.Unknown);
        }

        var effects = run.ForEach("comparing cohorts", samples.Length, i => Effects(samples[i], adoption[i], cohorts, rules));
        var tests = Array.ConvertAll(effects, cohort => CochranQ.Run([.. cohort.Select(effect => effect.AdjustedRiskDifference)]));
        var adjusted = BenjaminiHochberg.Adjust(Array.ConvertAll(tests, test => test.PValue));
        return [.. effects.Select((cohort, i) => new TemporalStability(cohort, tests[i], adjusted[i]))];
    }

    /// <summary>A cohort without enough adopters or others has no estimate: its interval would be of the wrong width, and Q lives on widths.</summary>
    private static CohortEffect[] Effects(FeatureSample sample, AdoptionRule rule, SignupCohorts cohorts, EvidenceRules rules)
        => [.. cohorts.Names.Select((name, cohort) =>
        {
            var members = sample.Where(i => cohorts.Codes[sample.Rows[i]] == cohort);
            return new CohortEffect(
                name,
                members.Count,
                members.Customers(rule).Fewer < rules.MinGroup
                    ? Estimate.Undefined(rules.Confidence)
                    : members.Tables(rule).RiskDifference(rules.Confidence));
        })];
}
