using Milestones.Usage;

namespace Milestones.Evidence.Stratification;

/// <summary>Customers that no context column has told apart yet.</summary>
/// <param name="Parts">What they have in common: per column the levels, for people.</param>
/// <param name="Rows">Their rows in the table, ascending.</param>
/// <param name="Training">How many of them are training customers.</param>
internal sealed record StratumGroup(IReadOnlyList<string> Parts, List<int> Rows, int Training)
{
    private const string Nominal = "plan";

    /// <summary>Tells the customers apart by one more column, sparse levels united.</summary>
    public IEnumerable<StratumGroup> Split(ContextColumn column, IReadOnlyList<bool> heldOut, int minStratum)
    {
        var counts = new int[column.Levels.Count];
        foreach (var row in Rows.Where(row => !heldOut[row]))
        {
            counts[column.Codes[row]]++;
        }

        var united = string.Equals(column.Name, Nominal, StringComparison.Ordinal)
            ? UniteSparse(counts, minStratum)
            : Neighbours.Unite(counts, minStratum);
        return united.Select(levels => new StratumGroup(
            [.. Parts, Name(column, levels)],
            Rows.FindAll(row => levels.Contains(column.Codes[row])),
            levels.Sum(level => counts[level])));
    }

    private static string Name(ContextColumn column, List<int> levels)
        => levels.Count == column.Levels.Count && levels.Count > 1
            ? $"any {column.Name}"
            : string.Join(" + ", levels.Select(level => column.Levels[level]));

    private static IEnumerable<List<int>> UniteSparse(int[] counts, int minStratum)
    {
        var levels = Enumerable.Range(0, counts.Length).ToList();
        var sparse = levels.FindAll(level => counts[level] < minStratum);
        return levels
            .Where(level => counts[level] >= minStratum)
            .Select(level => new List<int> { level })
            .Concat(sparse.Count > 0 ? [sparse] : []);
    }
}
