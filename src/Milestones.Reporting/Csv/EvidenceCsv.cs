using Milestones.Framework;

namespace Milestones.Reporting.Csv;

/// <summary>Writes <c>evidence.csv</c>: a row per feature of the catalog, in its order. Its columns are those of
/// <see cref="EvidenceColumn.All"/>, where several snapshots are pooled <see cref="EvidenceColumn.OfCustomers"/>, and those of every secondary outcome.</summary>
public static class EvidenceCsv
{
    /// <summary>Writes the file's content.</summary>
    /// <param name="result">The derivation.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="neutraliseFormulas">Whether cells that a spreadsheet would compute are made text by an apostrophe before them.</param>
    public static void Write(DerivationResult result, Stream stream, bool neutraliseFormulas = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        var columns = Columns(result);
        CsvOutput.Write(
            stream,
            [.. columns.Select(column => column.Name)],
            result.Framework.Features.Zip(result.Evidence.Features)
                .Select(row => columns.Select(column => column.Cell(row.First, row.Second))),
            neutraliseFormulas);
    }

    /// <summary>The columns that a result has.</summary>
    internal static IReadOnlyList<EvidenceColumn> Columns(DerivationResult result) =>
        [.. EvidenceColumn.All, .. result.Framework.Population.Pooled is null ? [] : EvidenceColumn.OfCustomers, .. result.Framework.SecondaryOutcomes.SelectMany((outcome, place) => EvidenceColumn.Of(outcome.Name, place))];
}
