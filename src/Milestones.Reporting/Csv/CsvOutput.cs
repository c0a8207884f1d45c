using System.Globalization;
using CsvHelper;

namespace Milestones.Reporting.Csv;

/// <summary>CSV as every output of the product has it: UTF-8, commas, LF, a header, numbers in full and in the invariant
/// culture, empty where there is none.</summary>
internal static class CsvOutput
{
    public static void Write(Stream stream, IReadOnlyList<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        using var csv = CsvWriter.Create(stream, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true);
        csv.WriteHeader([.. header]);
        foreach (var row in rows)
        {
            csv.WriteRecord([.. row]);
        }
    }

    public static string Number(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";

    public static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
