using MathNet.Numerics.Distributions;
using Milestones.Numerics;

namespace Milestones.Forests.Stability;

/// <summary>How similar the sets are that a selection chose on different samples: the index of Nogueira, Sechidis and Brown,
/// "On the stability of feature selection algorithms" (2018).</summary>
public static class SelectionStability
{
    /// <summary>1 − (mean over the columns of the unbiased variance of being selected) / (that variance if as many columns
    /// were selected at random).</summary>
    /// <param name="selections">At least two selections over the same columns: whether each was chosen.</param>
    /// <param name="level">Nominal coverage of the interval, in (0, 1).</param>
    /// <returns>At most 1, for selections that are all the same; 0 in expectation for random ones; negative for less. With
    /// the asymptotic interval of the paper's theorem 9. NaN when every selection chose all columns, or none did any.</returns>
    /// <exception cref="ArgumentException">Fewer than two selections, or of different lengths.</exception>
    public static Estimate Measure(IReadOnlyList<bool[]> selections, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(selections);
        if (selections.Count < 2 || selections.Any(s => s.Length != selections[0].Length))
        {
            throw new ArgumentException("expected at least two selections over the same columns", nameof(selections));
        }

        double m = selections.Count, d = selections[0].Length;
        double[] frequency = [.. Enumerable.Range(0, (int)d).Select(f => selections.Count(s => s[f]) / m)];
        double[] sizes = [.. selections.Select(s => (double)s.Count(chosen => chosen))];
        var meanSize = sizes.Average();
        var atRandom = meanSize / d * (1 - (meanSize / d));
        if (atRandom == 0)
        {
            return Estimate.Undefined(level);
        }

        var stability = 1 - (frequency.Sum(p => m / (m - 1) * p * (1 - p)) / d / atRandom);
        double[] influence = [.. selections.Select((s, i) =>
            ((s.Index().Sum(c => c.Item ? frequency[c.Index] : 0) / d) - (sizes[i] * meanSize / (d * d))
                + (stability / 2 * ((2 * meanSize * sizes[i] / (d * d)) - (sizes[i] / d) - (meanSize / d) + 1))) / atRandom)];
        var mean = influence.Average();
        var variance = 4 / (m * m) * influence.Sum(x => (x - mean) * (x - mean));
        var half = Normal.InvCDF(0, 1, (1 + level) / 2) * Math.Sqrt(variance);
        return new Estimate(stability, new ConfidenceInterval(stability - half, stability + half, level));
    }
}
