namespace Milestones.Usage;

/// <summary>
/// Which customer at which snapshot each row of a modelling table is, where several snapshot dates are pooled. Rows of the same customer resemble
/// each other, so whatever is drawn or tested takes customers whole.
/// </summary>
public sealed class PooledSnapshots
{
    /// <summary>The snapshots by date, with their share of the population flow.</summary>
    public required IReadOnlyList<SnapshotFlow> Flows { get; init; }

    /// <summary>Per row: index into <see cref="Flows"/>.</summary>
    public required IReadOnlyList<int> SnapshotOf { get; init; }

    /// <summary>Per row: number of its customer, from 0; the rows of a customer stand beside each other, by date.</summary>
    public required IReadOnlyList<int> CustomerOf { get; init; }

    /// <summary>Per row: whether it is held out and no training row is of its customer.</summary>
    public required IReadOnlyList<bool> IsUnseen { get; init; }

    /// <summary>Whether a row is of the latest snapshot.</summary>
    public bool IsLatest(int row) => SnapshotOf[row] == Flows.Count - 1;

    /// <summary>How many customers there are among some rows.</summary>
    public int CountCustomers(IEnumerable<int> rows) => rows.Select(row => CustomerOf[row]).Distinct().Count();

    /// <summary>Numbers the rows of a table.</summary>
    /// <param name="flows">The snapshots by date.</param>
    /// <param name="customers">Per row the identifier; the rows of a customer stand beside each other.</param>
    /// <param name="snapshots">Per row: index into <paramref name="flows"/>.</param>
    /// <param name="heldOut">Per row: whether it is held out.</param>
    public static PooledSnapshots Of(
        IReadOnlyList<SnapshotFlow> flows, IReadOnlyList<string> customers, IReadOnlyList<int> snapshots, IReadOnlyList<bool> heldOut)
    {
        ArgumentNullException.ThrowIfNull(flows);
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(heldOut);
        var numbers = new int[customers.Count];
        for (var row = 1; row < numbers.Length; row++)
        {
            numbers[row] = numbers[row - 1] + (string.Equals(customers[row], customers[row - 1], StringComparison.Ordinal) ? 0 : 1);
        }

        var seen = numbers.Where((_, row) => !heldOut[row]).ToHashSet();
        return new PooledSnapshots
        {
            Flows = flows,
            SnapshotOf = snapshots,
            CustomerOf = numbers,
            IsUnseen = [.. numbers.Select((number, row) => heldOut[row] && !seen.Contains(number))],
        };
    }
}

/// <summary>How the rows of the customer table became the population of one snapshot, as counts that add up.</summary>
/// <param name="Date">The snapshot, at 00:00 UTC.</param>
/// <param name="Customers">Rows of the customer table.</param>
/// <param name="Exclusions">Who was left out; a customer is counted at the first reason that applies.</param>
/// <param name="Training">Customers on whom choices are made.</param>
/// <param name="HeldOut">Customers held out.</param>
public sealed record SnapshotFlow(DateTime Date, int Customers, IReadOnlyList<Exclusion> Exclusions, int Training, int HeldOut);
