using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Prediction;

/// <summary>A logistic regression on what the forest sees: nobody should be impressed by a forest that a line beats.</summary>
internal static class LogisticBaseline
{
    private const int Folds = 5;

    /// <summary>AUC on the training rows by cross-fitting, and on the rows held out by a fit on all training rows.</summary>
    public static BaselineQuality Measure(UsageTable table, int[] training, int[] heldOut, double level, Seed seed)
    {
        var columns = LogisticColumns.Of(table);
        return new BaselineQuality(
            Auc(table, training, CrossFit(columns, table, training, seed), level),
            heldOut.Length == 0 ? null : Auc(table, heldOut, FitAndPredict(columns, table, training, heldOut), level));
    }

    private static double[] CrossFit(IReadOnlyList<double[]> columns, UsageTable table, int[] rows, Seed seed)
    {
        var folds = FoldsOf(table.ClustersOf(rows), rows.Length, seed);
        var places = Enumerable.Range(0, rows.Length).ToArray();
        var predicted = new double[rows.Length];
        for (var fold = 0; fold < Folds; fold++)
        {
            var inside = Array.FindAll(places, place => folds[place] != fold);
            var outside = Array.FindAll(places, place => folds[place] == fold);
            var predictions = FitAndPredict(columns, table, Pick(rows, inside), Pick(rows, outside));
            for (var i = 0; i < outside.Length; i++)
            {
                predicted[outside[i]] = predictions[i];
            }
        }

        return predicted;
    }

    /// <summary>The fold of each row; all rows of a customer are in the same.</summary>
    private static int[] FoldsOf(int[] customers, int rows, Seed seed)
    {
        int[] distinct = [.. customers.Distinct()];
        var folds = Enumerable.Range(0, customers.Length == 0 ? rows : distinct.Length).Select(place => place % Folds).ToArray();
        seed.For("folds of the logistic baseline").CreateRandom().Shuffle<int>(folds);
        if (customers.Length == 0)
        {
            return folds;
        }

        var foldOf = distinct.Zip(folds).ToDictionary(pair => pair.First, pair => pair.Second);
        return Array.ConvertAll(customers, customer => foldOf[customer]);
    }

    private static double[] FitAndPredict(IReadOnlyList<double[]> columns, UsageTable table, int[] fitted, int[] predicted)
    {
        var model = LogisticRegression.Fit(Of(fitted), Outcomes(table, fitted));
        return model.Predict(Of(predicted));

        IReadOnlyList<double[]> Of(int[] rows) => [.. columns.Select(column => Array.ConvertAll(rows, row => column[row]))];
    }

    private static Estimate Auc(UsageTable table, int[] rows, double[] predicted, double level)
        => RocAuc.Estimate(Outcomes(table, rows), predicted, level, table.ClustersOf(rows));

    private static bool[] Outcomes(UsageTable table, int[] rows) => Array.ConvertAll(rows, row => table.Outcome[row]);

    private static int[] Pick(int[] rows, int[] places) => Array.ConvertAll(places, place => rows[place]);
}
