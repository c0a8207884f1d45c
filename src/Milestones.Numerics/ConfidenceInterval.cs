namespace Milestones.Numerics;

/// <summary>A two-sided interval for an unknown number.</summary>
/// <param name="Lower">Lower limit; may be −∞, NaN where the interval is not defined.</param>
/// <param name="Upper">Upper limit; may be +∞, NaN where the interval is not defined.</param>
/// <param name="Level">Nominal coverage, in (0, 1); 0.95 unless told otherwise.</param>
public readonly record struct ConfidenceInterval(double Lower, double Upper, double Level = 0.95)
{
    /// <summary>Whether <paramref name="value"/> lies in the closed interval.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <summary>Whether the limits are numbers, so that the interval says something.</summary>
    public bool IsDefined => !double.IsNaN(Lower) && !double.IsNaN(Upper);

    /// <summary>Upper minus lower limit.</summary>
    public double Width => Upper - Lower;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Lower:0.####} to {Upper:0.####}");
}
