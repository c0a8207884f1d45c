namespace Milestones.Forests.Importance;

/// <summary>The strata within which values are exchanged, numbered from 0, small ones pooled.</summary>
/// <param name="OfRow">Each row's stratum; null when all are in one.</param>
/// <param name="Count">How many there are, at least 1.</param>
/// <param name="PooledShare">The share of the rows that are in the pool.</param>
internal sealed record ImportanceStrata(int[]? OfRow, int Count, double PooledShare)
{
    /// <summary>Numbers and pools the strata.</summary>
    /// <param name="strata">Any number per row; null for a single stratum.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="minRows">A stratum with fewer rows is pooled.</param>
    public static ImportanceStrata Create(int[]? strata, int rows, double minRows)
    {
        if (strata is null)
        {
            return new ImportanceStrata(null, 1, 0);
        }

        if (strata.Length != rows)
        {
            throw new ArgumentException($"expected one stratum per row ({rows}), found {strata.Length}", nameof(strata));
        }

        var bySize = strata.GroupBy(s => s).Select(g => (Key: g.Key, Rows: g.Count())).OrderBy(g => g.Rows).ThenBy(g => g.Key).ToList();
        var pooled = 0;
        var pooledRows = 0;
        while (pooled < bySize.Count && (bySize[pooled].Rows < minRows || (pooled > 0 && pooledRows < minRows)))
        {
            pooledRows += bySize[pooled++].Rows;
        }

        // The pool is stratum 0 when there is one; the others follow in the order of their keys.
        var number = new Dictionary<int, int>();
        for (var k = 0; k < pooled; k++)
        {
            number.Add(bySize[k].Key, 0);
        }

        var next = pooled > 0 ? 1 : 0;
        foreach (var (key, _) in bySize.Skip(pooled).OrderBy(g => g.Key))
        {
            number.Add(key, next++);
        }

        return new ImportanceStrata(Array.ConvertAll(strata, s => number[s]), next, (double)pooledRows / rows);
    }
}
