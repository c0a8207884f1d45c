namespace Milestones.Usage;

/// <summary>
/// Every customer with what a framework asks of it, whatever its age and whether its outcome is known or not. Rows are
/// ordered by customer identifier (ordinal).
/// </summary>
public sealed class ScoringTable
{
    /// <summary>The customers whose row can be used; row i of every column is <c>Customers[i]</c>.</summary>
    public required IReadOnlyList<Customer> Customers { get; init; }

    /// <summary>The first instant of which nothing is known any more; null for a ready feature table.</summary>
    public required DateTime? AsOf { get; init; }

    /// <summary>When features were measured; null for a ready feature table.</summary>
    public required StudyWindows? Windows { get; init; }

    /// <summary>The features, in the catalog's order.</summary>
    public required IReadOnlyList<FeatureColumn> Features { get; init; }

    /// <summary>The customers' first months and their progress; null where the catalog names no core action.</summary>
    public required JourneyTable? Journeys { get; init; }

    /// <summary>Per row: the row of <see cref="Journeys"/>; null: the customer has none, since its signup is not known.</summary>
    public required IReadOnlyList<int?> JourneyRows { get; init; }
}
