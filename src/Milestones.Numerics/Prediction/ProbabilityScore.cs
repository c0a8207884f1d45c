namespace Milestones.Numerics;

/// <summary>Proper scores of predicted probabilities: 0 is perfect, less is better (Gneiting and Raftery 2007).</summary>
public static class ProbabilityScore
{
    /// <summary>Probabilities are kept this far from 0 and 1 in <see cref="LogLoss"/>, so that one confident mistake costs
    /// 34.5 instead of infinity.</summary>
    public const double LogLossMargin = 1e-15;

    /// <summary>Mean squared difference between outcome (0 or 1) and probability (Brier 1950), in [0, 1].</summary>
    /// <param name="labels">n outcomes.</param>
    /// <param name="probabilities">n probabilities of true, in [0, 1].</param>
    /// <returns>NaN for n = 0.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a probability is outside [0, 1] or NaN.</exception>
    public static double Brier(ReadOnlySpan<bool> labels, ReadOnlySpan<double> probabilities)
    {
        Require(labels, probabilities);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var error = (labels[i] ? 1 : 0) - probabilities[i];
            sum += error * error;
        }

        return sum / labels.Length;
    }

    /// <summary>Mean negative log-likelihood in nats, at least 0; probabilities are first moved into
    /// [<see cref="LogLossMargin"/>, 1 − <see cref="LogLossMargin"/>].</summary>
    /// <param name="labels">n outcomes.</param>
    /// <param name="probabilities">n probabilities of true, in [0, 1].</param>
    /// <returns>NaN for n = 0.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a probability is outside [0, 1] or NaN.</exception>
    public static double LogLoss(ReadOnlySpan<bool> labels, ReadOnlySpan<double> probabilities)
    {
        Require(labels, probabilities);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var probability = labels[i] ? probabilities[i] : 1 - probabilities[i];
            sum -= Math.Log(Math.Clamp(probability, LogLossMargin, 1 - LogLossMargin));
        }

        return sum / labels.Length;
    }

    internal static void Require(ReadOnlySpan<bool> labels, ReadOnlySpan<double> probabilities)
    {
        if (labels.Length != probabilities.Length)
        {
            throw new ArgumentException($"{labels.Length} labels but {probabilities.Length} probabilities.", nameof(probabilities));
        }

        foreach (var probability in probabilities)
        {
            if (!(probability >= 0 && probability <= 1))
            {
                throw new ArgumentException($"{probability} is not a probability.", nameof(probabilities));
            }
        }
    }
}
