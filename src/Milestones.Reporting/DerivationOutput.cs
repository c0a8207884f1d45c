using System.Text;
using Milestones.Framework;
using Milestones.Reporting.Csv;
using Milestones.Reporting.Html;
using Milestones.Reporting.Markdown;

namespace Milestones.Reporting;

/// <summary>Writes the results of a derivation: <c>framework.json</c>, <c>evidence.csv</c>, <c>population.csv</c>, <c>report.md</c> and <c>report.html</c>.</summary>
public static class DerivationOutput
{
    /// <summary>Writes all files, or none.</summary>
    /// <param name="result">The derivation.</param>
    /// <param name="looks">How often its hold-out has been looked at; null: not recorded.</param>
    /// <param name="folder">Where they shall stand; created if missing.</param>
    /// <param name="neutraliseFormulas">Whether cells of the CSVs that a spreadsheet would compute are made text by an apostrophe before them.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(DerivationResult result, LookCount? looks, string folder, bool neutraliseFormulas = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        OutputFolder.Write(folder, staging =>
        {
            File.WriteAllBytes(Path.Combine(staging, "framework.json"), FrameworkJson.GetBytes(result.Framework));
            File.WriteAllText(Path.Combine(staging, "report.md"), ReportMarkdown.Write(result, looks), new UTF8Encoding(false));
            File.WriteAllText(Path.Combine(staging, "report.html"), ReportHtml.Write(result, looks), new UTF8Encoding(false));
            WriteCsv(Path.Combine(staging, "evidence.csv"), stream => EvidenceCsv.Write(result, stream, neutraliseFormulas));
            WriteCsv(Path.Combine(staging, "population.csv"), stream => PopulationCsv.Write(result.Framework, stream, neutraliseFormulas));
        });
    }

    private static void WriteCsv(string path, Action<Stream> write)
    {
        using var stream = File.Create(path);
        write(stream);
    }
}
