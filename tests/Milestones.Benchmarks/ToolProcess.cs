using System.Diagnostics;
using System.Globalization;

namespace Milestones.Benchmarks;

/// <summary>The tool run as a user runs it: a process of its own, whose time and memory are its own.</summary>
/// <param name="ExitCode">0: done.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="ProcessorSeconds">Time on the processors, user and system.</param>
/// <param name="PeakMegabytes">Most memory resident at once (10⁶ bytes), as last seen before it ended.</param>
internal sealed record ToolProcess(int ExitCode, double Seconds, double ProcessorSeconds, double PeakMegabytes)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs <c>milestones</c> with these arguments.</summary>
    public static ToolProcess Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "milestones.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        double peak = 0;
        var processor = TimeSpan.Zero;
        while (!process.WaitForExit(Glance))
        {
            (peak, processor) = Look(process, peak, processor);
        }

        return new ToolProcess(process.ExitCode, watch.Elapsed.TotalSeconds, processor.TotalSeconds, peak);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Seconds:0.0} s ({ProcessorSeconds:0.0} s of processor), peak memory {PeakMegabytes:N0} MB");

    private static (double Peak, TimeSpan Processor) Look(Process process, double peak, TimeSpan processor)
    {
        try
        {
            process.Refresh();
            return (Math.Max(peak, process.PeakWorkingSet64 / 1e6), process.TotalProcessorTime);
        }
        catch (Exception gone) when (gone is InvalidOperationException or IOException or System.ComponentModel.Win32Exception)
        {
            return (peak, processor); // it ended between two glances
        }
    }
}
