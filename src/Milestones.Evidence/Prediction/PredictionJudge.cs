using Milestones.Numerics;

namespace Milestones.Evidence.Prediction;

/// <summary>Holds predicted probabilities against what happened.</summary>
internal static class PredictionJudge
{
    /// <summary>Judges the rows of which something holds; null where these have one outcome only.</summary>
    public static PredictionQuality? JudgeSome(bool[] outcomes, double[] predicted, int[] customers, Predicate<int> holds, double level)
    {
        var places = Array.FindAll([.. Enumerable.Range(0, predicted.Length)], holds);
        return places.Select(i => outcomes[i]).Distinct().Count() < 2
            ? null
            : Judge(Array.ConvertAll(places, i => outcomes[i]), Array.ConvertAll(places, i => predicted[i]), Array.ConvertAll(places, i => customers[i]), level);
    }

    /// <summary>Judges the rows that have a prediction: a row that was in every tree's bag has none (NaN) and is left out.</summary>
    /// <param name="outcomes">Per row.</param>
    /// <param name="predicted">Per row.</param>
    /// <param name="customers">Per row, the number of its customer; empty where every row is a customer of its own.</param>
    /// <param name="level">Nominal coverage of the interval, in (0, 1).</param>
    public static PredictionQuality Judge(bool[] outcomes, double[] predicted, int[] customers, double level)
    {
        var places = Enumerable.Range(0, predicted.Length).Where(i => !double.IsNaN(predicted[i])).ToArray();
        var labels = Array.ConvertAll(places, i => outcomes[i]);
        var probabilities = Array.ConvertAll(places, i => predicted[i]);
        int[] clusters = customers.Length == 0 ? [] : Array.ConvertAll(places, i => customers[i]);
        return new PredictionQuality
        {
            Customers = places.Length,
            Auc = RocAuc.Estimate(labels, probabilities, level, clusters),
            LogLoss = ProbabilityScore.LogLoss(labels, probabilities),
            Brier = ProbabilityScore.Brier(labels, probabilities),
            Calibration = Calibration.ByQuantile(labels, probabilities, clusters: clusters),
            Roc = RocCurve.Of(labels, probabilities),
        };
    }
}
