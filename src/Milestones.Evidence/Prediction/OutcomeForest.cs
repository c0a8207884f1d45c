using Milestones.Forests;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Prediction;

/// <summary>The forest that predicts the outcome, what it is worth, and the importance of its features, each in the catalog's order.</summary>
/// <param name="Report">What it is worth.</param>
/// <param name="Importance">Exact permutation importance out of bag.</param>
/// <param name="ConditionalImportance">The same within strata.</param>
/// <param name="ImpurityDecrease">Mean decrease of impurity.</param>
internal sealed record OutcomeForest(ForestReport Report, double[] Importance, double[] ConditionalImportance, double[] ImpurityDecrease)
{
    /// <summary>Grows the forest on the training rows and judges it out of bag and on the rows held out.</summary>
    public static OutcomeForest Train(UsageTable table, Study study, StrataReport strata, int[] training, int[] heldOut, AnalysisRun run)
    {
        var growing = run.ForestStep("growing the forest");
        var matrix = BinnedMatrix.Create(OutcomeColumns.Of(table, training), growing);
        var labels = Outcomes(table, training);
        var forest = RandomForestTrainer.Train(matrix, labels, Options(study.Forest), study.Seed.For("forest"), growing);
        var marginal = PermutationImportance.Compute(
            forest, matrix, labels, new PermutationImportanceOptions(), run.ForestStep("measuring importance"));
        var conditional = PermutationImportance.Compute(
            forest,
            matrix,
            labels,
            new PermutationImportanceOptions { Strata = Array.ConvertAll(training, row => strata.Codes[row]), MinStratum = study.Rules.MinStratum },
            run.ForestStep("measuring importance within strata"));
        var impurity = ImpurityImportance.Compute(forest);

        var (rules, predicting) = (study.Rules, run.ForestStep("predicting"));
        var outOfBag = PredictionJudge.Judge(labels, forest.PredictOutOfBag(predicting), rules.Confidence);
        var canJudgeHoldOut = heldOut.Select(row => table.Outcome[row]).Distinct().Count() == 2;
        var features = table.Features.Count;
        var report = new ForestReport
        {
            OutOfBag = outOfBag,
            HoldOut = canJudgeHoldOut
                ? PredictionJudge.Judge(
                    Outcomes(table, heldOut),
                    forest.Predict(matrix.CreateLike(OutcomeColumns.Of(table, heldOut), predicting), predicting),
                    rules.Confidence)
                : null,
            Logistic = LogisticBaseline.Measure(table, training, canJudgeHoldOut ? heldOut : [], rules.Confidence, study.Seed),
            HasSkill = HasSkill(outOfBag.Auc, rules),
            Context = [.. table.Context.Select((column, i) =>
                new ContextImportance(column.Name, marginal.Values[features + i], impurity[features + i]))],
            NoiseLine = Math.Max(0, -marginal.Values.Min()),
            ConditionalPooledShare = conditional.PooledShare,
            Trees = forest.TreeCount,
        };
        return new OutcomeForest(report, marginal.Values[..features], conditional.Values[..features], impurity[..features]);
    }

    private static RandomForestOptions Options(ForestSettings settings) => new()
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
