namespace Milestones.Acceptance.Tests.Sql;

/// <summary>The tables of a generated help desk.</summary>
internal static class SampleTables
{
    public static IEnumerable<SourceTable> Of(string folder)
    {
        yield return new SourceTable(
            "customers",
            [("customer_id", SourceKind.Text), ("signed_up_on", SourceKind.Day), ("churned_on", SourceKind.Day), ("plan", SourceKind.Text), ("seats", SourceKind.Number), ("monthly_spend", SourceKind.Number)],
            Rows(File.ReadAllLines(Path.Combine(folder, "customers.csv"))));
        yield return new SourceTable(
            "events",
            [("customer_id", SourceKind.Text), ("event", SourceKind.Text), ("occurred_on", SourceKind.Day), ("quantity", SourceKind.Number)],
            Rows(Workplace.ReadGzipLines(Path.Combine(folder, "events.csv.gz"))));
    }

    private static List<string?[]> Rows(string[] lines) =>
        [.. lines.Skip(1).Select(line => line.Split(',').Select(cell => cell.Length == 0 ? null : cell).ToArray())];
}
