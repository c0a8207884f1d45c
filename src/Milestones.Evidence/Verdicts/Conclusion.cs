using Milestones.Evidence.Redundancy;
using Milestones.Usage;

namespace Milestones.Evidence.Verdicts;

/// <summary>
/// From measurements to verdicts. What a feature is redundant with depends on what else would stand, so features are judged
/// without redundancy first, compared, and judged again.
/// </summary>
internal sealed class Conclusion(FeatureMeasurements[] measured, FeatureComparisons comparisons, ForestReport forest, AnalysisRun run)
{
    /// <summary>The verdicts by these rules, one per feature.</summary>
    public FeatureEvidence[] Draw(EvidenceRules rules)
    {
        var context = new VerdictContext(rules, forest);
        var stands = Array.ConvertAll(measured, feature => VerdictJudge.Judge(feature, context).Verdict is Verdict.Kept or Verdict.Negative);
        var compared = Redundancies.Find(measured, stands, comparisons, rules, run);
        return Array.ConvertAll(compared, feature => VerdictJudge.Judge(feature, context));
    }
}
