namespace Milestones.Usage.Sample;

/// <summary>What the support-desk sample is made of. The same options give the same data, and customer i is the same
/// whatever <see cref="Customers"/> is.</summary>
public sealed record SampleOptions
{
    /// <summary>The most customers that a sample can have.</summary>
    public const int MostCustomers = SampleCustomer.MaxCount;

    /// <summary>Rows of the customer table, 1 … 9,999,999; default 2,000. About five in six are in the study's population.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of its range.</exception>
    public int Customers
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MostCustomers);
            field = value;
        }
    } = 2_000;

    /// <summary>Origin of every random choice; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>T of the study, at 00:00 UTC; default 2025-01-01. Shifts every date and nothing else.</summary>
    public DateOnly Snapshot { get; init; } = new(2025, 1, 1);

    /// <summary>Change of retention's log odds per standard deviation of general activity, by which usage is
    /// confounded; finite; default 0.15. With 0 the activity proxies still go with retention a little, by way of the effective
    /// features that active customers use more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double ActivityEffect { get; init => field = Finite(value); } = 0.15;

    /// <summary>Multiplies every planted coefficient; finite; default 1. With 0 no feature has an effect.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double EffectScale { get; init => field = Finite(value); } = 1;

    /// <summary>Multiplies the plans' coefficients, by which everything that goes with the plan is confounded; finite; default 1.
    /// With 0 nothing goes with retention by way of the plan alone.</summary>
    internal double PlanEffectScale { get; init => field = Finite(value); } = 1;

    /// <summary>Whether the events are written as <c>events.csv.gz</c> (default) or as plain <c>events.csv</c>.</summary>
    public bool Compress { get; init; } = true;

    private static double Finite(double value) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A finite number is expected.");
}
