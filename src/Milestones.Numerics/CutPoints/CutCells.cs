namespace Milestones.Numerics;

/// <summary>
/// All that a cut-point search needs to know of the rows: the candidate cuts, and which cell (stratum × stretch between
/// neighbouring cuts × class) a row falls into. Stretch 0 lies below the first cut, stretch j from cut j − 1 on.
/// </summary>
internal sealed class CutCells
{
    private CutCells(double[] cuts, int strata, int[] cellOfRow)
    {
        Cuts = cuts;
        Strata = strata;
        CellOfRow = cellOfRow;
        Counts = new double[strata * Stretches * 2];
        foreach (var cell in cellOfRow)
        {
            Counts[cell]++;
        }
    }

    /// <summary>The candidates, ascending.</summary>
    public double[] Cuts { get; }

    public int Strata { get; }

    public int Stretches => Cuts.Length + 1;

    /// <summary>Per row, its cell: ((stratum × stretches) + stretch) × 2, + 1 for the class <c>true</c>.</summary>
    public int[] CellOfRow { get; }

    /// <summary>Rows per cell.</summary>
    public double[] Counts { get; }

    /// <summary>Whether there were more distinct values to cut at than candidates.</summary>
    public bool IsCoarse { get; private init; }

    /// <summary>Whether all values are whole numbers.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>Builds the cells; null when there is no cut with enough rows on both sides.</summary>
    /// <param name="values">n values without NaN.</param>
    /// <param name="labels">n labels.</param>
    /// <param name="strata">n stratum numbers of at least 0, or empty for one stratum.</param>
    /// <param name="options">Least share and most candidates.</param>
    public static CutCells? Build(double[] values, bool[] labels, int[] strata, CutPointOptions options)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        var all = AllowedCuts(sorted, options.MinShare);
        if (all.Count == 0)
        {
            return null;
        }

        var cuts = all.Count <= options.MaxCandidates ? [.. all.Select(cut => cut.Value)] : Thin(all, options.MaxCandidates);
        var stretches = cuts.Length + 1;
        var strataCount = Math.Max(1, StratumNumbers.Count(strata));
        var cellOfRow = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var stratum = strata.Length == 0 ? 0 : strata[i];
            cellOfRow[i] = (((stratum * stretches) + CutsUpTo(cuts, values[i])) * 2) + (labels[i] ? 1 : 0);
        }

        return new CutCells(cuts, strataCount, cellOfRow)
        {
            IsCoarse = cuts.Length < all.Count,
            IsWhole = Array.TrueForAll(values, value => value == Math.Floor(value)),
        };
    }

    /// <summary>How many cuts are at or below <paramref name="value"/>.</summary>
    public static int CutsUpTo(double[] cuts, double value)
    {
        var (low, high) = (0, cuts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (cuts[middle] <= value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The distinct values with enough rows below and at or above, each with the number of rows below it.</summary>
    private static List<(double Value, int Below)> AllowedCuts(double[] sorted, double minShare)
    {
        // The tolerance keeps 0.05 × 20 rows from being a hair more than one row.
        var least = Math.Max(1, (minShare * sorted.Length) - 1e-9);
        var cuts = new List<(double Value, int Below)>();
        for (var start = 0; start < sorted.Length; start = Midranks.EndOfTie(sorted, start))
        {
            if (start >= least && sorted.Length - start >= least)
            {
                cuts.Add((sorted[start], start));
            }
        }

        return cuts;
    }

    /// <summary>Keeps the first cut after each of <paramref name="most"/> evenly spaced ranks.</summary>
    private static double[] Thin(List<(double Value, int Below)> cuts, int most)
    {
        double first = cuts[0].Below, rows = cuts[^1].Below - cuts[0].Below;
        var kept = new List<double>(most);
        var taken = -1;
        foreach (var (value, below) in cuts)
        {
            var step = (int)Math.Floor((below - first) / rows * (most - 1));
            if (step > taken)
            {
                kept.Add(value);
                taken = step;
            }
        }

        return [.. kept];
    }
}
