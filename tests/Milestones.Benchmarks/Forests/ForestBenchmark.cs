using System.CommandLine;
using System.Globalization;
using Milestones.Forests;
using Milestones.Forests.Shadows;
using Milestones.Numerics;

namespace Milestones.Benchmarks.Forests;

/// <summary>A forest with the permutation importance of all columns, next to ranger and scikit-learn on the same file, one
/// after the other, each in a process of its own. The forest runs before and after each of them: other work on the machine
/// lengthens processor time too, and a peer takes minutes.</summary>
internal static class ForestBenchmark
{
    /// <summary>The command <c>forest</c>.</summary>
    public static Command Command()
    {
        var rows = new Option<int>("--rows") { Description = "Rows of the table.", DefaultValueFactory = _ => 50_000 };
        var trees = new Option<int>("--trees") { Description = "Trees.", DefaultValueFactory = _ => 500 };
        var peers = PeerFolder();
        var only = new Option<string?>("--only") { Description = "ranger or scikit-learn; both without it." };
        var repeats = new Option<int>("--repeats") { Description = "Repeats of scikit-learn's permutation; 0 leaves it out.", DefaultValueFactory = _ => 5 };
        var shadows = new Option<bool>("--shadows") { Description = "Also find the shadow line: 50 refits of 100 trees on twice the columns." };
        var smoke = new Option<bool>("--smoke") { Description = "2,000 rows, 20 trees, no peers." };
        var command = new Command("forest", "Training and importance of all columns, next to ranger and scikit-learn.") { rows, trees, peers, only, repeats, shadows, smoke };
        command.SetAction(parsed => parsed.GetValue(smoke)
            ? Run(2_000, 20, null, null, 0, true, new ShadowOptions { Refits = 2, Forest = new RandomForestOptions { Trees = 10 } })
            : Run(
                parsed.GetValue(rows), parsed.GetValue(trees), FolderOf(parsed, peers), parsed.GetValue(only), parsed.GetValue(repeats), parsed.GetValue(shadows), new ShadowOptions()));
        return command;
    }

    /// <summary>The option <c>--peers [FOLDER]</c>.</summary>
    public static Option<string?> PeerFolder() => new("--peers")
    {
        Description = "Also run the peers' programs, from this folder or from ../shared/peers.", Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The folder given, the usual one when none is given, null without the option.</summary>
    public static string? FolderOf(ParseResult parsed, Option<string?> peers) =>
        parsed.GetResult(peers) is null ? null : parsed.GetValue(peers) ?? PeerPrograms.DefaultFolder;

    private static int Run(int rows, int trees, string? folder, string? only, int repeats, bool shadows, ShadowOptions shadowOptions)
    {
        using var place = new TemporaryFolder();
        var table = place.PathTo("table.csv");
        var peers = folder is null ? null : new PeerPrograms(folder);
        if (peers is null)
        {
            GeneratedTable.Create(rows, new Seed(1)).Write(table);
        }
        else
        {
            peers.MakeTable(table, rows, seed: 1);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows × 60 columns, a quarter held out; × and AUC against the mean of milestones' lines before and after"));
        var own = PeerPrograms.Own(table, trees);
        Print(own, own, table, peers is not null);
        if (shadows)
        {
            FindShadows(table, shadowOptions, own);
        }

        if (peers is not null && only is not "scikit-learn")
        {
            own = Compare(peers.Ranger(table, trees, importance: true), own, table, trees);
        }

        if (peers is not null && only is not "ranger")
        {
            Compare(peers.ScikitLearn(table, trees, repeats), own, table, trees);
        }

        return 0;
    }

    /// <summary>Prints a peer's line and this project's next one, which it returns.</summary>
    private static Measured Compare(Measured? peer, Measured before, string table, int trees)
    {
        if (peer is null)
        {
            return before;
        }

        var after = PeerPrograms.Own(table, trees);
        Print(after, before, table, hasTruth: true);
        Print(peer, Measured.Mean(before, after), table, hasTruth: true);
        return after;
    }

    private static void FindShadows(string table, ShadowOptions options, Measured own)
    {
        var training = TrainingTable.Load(table);
        var before = Environment.CpuUsage.TotalTime;
        var line = ShadowLine.Find(training.Matrix, training.Labels, new Seed(1), options);
        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"shadow line, {options.Refits} refits × {options.Forest.Trees} trees: {seconds:0.00} s of processor, {seconds / own.ProcessorSeconds:0.0} ×; {line.ShareAbove.Count(share => share > 0.5)} columns above it"));
    }

    private static void Print(Measured measured, Measured own, string table, bool hasTruth)
    {
        var found = hasTruth && measured.Ranking.Count > 0
            ? string.Create(CultureInfo.InvariantCulture, $"; {PlantedTruth.Beside(table).Found(measured.Ranking)} of 12 causal columns in the top 12")
            : "";
        Console.WriteLine(measured.Beside(own) + found);
    }
}
