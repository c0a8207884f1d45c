namespace Milestones.Usage.Events;

/// <summary>
/// What the event logs say, per customer of the plan (in its order), or, where customers have several windows, per customer and
/// window. An event with quantity 0 is not a use: it is neither an active day nor activity.
/// </summary>
internal sealed record EventCounts
{
    /// <summary>The use of each feature that is counted from events, in the catalog's order.</summary>
    public required IReadOnlyList<FeatureUse> Features { get; init; }

    /// <summary>Per customer: UTC days of the feature window with any event, whether or not it is a use of a feature.</summary>
    public required IReadOnlyList<int> ActiveDays { get; init; }

    /// <summary>Per outcome that is activity, the primary first, and per customer: whether the outcome window saw an event that
    /// the outcome counts (any event, unless the outcome lists some).</summary>
    public required IReadOnlyList<IReadOnlyList<bool>> ActiveInOutcomeWindow { get; init; }

    /// <summary>Rows that could be used, whatever their time.</summary>
    public required long Events { get; init; }

    /// <summary>The earliest of them, UTC; null without events.</summary>
    public required DateTime? FirstEvent { get; init; }

    /// <summary>The latest of them, UTC; null without events.</summary>
    public required DateTime? LastEvent { get; init; }

    /// <summary>How many of them lie before their customer's signup.</summary>
    public required long EventsBeforeSignup { get; init; }

    /// <summary>How many of them lie before the date from which their key was valid.</summary>
    public required long EventsBeforeMapping { get; init; }

    /// <summary>Contradictions between the logs and the tables, for a person to notice.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}
