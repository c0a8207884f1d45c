using Milestones.Forests;
using Milestones.Forests.Shadows;
using Milestones.Forests.Stability;
using Milestones.Usage;

namespace Milestones.Evidence.Prediction;

/// <summary>What other forests on the same table say of the ranking: beside shuffled columns, and on subsamples of the customers.</summary>
/// <param name="Shadows">The shadow line; null where the study asks for none.</param>
/// <param name="ShareAboveShadows">Per feature the share of the refits in which it was above all shadows; NaN without shadows.</param>
/// <param name="Stability">How stable the ranking is; null where the study does not ask, or the table cannot tell.</param>
/// <param name="Ranks">Per feature its place over the subsamples; null as above.</param>
internal sealed record ForestRefits(
    ShadowReport? Shadows, double[] ShareAboveShadows, StabilityReport? Stability, RankStability?[] Ranks)
{
    /// <summary>With so many customers of the rarer outcome, that half of all customers hold none of them is out of reach of chance (2⁻⁴⁰).</summary>
    public const int LeastOfEachOutcome = 40;

    /// <summary>No refits: of another engine's forest this one's say nothing.</summary>
    public static ForestRefits None(int features)
        => new(null, [.. Enumerable.Repeat(double.NaN, features)], null, new RankStability?[features]);

    /// <summary>Grows them.</summary>
    /// <param name="model">The forest whose ranking is in question; its first columns are the features.</param>
    /// <param name="rows">Which of its rows belong together.</param>
    /// <param name="features">How many of the columns are features.</param>
    /// <param name="study">Number and size of the forests, confidence, seed.</param>
    /// <param name="run">Threads and progress.</param>
    public static ForestRefits Grow(RandomForestModel model, TrainingRows rows, int features, Study study, AnalysisRun run)
    {
        var (matrix, labels) = (model.Matrix, model.Labels);
        var settings = study.Forest;
        var forest = OutcomeForest.Options(settings) with { Trees = settings.RefitTrees };
        var shadows = settings.ShadowRefits == 0
            ? null
            : ShadowLine.Find(
                matrix,
                labels,
                study.Seed,
                new ShadowOptions { Refits = settings.ShadowRefits, Forest = forest },
                run.ForestStep("growing forests beside shuffled columns"),
                rows);
        var stability = settings.StabilityRefits == 0 || !CanBeHalved(features, labels)
            ? null
            : ImportanceStability.Measure(
                matrix,
                labels,
                study.Seed,
                new StabilityOptions { Subsamples = settings.StabilityRefits, Ranked = features, Forest = forest, Level = study.Rules.Confidence },
                run.ForestStep("growing forests on subsamples"),
                rows);
        return new ForestRefits(
            shadows is null ? null : new ShadowReport(shadows.Value, settings.ShadowRefits, settings.RefitTrees),
            [.. Enumerable.Range(0, features).Select(i => shadows?.ShareAbove[i] ?? double.NaN)],
            stability is null ? null : Report(stability, settings),
            [.. Enumerable.Range(0, features).Select(i => stability is null ? null : new RankStability(stability.Ranks[i], stability.SelectionFrequency[i]))]);
    }

    private static bool CanBeHalved(int features, bool[] labels)
    {
        var retained = labels.Count(label => label);
        return features > 1 && Math.Min(retained, labels.Length - retained) >= LeastOfEachOutcome;
    }

    private static StabilityReport Report(ImportanceStability stability, ForestSettings settings) => new()
    {
        Refits = settings.StabilityRefits,
        Trees = settings.RefitTrees,
        Share = new StabilityOptions().Share,
        Selected = stability.Selected,
        Index = stability.Stability,
    };
}
