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
    /// <inheritdoc cref="Run(IReadOnlyList{ContextColumn}, IReadOnlyList{bool}, int)"/>
    public static StrataReport Run(UsageTable table, int minStratum) => Run(table.Context, table.HeldOut, minStratum);

    /// <summary>Gives every row its stratum.</summary>
    /// <param name="context">The context columns, in any order.</param>
    /// <param name="heldOut">Per row: whether it is held out.</param>
    /// <param name="minStratum">Training customers from which on a stratum isn't sparse; 1 or more.</param>
    public static StrataReport Run(IReadOnlyList<ContextColumn> context, IReadOnlyList<bool> heldOut, int minStratum)
    {
        var columns = context.OrderBy(column => Precision(column.Name)).ToList();
        var rows = Enumerable.Range(0, heldOut.Count).ToList();
        var groups = new List<StratumGroup> { new([], rows, rows.Count(row => !heldOut[row])) };
        foreach (var column in columns)
        {
            groups = [.. groups.SelectMany(group => group.Split(column, heldOut, minStratum))];
        }

        return Describe([.. groups.Where(group => group.Rows.Count > 0)], columns, heldOut);
    }

    /// <summary>Plans differ in kind, so they are given up last; tenure first.</summary>
    private static int Precision(string column) => column switch { "plan" => 0, "size" => 1, "tenure" => 2, _ => 3 };

    private static StrataReport Describe(List<StratumGroup> groups, List<ContextColumn> columns, IReadOnlyList<bool> heldOut)
    {
        var codes = new int[heldOut.Count];
        var strata = new List<Stratum>(groups.Count);
        var pooled = 0;
        foreach (var group in groups)
        {
            var cells = group.Rows.Where(row => !heldOut[row]).Select(row => Cell(columns, row)).Distinct().Count();
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
