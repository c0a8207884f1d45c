using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Milestones.Forests;
using Milestones.Numerics;

namespace Milestones.Benchmarks.Forests;

/// <summary>How time and memory grow with the rows: a process of its own for each size, so that each has a peak of its own.</summary>
internal static class ScalingBenchmark
{
    /// <summary>The command <c>forest-scaling</c>.</summary>
    public static Command Command()
    {
        var rows = new Option<int[]>("--rows")
        {
            Description = "Rows of the tables.",
            DefaultValueFactory = _ => [10_000, 50_000, 200_000, 1_000_000],
            AllowMultipleArgumentsPerToken = true,
        };
        var trees = new Option<int>("--trees") { Description = "Trees.", DefaultValueFactory = _ => 500 };
        var warmUp = new Option<bool>("--warm-up") { Description = "Grows a small forest first, so that what it takes to compile the code is left out." };
        var smoke = new Option<bool>("--smoke") { Description = "2,000 rows, 20 trees." };
        var command = new Command("forest-scaling", "Time and memory of training and exact importance, by rows.") { rows, trees, warmUp, smoke };
        command.SetAction(parsed => parsed.GetValue(smoke)
            ? RunOne(2_000, 20, parsed.GetValue(warmUp))
            : Run(parsed.GetValue(rows)!, parsed.GetValue(trees), parsed.GetValue(warmUp)));
        return command;
    }

    private static int Run(int[] sizes, int trees, bool warmUp) =>
        sizes.Length == 1 ? RunOne(sizes[0], trees, warmUp) : sizes.Max(rows => RunApart(rows, trees, warmUp));

    private static int RunApart(int rows, int trees, bool warmUp)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Milestones.Benchmarks.dll"), "forest-scaling",
            "--rows", rows.ToString(CultureInfo.InvariantCulture), "--trees", trees.ToString(CultureInfo.InvariantCulture),
            .. warmUp ? (string[])["--warm-up"] : [],
        ];
        using var process = Process.Start("dotnet", arguments);
        process.WaitForExit();
        return process.ExitCode;
    }

    private static int RunOne(int rows, int trees, bool warmUp)
    {
        if (warmUp)
        {
            Measure(20_000, 40);
        }

        Console.WriteLine(Measure(rows, trees));
        return 0;
    }

    private static string Measure(int rows, int trees)
    {
        var (matrix, labels, binning) = Bin(rows);
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        PeakMemory.Restart();
        var bare = Environment.WorkingSet - matrix.SizeInBytes;
        var start = Environment.CpuUsage.TotalTime;
        var forest = RandomForestTrainer.Train(matrix, labels, new RandomForestOptions { Trees = trees }, new Seed(1));
        var trained = Environment.CpuUsage.TotalTime;
        PermutationImportance.Compute(forest, matrix, labels);
        var measured = Environment.CpuUsage.TotalTime;

        var (train, importance) = ((trained - start).TotalSeconds, (measured - trained).TotalSeconds);
        var peak = PeakMemory.Megabytes();
        var allowed = ((4 * matrix.SizeInBytes) + forest.SizeInBytes) / 1e6;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{rows:N0} rows: binning {binning:0.00}, training {train:0.00}, importance {importance:0.00} s of processor ({importance / train:0.00} × training); {(train + importance) / rows * 1e6:0.0} µs per row; peak {peak:N0} MB, of which runtime {bare / 1e6:N0}: {peak - (bare / 1e6):N0} MB against 4 × matrix ({matrix.SizeInBytes / 1e6:N1} MB) + trees ({forest.SizeInBytes / 1e6:N1} MB) = {allowed:N0} MB");
    }

    /// <summary>In a method of its own, so that the numbers the matrix was made of can be let go.</summary>
    private static (BinnedMatrix Matrix, bool[] Labels, double ProcessorSeconds) Bin(int rows)
    {
        var table = GeneratedTable.Create(rows, new Seed(1));
        var start = Environment.CpuUsage.TotalTime;
        var matrix = BinnedMatrix.Create(table.Columns);
        return (matrix, table.Labels, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
    }
}
