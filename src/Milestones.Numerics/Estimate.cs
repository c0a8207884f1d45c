namespace Milestones.Numerics;

/// <summary>A number learned from data, with the interval that says how well it is known.</summary>
/// <param name="Value">The point estimate; NaN where the data cannot give one.</param>
/// <param name="Interval">Its confidence interval, in the same unit; both limits NaN where there is none.</param>
public readonly record struct Estimate(double Value, ConfidenceInterval Interval)
{
    /// <summary>Whether value and interval are numbers.</summary>
    public bool IsDefined => !double.IsNaN(Value) && Interval.IsDefined;

    /// <summary>What is returned where the data cannot give an estimate: NaN throughout.</summary>
    /// <param name="level">Nominal coverage the interval would have had, in (0, 1).</param>
    public static Estimate Undefined(double level = 0.95) =>
        new(double.NaN, new ConfidenceInterval(double.NaN, double.NaN, level));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Value:0.####} ({Interval})");
}
