using System.Globalization;
using Milestones.Numerics;

namespace Milestones.Framework;

/// <summary>A number learned from data as the framework states it; null stands where the data give none.</summary>
/// <param name="Value">The point estimate.</param>
/// <param name="Lower">Lower limit of its interval, at the study's confidence.</param>
/// <param name="Upper">Upper limit of its interval.</param>
public sealed record Figure(double? Value, double? Lower, double? Upper)
{
    /// <summary>States an estimate; NaN and infinite numbers, which JSON cannot say, become null.</summary>
    public static Figure Of(Estimate estimate) =>
        new(Finite(estimate.Value), Finite(estimate.Interval.Lower), Finite(estimate.Interval.Upper));

    /// <summary>The number with its interval, or a dash.</summary>
    public override string ToString() => Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{value:0.####} ({Lower:0.####} to {Upper:0.####})")
        : "–";

    /// <summary>The number, or null where it is NaN or infinite.</summary>
    internal static double? Finite(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>A share of customers with its Wilson interval, at the study's confidence.</summary>
/// <param name="Count">How many of them.</param>
/// <param name="Of">Among how many.</param>
/// <param name="Value">Their share, in [0, 1]; null among none.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
public sealed record Share(long Count, long Of, double? Value, double Lower, double Upper)
{
    /// <summary>States a proportion.</summary>
    /// <param name="proportion">The counts.</param>
    /// <param name="level">Nominal coverage of the interval, in (0, 1).</param>
    public static Share From(Proportion proportion, double level)
    {
        var interval = proportion.Wilson(level);
        return new Share(proportion.Successes, proportion.Trials, Figure.Finite(proportion.Value), interval.Lower, interval.Upper);
    }

    /// <summary>The share with its interval, and of how many.</summary>
    public override string ToString() => Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.0} % ({100 * Lower:0.0}–{100 * Upper:0.0} %) of {Of:#,0}")
        : "– of 0";
}

/// <summary>A test as the framework states it; null stands where the data allow none.</summary>
/// <param name="Statistic">χ², or a signed standard normal z.</param>
/// <param name="PValue">Two-sided, in [0, 1].</param>
public sealed record TestFigure(double? Statistic, double? PValue)
{
    /// <summary>States a test's result.</summary>
    public static TestFigure Of(TestResult result) => new(Figure.Finite(result.Statistic), Figure.Finite(result.PValue));
}

/// <summary>The same finding on the customers from whom everything was chosen, and on those held out from all choices.</summary>
/// <param name="Training">On the training customers.</param>
/// <param name="HoldOut">On the customers held out; null without a hold-out.</param>
/// <typeparam name="T">The finding.</typeparam>
public sealed record OnBothParts<T>(T Training, T? HoldOut)
    where T : class;
