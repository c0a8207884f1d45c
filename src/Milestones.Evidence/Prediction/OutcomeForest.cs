using Milestones.Forests;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Prediction;

/// <summary>The forest that predicts the outcome, what it is worth, and the importance of its columns.</summary>
/// <param name="Report">What it is worth.</param>
/// <param name="Importance">Exact permutation importance per feature, in the catalog's order.</param>
/// <param name="ImpurityDecrease">Mean decrease of impurity per feature.</param>
internal sealed record OutcomeForest(ForestReport Report, double[] Importance, double[] ImpurityDecrease)
{
    /// <summary>Trains on the training rows and judges on them, out of bag, and on those held out.</summary>
    public static OutcomeForest Train(UsageTable table, Study study, int[] training, int[] heldOut, AnalysisRun run)
    {
        var matrix = BinnedMatrix.Create(OutcomeColumns.Of(table, training));
        var labels = Outcomes(table, training);
        var settings = study.Forest;
        var options = new RandomForestOptions
        {
            Trees = settings.Trees,
            MinNode = settings.MinNode,
            FeaturesPerSplit = settings.FeaturesPerSplit,
            MaxDepth = settings.MaxDepth,
        };
        var forest = RandomForestTrainer.Train(matrix, labels, options, study.Seed.For("forest"), run.ForestStep("growing the forest"));
        var predicting = run.ForestStep("predicting");
        var importance = PermutationImportance.Compute(
            forest, matrix, labels, new PermutationImportanceOptions(), run.ForestStep("measuring importance")).Values;
        var impurity = ImpurityImportance.Compute(forest);

        var level = study.Rules.Confidence;
        var outOfBag = PredictionJudge.Judge(labels, forest.PredictOutOfBag(predicting), level);
        var canJudgeHoldOut = heldOut.Select(row => table.Outcome[row]).Distinct().Count() == 2;
        var features = table.Features.Count;
        var report = new ForestReport
        {
            OutOfBag = outOfBag,
            HoldOut = canJudgeHoldOut
                ? PredictionJudge.Judge(
                    Outcomes(table, heldOut), forest.Predict(matrix.CreateLike(OutcomeColumns.Of(table, heldOut)), predicting), level)
                : null,
            Logistic = LogisticBaseline.Measure(table, training, canJudgeHoldOut ? heldOut : [], level, study.Seed),
            HasSkill = HasSkill(outOfBag.Auc, study.Rules),
            Context = [.. table.Context.Select((column, i) =>
                new ContextImportance(column.Name, importance[features + i], impurity[features + i]))],
            NoiseLine = Math.Max(0, -importance.Min()),
            Trees = settings.Trees,
        };
        return new OutcomeForest(report, importance[..features], impurity[..features]);
    }

    /// <summary>The gate without which importance means nothing.</summary>
    private static bool HasSkill(Estimate auc, EvidenceRules rules)
        => auc.IsDefined && auc.Value >= rules.SkillAuc && auc.Interval.Lower > rules.SkillLowerLimit;

    private static bool[] Outcomes(UsageTable table, int[] rows) => Array.ConvertAll(rows, row => table.Outcome[row]);
}
