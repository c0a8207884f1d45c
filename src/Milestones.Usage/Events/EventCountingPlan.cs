namespace Milestones.Usage.Events;

/// <summary>What is to be counted for whom: everything that the counter needs to know besides the event files. The
/// lists run in parallel, one entry per customer of the customer table, in the population or not; of windows there may be several per customer,
/// which may overlap.</summary>
internal sealed record EventCountingPlan
{
    /// <summary>The event logs, the catalog and the outcome.</summary>
    public required Study Study { get; init; }

    /// <summary>The customers' identifiers, unique.</summary>
    public required IReadOnlyList<string> CustomerIds { get; init; }

    /// <summary>How many feature and outcome windows each customer has, one per snapshot; 1 or more.</summary>
    public int WindowsPerCustomer { get; init; } = 1;

    /// <summary>When each customer's use is counted; <see cref="WindowsPerCustomer"/> entries per customer, customer by customer.</summary>
    public required IReadOnlyList<TimeWindow> FeatureWindows { get; init; }

    /// <summary>When each customer's activity tells of the outcome, in the same order.</summary>
    public required IReadOnlyList<TimeWindow> OutcomeWindows { get; init; }

    /// <summary>Signup of each customer, UTC; null: not known.</summary>
    public required IReadOnlyList<DateTime?> SignedUp { get; init; }
}
