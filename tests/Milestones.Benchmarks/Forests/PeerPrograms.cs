using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Milestones.Benchmarks.Forests;

/// <summary>The programs with which the forest is compared, and this project's own. Each reads the same CSV, holds out every
/// fourth row, uses two threads, and prints one line of JSON.</summary>
internal sealed class PeerPrograms(string folder)
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Where the programs lie when nothing else is said: beside the repository.</summary>
    public static string DefaultFolder => Path.GetFullPath(Repository.PathTo("..", "shared", "peers"));

    /// <summary>This project's own command.</summary>
    /// <exception cref="InvalidOperationException">It did not end well.</exception>
    public static Measured Own(string table, int trees, int seed = 1)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "milestones.dll");
        var result = Output(
            "dotnet", [tool, "importance", table, "--label", "retained", "--id", "customer_id", "--trees", Text(trees), "--seed", Text(seed), "--threads", "2", "--json"]);
        return Measured.Read(result.Text ?? throw new InvalidOperationException(result.Problem));
    }

    /// <summary>Writes a table with a planted truth, and the truth beside it.</summary>
    /// <exception cref="InvalidOperationException">It could not be made.</exception>
    public void MakeTable(string path, int rows, int seed, int structureSeed = 7)
    {
        string[] arguments = [Path.Combine(folder, "make_customers.py"), "--n", Text(rows), "--seed", Text(seed), "--structure-seed", Text(structureSeed), "--out", path];
        if (Output(Python, arguments).Problem is { } problem)
        {
            throw new InvalidOperationException($"the table could not be made: {problem}");
        }
    }

    /// <summary>ranger's probability forest with the same settings; its permutation importance is part of its training.</summary>
    public Measured? Ranger(string table, int trees, bool importance, int seed = 1) => Peer(
        "ranger",
        "Rscript",
        Path.Combine(folder, "peer_ranger.R"), table, "minnode=10", "prob=1", $"mode={(importance ? "permutation" : "impurity")}", $"trees={Text(trees)}", $"seed={Text(seed)}");

    /// <summary>scikit-learn's forest with the same size of nodes; 0 repeats leave out its permutation importance.</summary>
    public Measured? ScikitLearn(string table, int trees, int repeats, int seed = 1)
    {
        string[] importance = repeats == 0 ? ["--no-perm"] : ["--perm-repeats", Text(repeats)];
        return Peer("scikit-learn", Python, [Path.Combine(folder, "peer_sklearn.py"), table, "--min-split", "11", .. importance, "--trees", Text(trees), "--seed", Text(seed)]);
    }

    /// <summary>Null, with a line that says why, where a peer cannot run.</summary>
    private static Measured? Peer(string name, string program, params string[] arguments)
    {
        var (text, problem) = Output(program, arguments);
        if (text is null)
        {
            Console.WriteLine($"{name}: not measured; {problem}");
            return null;
        }

        return Measured.Read(text);
    }

    private static (string? Text, string? Problem) Output(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? (text, null) : (null, $"{program} ended with {process.ExitCode}");
        }
        catch (Win32Exception missing)
        {
            return (null, $"{program} does not start: {missing.Message}");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
