using Milestones.Numerics;

namespace Milestones.Evidence.Prediction;

/// <summary>Holds predicted probabilities against what happened.</summary>
internal static class PredictionJudge
{
    /// <summary>Judges the rows that have a prediction: a row that was in every tree's bag has none (NaN) and is left out.</summary>
    public static PredictionQuality Judge(bool[] outcomes, double[] predicted, double level)
    {
        var places = Enumerable.Range(0, predicted.Length).Where(i => !double.IsNaN(predicted[i])).ToArray();
        var labels = Array.ConvertAll(places, i => outcomes[i]);
        var probabilities = Array.ConvertAll(places, i => predicted[i]);
        return new PredictionQuality
        {
            Customers = places.Length,
            Auc = RocAuc.Estimate(labels, probabilities, level),
            LogLoss = ProbabilityScore.LogLoss(labels, probabilities),
            Brier = ProbabilityScore.Brier(labels, probabilities),
            Calibration = Calibration.ByQuantile(labels, probabilities),
            Roc = RocCurve.Of(labels, probabilities),
        };
    }
}
