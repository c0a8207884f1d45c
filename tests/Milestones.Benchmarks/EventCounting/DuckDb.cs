using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Milestones.Benchmarks.EventCounting;

/// <summary>What DuckDB says of an event file, and what it took to say it.</summary>
/// <param name="Version">DuckDB's version.</param>
/// <param name="Seconds">Wall time of each run.</param>
/// <param name="ProcessorSeconds">Processor time per run, over all threads.</param>
/// <param name="Cells">Different pairs of customer and event.</param>
/// <param name="Events">Number of events.</param>
/// <param name="Quantity">Sum of all quantities.</param>
internal sealed record DuckDb(string Version, IReadOnlyList<double> Seconds, double ProcessorSeconds, double Cells, double Events, double Quantity)
{
    /// <summary>Counts a file by DuckDB, in a Node process of its own.</summary>
    /// <exception cref="InvalidOperationException">Node or its package is not installed, or the script failed.</exception>
    public static DuckDb Count(string path, int runs)
    {
        var folder = Repository.PathTo("tests", "Milestones.Benchmarks", "EventCounting");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new InvalidOperationException("DuckDB is not installed: run 'npm ci' in tests/Milestones.Benchmarks/EventCounting.");
        }

        var start = new ProcessStartInfo("node", ["duckdb.mjs", path, runs.ToString(CultureInfo.InvariantCulture)])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<DuckDb>(output, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException("The DuckDB script failed.");
    }
}
