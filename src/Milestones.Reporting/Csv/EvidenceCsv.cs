using Milestones.Framework;

namespace Milestones.Reporting.Csv;

/// <summary>Writes <c>evidence.csv</c>: a row per feature of the catalog, in its order. Its columns are those of
/// <see cref="EvidenceColumn.All"/>.</summary>
public static class EvidenceCsv
{
    /// <summary>Writes the file's content.</summary>
    public static void Write(DerivationResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        CsvOutput.Write(
            stream,
            [.. EvidenceColumn.All.Select(column => column.Name)],
            result.Framework.Features.Zip(result.Evidence.Features)
                .Select(row => EvidenceColumn.All.Select(column => column.Cell(row.First, row.Second))));
    }
}
