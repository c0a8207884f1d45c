using System.Globalization;
using CsvHelper;

namespace Milestones.Reporting.Csv;

/// <summary>CSV as every output of the product has it: UTF-8, commas, LF, a header, numbers in full and in the invariant
/// culture, empty where there is none.</summary>
internal static class CsvOutput
{
    /// <summary>Writes a table.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="header">The names of the columns.</param>
    /// <param name="rows">The cells.</param>
    /// <param name="neutraliseFormulas">Whether cells that a spreadsheet would compute are made text (<see cref="FormulaCell"/>).</param>
    public static void Write(Stream stream, IReadOnlyList<string> header, IEnumerable<IEnumerable<string>> rows, bool neutraliseFormulas = false)
    {
        using var csv = CsvWriter.Create(stream, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true);
        Func<string, string> written = neutraliseFormulas ? FormulaCell.Neutralised : cell => cell;
        csv.WriteHeader([.. header.Select(written)]);
        foreach (var row in rows)
        {
            csv.WriteRecord([.. row.Select(written)]);
        }
    }

    public static string Number(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";

    public static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
