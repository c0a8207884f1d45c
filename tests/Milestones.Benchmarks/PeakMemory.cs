using System.Globalization;

namespace Milestones.Benchmarks;

/// <summary>The most memory that this process has had resident at once.</summary>
internal static class PeakMemory
{
    /// <summary>Forgets the peak so far, where Linux allows it; elsewhere the peak is that of the whole run.</summary>
    public static void Restart()
    {
        const string ClearReferences = "/proc/self/clear_refs";
        if (File.Exists(ClearReferences))
        {
            File.WriteAllText(ClearReferences, "5"); // proc(5): resets VmHWM to the present VmRSS
        }
    }

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
