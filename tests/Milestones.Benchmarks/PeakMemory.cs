using System.Globalization;

namespace Milestones.Benchmarks;

/// <summary>The most memory that this process has had resident at once.</summary>
internal static class PeakMemory
{
    /// <summary>Megabytes (10⁶ bytes): VmHWM where Linux tells it, else the working set's peak.</summary>
    public static double Megabytes()
    {
        const string Status = "/proc/self/status";
        if (!File.Exists(Status))
        {
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            return process.PeakWorkingSet64 / 1e6;
        }

        var line = File.ReadLines(Status).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
