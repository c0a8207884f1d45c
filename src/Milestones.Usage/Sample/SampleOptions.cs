using System.Text.Json.Serialization;

namespace Milestones.Usage.Sample;

/// <summary>What the support-desk sample is made of. The same options give the same data, and customer i is the same
/// whatever <see cref="Customers"/> is.</summary>
public sealed record SampleOptions
{
    /// <summary>The most customers that a sample can have.</summary>
    public const int MostCustomers = SampleCustomer.MaxCount;

    /// <summary>The most earlier snapshots: before them nobody had signed up.</summary>
    public const int MostEarlierSnapshots = 3;

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

    /// <summary>Standard deviation of an effect of the customer's own on retention's log odds, normal over customers and the same at every
    /// snapshot; finite, 0 or more; default 0. With it, and <see cref="EarlierSnapshots"/>, the outcomes of one customer resemble each
    /// other beyond what features and context explain.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double CustomerEffect
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = Finite(value);
        }
    }

    /// <summary>How many snapshots before T, 180 days apart, are pooled with it; 0 … 3; default 0. With any, retained means active in the
    /// 90 days after the snapshot: who is not falls silent for that time and comes back, so that a customer can be lost at several
    /// snapshots, which one who churned could not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of its range.</exception>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int EarlierSnapshots
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MostEarlierSnapshots);
            field = value;
        }
    }

    /// <summary>Whether several snapshots are pooled.</summary>
    internal bool IsPooled => EarlierSnapshots > 0;

    /// <summary>Whether the events are written as <c>events.csv.gz</c> (default) or as plain <c>events.csv</c>.</summary>
    public bool Compress { get; init; } = true;

    private static double Finite(double value) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A finite number is expected.");
}
