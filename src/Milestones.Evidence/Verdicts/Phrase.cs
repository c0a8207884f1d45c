using Milestones.Numerics;
using static System.FormattableString;

namespace Milestones.Evidence.Verdicts;

/// <summary>Numbers as the sentences of reasons say them.</summary>
internal static class Phrase
{
    /// <summary>12.3 %.</summary>
    public static string Percent(double share) => Invariant($"{100 * share:0.0} %");

    /// <summary>A difference of shares: +3.1 points.</summary>
    public static string Points(double difference) => Invariant($"{100 * difference:+0.0;−0.0;0.0} points");

    /// <summary>+3.1 points (1.0 to 5.2).</summary>
    public static string Points(Estimate difference)
        => Invariant($"{Points(difference.Value)} ({100 * difference.Interval.Lower:0.0;−0.0;0.0} to {100 * difference.Interval.Upper:0.0;−0.0;0.0})");

    /// <summary>A rank with its interval over subsamples, rounded outwards: 4 (2 to 9).</summary>
    public static string Rank(FeatureMeasurements feature) => feature.RankStability is { Rank.Interval: var interval }
        ? Invariant($"{feature.Rank} ({Math.Floor(interval.Lower)} to {Math.Ceiling(interval.Upper)})")
        : Invariant($"{feature.Rank} (interval not measured)");

    /// <summary>p = 0.012, or p &lt; 0.0001.</summary>
    public static string P(double p) => p < 0.0001 ? "p < 0.0001" : Invariant($"p = {p:0.####}");
}
