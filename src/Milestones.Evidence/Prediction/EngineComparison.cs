using Milestones.Forests;
using Milestones.Numerics;

namespace Milestones.Evidence.Prediction;

/// <summary>An engine, what it learnt, and the verdicts with it.</summary>
internal sealed record EngineRun(IForestEngine Engine, OutcomeForest Forest, FeatureEvidence[] Features);

/// <summary>Sets two engines side by side.</summary>
internal static class EngineComparison
{
    public static EngineAgreement Of(EngineRun asked, EngineRun other) => new()
    {
        Engine = Summary(asked),
        Other = Summary(other),
        RankCorrelation = Correlation.Spearman(asked.Forest.Importance, other.Forest.Importance),
        Features = [.. asked.Features.Select((feature, i) => new EngineFeature(feature.Feature.Name, Opinion(asked, i), Opinion(other, i)))],
    };

    private static EngineSummary Summary(EngineRun run) => new(
        run.Engine.Name, run.Engine.ImportanceMeasure, run.Engine.UnseenRows, run.Forest.Report.OutOfBag.Auc, run.Forest.Report.HasSkill, run.Forest.Report.NoiseLine);

    private static EngineOpinion Opinion(EngineRun run, int i) => new(
        run.Forest.RankOf(i),
        run.Forest.Importance[i],
        run.Forest.ImportanceErrors[i],
        run.Forest.Importance[i] > run.Forest.Report.NoiseLine,
        run.Features[i].Verdict);
}
