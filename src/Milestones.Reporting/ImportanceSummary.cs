using System.Globalization;
using Milestones.Evidence;
using Milestones.Numerics;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Milestones.Reporting;

/// <summary>What a forest makes of any table, for a terminal.</summary>
public static class ImportanceSummary
{
    /// <summary>The AUCs with their intervals, and the columns in the order of their permutation importance.</summary>
    public static IRenderable Of(TableImportance importance, Estimate heldOut, Estimate outOfBag)
    {
        ArgumentNullException.ThrowIfNull(importance);
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("rank").RightAligned());
        table.AddColumn("column");
        table.AddColumn(new TableColumn("permutation").RightAligned());
        table.AddColumn(new TableColumn("impurity").RightAligned());
        if (importance.Conditional is not null)
        {
            table.AddColumn(new TableColumn("within strata").RightAligned());
        }

        var order = Enumerable.Range(0, importance.Columns.Count).OrderByDescending(column => importance.Permutation[column]);
        foreach (var (rank, column) in order.Index())
        {
            string[] cells =
            [
                (rank + 1).ToString(CultureInfo.InvariantCulture),
                Markup.Escape(importance.Columns[column]),
                Text(importance.Permutation[column]),
                Text(importance.Impurity[column]),
                .. importance.Conditional is { } conditional ? [Text(conditional[column])] : Array.Empty<string>(),
            ];
            table.AddRow(cells);
        }

        return new Rows(new Text($"AUC on the hold-out {Text(heldOut)}, out of bag {Text(outOfBag)}."), table);
    }

    private static string Text(double value) => value.ToString("0.000000;−0.000000", CultureInfo.InvariantCulture);

    private static string Text(Estimate auc) => auc.IsDefined
        ? string.Create(CultureInfo.InvariantCulture, $"{auc.Value:0.000} ({auc.Interval.Lower:0.000} to {auc.Interval.Upper:0.000})")
        : "–";
}
