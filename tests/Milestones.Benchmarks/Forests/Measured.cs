using System.Globalization;
using System.Text.Json;

namespace Milestones.Benchmarks.Forests;

/// <summary>What one program took and found.</summary>
/// <param name="Name">The program.</param>
/// <param name="Setting">Its trees, and what else sets it apart.</param>
/// <param name="TrainProcessorSeconds">User and system time of training.</param>
/// <param name="ImportanceProcessorSeconds">The same of the permutation importance, where it is not part of the training.</param>
/// <param name="Auc">On the rows held out.</param>
/// <param name="Megabytes">Peak resident memory of its process, the reading of the table included, in units of 2²⁰ bytes.</param>
/// <param name="Ranking">The columns by permutation importance, the most important first; empty without it.</param>
internal sealed record Measured(
    string Name, string Setting, double TrainProcessorSeconds, double? ImportanceProcessorSeconds, double Auc, double Megabytes, IReadOnlyList<string> Ranking)
{
    /// <summary>Training and importance.</summary>
    public double ProcessorSeconds => TrainProcessorSeconds + (ImportanceProcessorSeconds ?? 0);

    /// <summary>The mean of what two runs of one program on one table took.</summary>
    public static Measured Mean(Measured first, Measured second) => first with
    {
        TrainProcessorSeconds = (first.TrainProcessorSeconds + second.TrainProcessorSeconds) / 2,
        ImportanceProcessorSeconds = (first.ImportanceProcessorSeconds + second.ImportanceProcessorSeconds) / 2,
        Megabytes = Math.Max(first.Megabytes, second.Megabytes),
    };

    /// <summary>Reads the line that every program prints.</summary>
    public static Measured Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var line = document.RootElement;
        var repeats = line.TryGetProperty("perm_repeats", out var count) ? $", {count.GetInt32()} repeats" : "";
        return new Measured(
            line.GetProperty("peer").GetString()!,
            $"{line.GetProperty("trees").GetInt32()} trees{repeats}",
            line.GetProperty("train_cpu_s").GetDouble(),
            line.TryGetProperty("importance_cpu_s", out var seconds) && seconds.ValueKind == JsonValueKind.Number ? seconds.GetDouble() : null,
            line.GetProperty("auc").GetDouble(),
            line.GetProperty("peak_rss_mb").GetDouble(),
            line.GetProperty("ranks").TryGetProperty("permutation", out var ranks) ? [.. ranks.EnumerateArray().Select(pair => pair[0].GetString()!)] : []);
    }

    /// <summary>One line, next to what this project took.</summary>
    public string Beside(Measured own)
    {
        var parts = ImportanceProcessorSeconds is { } importance
            ? string.Create(CultureInfo.InvariantCulture, $" ({TrainProcessorSeconds:0.00} training + {importance:0.00} importance)")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}, {Setting}: {ProcessorSeconds:0.00} s of processor{parts}, {ProcessorSeconds / own.ProcessorSeconds:0.0} ×; AUC {Auc:0.0000} ({Auc - own.Auc:+0.0000;−0.0000}); peak memory {Megabytes:N0} MB");
    }
}
