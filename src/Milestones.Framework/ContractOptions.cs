namespace Milestones.Framework;

/// <summary>How a data contract is checked.</summary>
public sealed record ContractOptions
{
    /// <summary>The first day of which the data need know nothing any more, UTC; null: the study's <c>observed_until</c>, else today. Default null.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Data as they were before; null: there is nothing to compare with. Default null.</summary>
    public DataBaseline? Baseline { get; init; }

    /// <summary>Most days without an event before <see cref="AsOf"/>, 0 or more; default 3.</summary>
    public int FreshDays { get; init; } = 3;

    /// <summary>Days before <see cref="AsOf"/>, and before that of the baseline, by which volume and late events are judged, 1 or more; default 28, four weeks.</summary>
    public int RecentDays { get; init; } = 28;

    /// <summary>Least volume as a share of the baseline's, in [0, 1]; default 0.5.</summary>
    public double LeastVolume { get; init; } = 0.5;

    /// <summary>Greatest volume as a multiple of the baseline's, 1 or more; default 2.</summary>
    public double MostVolume { get; init; } = 2;

    /// <summary>Share of the baseline's events that may come late, or be gone, in [0, 1]: of those in its <see cref="RecentDays"/>, and of those before;
    /// default 0.01.</summary>
    public double LateShare { get; init; } = 0.01;

    /// <summary>Share of customers by which the customer table may shrink, in [0, 1]; default 0.1.</summary>
    public double LostCustomers { get; init; } = 0.1;
}
