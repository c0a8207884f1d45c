using Milestones.Forests;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Prediction;

/// <summary>The forest that predicts the outcome, what it is worth, and the importance of its features, each in the catalog's order.</summary>
/// <param name="Report">What it is worth.</param>
/// <param name="Importance">Permutation importance, as its engine measures it.</param>
/// <param name="ConditionalImportance">The same within strata; NaN where the engine cannot tell.</param>
/// <param name="ImpurityDecrease">Mean decrease of impurity.</param>
/// <param name="ImportanceErrors">Standard errors of the importance, of the chance in its computation.</param>
/// <param name="Refits">What other forests on the same table say of the ranking.</param>
internal sealed record OutcomeForest(
    ForestReport Report, double[] Importance, double[] ConditionalImportance, double[] ImpurityDecrease, double[] ImportanceErrors, ForestRefits Refits)
{
    /// <summary>Place of a feature in the ranking, from 1; ties share the better place.</summary>
    public int RankOf(int feature) => 1 + Importance.Count(other => other > Importance[feature]);

    /// <summary>The same measurements, ranked by this forest.</summary>
    public FeatureMeasurements[] Rank(FeatureMeasurements[] measured) => [.. measured.Select((feature, i) => feature with
    {
        Rank = RankOf(i),
        Importance = Importance[i],
        ConditionalImportance = ConditionalImportance[i],
        ImpurityImportance = ImpurityDecrease[i],
    })];

    /// <summary>Has an engine learn the outcome on the training rows, and judges it on rows it did not see: those left out of its trees, and those held out.</summary>
    public static OutcomeForest Train(
        UsageTable table, Study study, StrataReport strata, int[] training, int[] heldOut, IForestEngine engine, AnalysisRun run)
    {
        var columns = OutcomeColumns.Of(table, training);
        var labels = Outcomes(table, training);
        var (customers, heldOutCustomers) = (table.ClustersOf(training), table.ClustersOf(heldOut));
        var trainingRows = customers.Length == 0 ? TrainingRows.Plain : new TrainingRows { Clusters = customers };
        var model = engine.Train(columns, labels, Options(study.Forest), study.Seed.For("forest"), run.ForestStep("growing the forest"), trainingRows);
        var marginal = model.MeasureImportance(run.ForestStep("measuring importance"));
        var conditional = model.MeasureImportanceWithin(
            Array.ConvertAll(training, row => strata.Codes[row]), study.Rules.MinStratum, run.ForestStep("measuring importance within strata"));
        var impurity = model.MeasureImpurity();

        var (rules, predicting) = (study.Rules, run.ForestStep("predicting"));
        var outOfBag = PredictionJudge.Judge(labels, model.PredictUnseen(predicting), customers, rules.Confidence);
        var canJudgeHoldOut = heldOut.Select(row => table.Outcome[row]).Distinct().Count() == 2;
        var features = table.Features.Count;
        var refits = model is RandomForestModel forest ? ForestRefits.Grow(forest, trainingRows, features, study, run) : ForestRefits.None(features);
        var noise = Math.Max(0, -marginal.Values.Min());
        var predicted = canJudgeHoldOut ? model.Predict(OutcomeColumns.Of(table, heldOut), predicting) : [];
        var report = new ForestReport
        {
            OutOfBag = outOfBag,
            HoldOut = canJudgeHoldOut ? PredictionJudge.Judge(Outcomes(table, heldOut), predicted, heldOutCustomers, rules.Confidence) : null,
            HoldOutUnseen = canJudgeHoldOut && table.Pooled is { } pooled
                ? PredictionJudge.JudgeSome(Outcomes(table, heldOut), predicted, heldOutCustomers, place => pooled.IsUnseen[heldOut[place]], rules.Confidence)
                : null,
            Logistic = LogisticBaseline.Measure(table, training, canJudgeHoldOut ? heldOut : [], rules.Confidence, study.Seed),
            HasSkill = HasSkill(outOfBag.Auc, rules),
            Context = [.. table.Context.Select((column, i) =>
                new ContextImportance(column.Name, marginal.Values[features + i], impurity[features + i]))],
            NoiseLine = noise,
            Shadows = refits.Shadows,
            Stability = refits.Stability,
            Clusters = model is RandomForestModel own
                ? CorrelatedFeatures.Find(own, [.. columns.Take(features)], marginal, noise, study, run)
                : [],
            ConditionalPooledShare = conditional?.PooledShare ?? double.NaN,
            Trees = model.Trees,
        };
        return new OutcomeForest(
            report,
            marginal.Values[..features],
            conditional?.Values[..features] ?? [.. Enumerable.Repeat(double.NaN, features)],
            impurity[..features],
            marginal.StandardErrors[..features],
            refits);
    }

    /// <summary>What a forest of the study is grown with.</summary>
    internal static RandomForestOptions Options(ForestSettings settings) => new()
    {
        Trees = settings.Trees,
        MinNode = settings.MinNode,
        FeaturesPerSplit = settings.FeaturesPerSplit,
        MaxDepth = settings.MaxDepth,
    };

    /// <summary>The gate without which importance means nothing.</summary>
    private static bool HasSkill(Estimate auc, EvidenceRules rules)
        => auc.IsDefined && auc.Value >= rules.SkillAuc && auc.Interval.Lower > rules.SkillLowerLimit;

    private static bool[] Outcomes(UsageTable table, int[] rows) => Array.ConvertAll(rows, row => table.Outcome[row]);
}
