using System.Security.Cryptography;
using System.Text;
using Milestones.Usage;

namespace Milestones.Framework.Looks;

/// <summary>Which data a run has seen, apart from how they were looked at: the same for any catalog, threshold or rule, so that no
/// change of settings makes seen data look new.</summary>
/// <param name="Outcomes">Hash of all customers with their outcomes.</param>
/// <param name="HoldOut">Hash of the customers held out with their outcomes; of all, where none are.</param>
internal sealed record DataStates(string Outcomes, string HoldOut)
{
    public static DataStates Of(UsageTable table)
    {
        var rows = Enumerable.Range(0, table.RowCount).ToList();
        var heldOut = rows.FindAll(row => table.HeldOut[row]);
        var outcomes = HashOf(table, rows);
        return new DataStates(outcomes, heldOut.Count == 0 ? outcomes : HashOf(table, heldOut));
    }

    private static string HashOf(UsageTable table, List<int> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var id = table.Customers[row].Id;
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{id.Length} {id} {(table.Outcome[row] ? 1 : 0)}{(table.Pooled is { } pooled ? $" {pooled.Flows[pooled.SnapshotOf[row]].Date:yyyy-MM-dd}" : "")}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
