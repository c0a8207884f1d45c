namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>Tables in markdown.</summary>
internal static class Table
{
    /// <summary>A header, its rule, the rows.</summary>
    public static string Markdown(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows) =>
        string.Concat(new[] { header, [.. header.Select(_ => "---")] }.Concat(rows).Select(cells => $"| {string.Join(" | ", cells)} |\n"));
}
