using Milestones.Usage;

namespace Milestones.Evidence.Stratification;

/// <summary>
/// Strata of comparable customers: plan × size × tenure, a sparse stratum pooled by this rule. Column by column, in
/// that order, and separately within every group made so far: a size or tenure band with fewer than
/// <c>minStratum</c> training customers is united with the smaller of its neighbours, until none is sparse or one is left
/// (so the finest distinction, tenure, is given up first); plans with fewer are united with each other, never with a
/// larger one. What is then still sparse stays as it is: Mantel–Haenszel estimates are consistent in sparse strata,
/// and pooling unlike customers would trade precision for bias.
/// </summary>
/// <remarks>The rule looks at training customers only and covers every combination of levels, so that any held-out
/// customer has a stratum. "Unknown" is the last band and so the neighbour of the last but one.</remarks>
internal static class StratumPooling
{
    /// <summary>Gives every row of the table its stratum.</summary>
    /// <param name="table">The table; its context columns in any order.</param>
    /// <param name="minStratum">Training customers from which on a stratum isn't sparse; 1 or more.</param>
    public static StrataReport Run(UsageTable table, int minStratum)
    {
        var columns = table.Context.OrderBy(column => Precision(column.Name)).ToList();
        var rows = Enumerable.Range(0, table.RowCount).ToList();
        var groups = new List<StratumGroup> { new([], rows, rows.Count(row => !table.HeldOut[row])) };
        foreach (var column in columns)
        {
            groups = [.. groups.SelectMany(group => group.Split(column, table.HeldOut, minStratum))];
        }

        return Describe([.. groups.Where(group => group.Rows.Count > 0)], columns, table);
    }

    /// <summary>Plans differ in kind, so they are given up last; tenure first.</summary>
    private static int Precision(string column) => column switch { "plan" => 0, "size" => 1, "tenure" => 2, _ => 3 };

    private static StrataReport Describe(List<StratumGroup> groups, List<ContextColumn> columns, UsageTable table)
    {
        var codes = new int[table.RowCount];
        var strata = new List<Stratum>(groups.Count);
        var pooled = 0;
        foreach (var group in groups)
        {
            var cells = group.Rows.Where(row => !table.HeldOut[row]).Select(row => Cell(columns, row)).Distinct().Count();
            pooled += cells > 1 ? group.Training : 0;
            group.Rows.ForEach(row => codes[row] = strata.Count);
            var name = group.Parts.Count == 0 ? "all customers" : string.Join(" · ", group.Parts);
            strata.Add(new Stratum(name, group.Training, group.Rows.Count - group.Training, cells));
        }

        var training = groups.Sum(group => group.Training);
        return new StrataReport(strata, codes, training == 0 ? 0 : (double)pooled / training);
    }

    private static long Cell(List<ContextColumn> columns, int row)
        => columns.Aggregate(0L, (cell, column) => (cell * column.Levels.Count) + column.Codes[row]);
}
