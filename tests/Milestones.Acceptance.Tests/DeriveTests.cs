using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Milestones.Framework;
using Milestones.Numerics;

namespace Milestones.Acceptance.Tests;

public sealed partial class DeriveTests
{
    private static readonly string[] Outputs = ["evidence.csv", "framework.json", "population.csv", "report.html", "report.md"];

    [Fact]
    public async Task A_study_becomes_a_framework_with_its_evidence()
    {
        using var place = new Workplace();
        place.CopyHelpdesk();
        var result = await Tool.DoAsync(place.Folder, "derive", "helpdesk/study.yaml");
        Assert.Equal(Outputs, Directory.EnumerateFileSystemEntries(place.PathTo("out", "helpdesk")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

        var framework = FrameworkJson.Read(File.ReadAllBytes(place.PathTo("out", "helpdesk", "framework.json")));
        Assert.NotNull(framework.Milestones.Maturity);
        Assert.Contains("customers are mature", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", result.Output + result.Error, StringComparison.Ordinal); // no colours, no progress bar
        Assert.Equal(framework.Features.Count + 1, File.ReadAllLines(place.PathTo("out", "helpdesk", "evidence.csv")).Length);
        Assert.Contains(framework.Id, File.ReadAllText(place.PathTo("out", "helpdesk", "report.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_says_nothing()
    {
        using var place = new Workplace();
        place.CopyHelpdesk();
        var result = await Tool.DoAsync(place.Folder, "derive", "helpdesk/study.yaml", "--quiet", "--out", "here");
        Assert.Empty(result.Output + result.Error);
        Assert.True(File.Exists(place.PathTo("here", "framework.json")));
    }

    [Fact]
    public async Task The_same_bytes_whatever_the_threads_the_time_zone_and_the_language()
    {
        using var place = new Workplace();
        place.CopyHelpdesk();
        await Tool.DoAsync(place.Folder, "derive", "helpdesk/study.yaml", "--quiet", "--threads", "1", "--out", "one");
        await Tool.DoAsync(place.Folder, "derive", "helpdesk/study.yaml", "--quiet", "--threads", "2", "--out", "two");
        var elsewhere = await Tool.RunAsync(
            place.Folder,
            [new("TZ", "Asia/Kolkata"), new("LANG", "de_DE.UTF-8"), new("LC_ALL", "de_DE.UTF-8"), new("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0")],
            ["derive", "helpdesk/study.yaml", "--quiet", "--threads", "7", "--out", "seven"]);
        Assert.Equal(0, elsewhere.ExitCode);
        Assert.Equal(Workplace.Fingerprint(place.PathTo("one")), Workplace.Fingerprint(place.PathTo("two")));
        Assert.Equal(Workplace.Fingerprint(place.PathTo("one")), Workplace.Fingerprint(place.PathTo("seven")));
    }

    [Fact]
    public async Task The_same_bytes_whatever_the_order_of_rows_and_files()
    {
        using var place = new Workplace();
        var random = new Seed(20).CreateRandom();
        var events = Workplace.ReadGzipLines(Repository.PathTo("data-samples", "helpdesk", "events.csv.gz"));
        var (header, rows) = (events[0], events[1..]);
        var half = rows.Length / 2;

        var ordered = Prepare("ordered", lines => lines);
        Workplace.WriteLines(Path.Combine(ordered, "events", "1.csv"), [header, .. rows[..half]]);
        Workplace.WriteLines(Path.Combine(ordered, "events", "2.csv"), [header, .. rows[half..]]);

        var shuffled = Prepare("shuffled", Shuffle);
        var mixed = Shuffle(rows);
        Workplace.WriteLines(Path.Combine(shuffled, "events", "a.csv"), [header, .. mixed[..100]]);
        Workplace.WriteLines(Path.Combine(shuffled, "events", "b.csv"), [header, .. mixed[(half + 100)..]]);
        Workplace.WriteLines(Path.Combine(shuffled, "events", "c.csv"), [header, .. mixed[100..(half + 100)]]);

        await Tool.DoAsync(place.Folder, "derive", "ordered/study.yaml", "--quiet", "--out", "out/ordered");
        await Tool.DoAsync(place.Folder, "derive", "shuffled/study.yaml", "--quiet", "--out", "out/shuffled");
        Assert.Equal(Workplace.Fingerprint(place.PathTo("out", "ordered")), Workplace.Fingerprint(place.PathTo("out", "shuffled")));

        string Prepare(string name, Func<string[], string[]> order)
        {
            var folder = place.CopyHelpdesk(name);
            var study = Path.Combine(folder, "study.yaml");
            File.WriteAllText(study, File.ReadAllText(study).Replace("events.csv.gz", "events/*.csv", StringComparison.Ordinal));
            var customers = File.ReadAllLines(Path.Combine(folder, "customers.csv"));
            Workplace.WriteLines(Path.Combine(folder, "customers.csv"), [customers[0], .. order(customers[1..])]);
            return folder;
        }

        string[] Shuffle(string[] lines)
        {
            var copy = lines.ToArray();
            for (var i = copy.Length - 1; i > 0; i--)
            {
                var j = random.NextInt32(i + 1);
                (copy[i], copy[j]) = (copy[j], copy[i]);
            }

            return copy;
        }
    }

    [Fact]
    public async Task Another_seed_is_another_run_and_says_so()
    {
        using var place = new Workplace();
        place.CopyHelpdesk();
        await Tool.DoAsync(place.Folder, "derive", "helpdesk/study.yaml", "--quiet", "--seed", "77", "--out", "other");
        using var framework = JsonDocument.Parse(File.ReadAllBytes(place.PathTo("other", "framework.json")));
        Assert.Equal("77", framework.RootElement.GetProperty("provenance").GetProperty("seed").GetString());
    }

    [Fact]
    public async Task Nothing_in_the_outputs_tells_of_the_machine()
    {
        using var place = new Workplace();
        place.CopyHelpdesk();
        await Tool.DoAsync(place.Folder, "derive", place.PathTo("helpdesk", "study.yaml"), "--quiet", "--out", "out");
        Assert.All(Outputs, name =>
        {
            var text = ScriptCode().Replace(File.ReadAllText(place.PathTo("out", name)), ""); // plotly.js is the same everywhere
            Assert.DoesNotContain(place.Folder, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Environment.MachineName, text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task An_interrupt_ends_the_run_and_leaves_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent by kill.");
        using var place = new Workplace();
        var folder = place.CopyHelpdesk();
        var study = Path.Combine(folder, "study.yaml");
        File.WriteAllText(study, LongRun(File.ReadAllText(study)));

        using var process = Tool.Start(place.Folder, [], ["derive", "helpdesk/study.yaml", "--threads", "1"]);
        var finished = Tool.FinishAsync(process);
        while (process.TotalProcessorTime < TimeSpan.FromSeconds(2)) // well into the forest, however busy the machine is
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        using var kill = Process.Start("kill", ["-INT", process.Id.ToString()]);
        var result = await finished;

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("cancelled", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.PathTo("out")));
    }

    [Fact]
    public async Task An_engine_that_was_not_built_in_says_which_command_builds_it()
    {
        using var place = new Workplace();
        var result = await Tool.RunAsync(place.Folder, "derive", Repository.PathTo("data-samples", "helpdesk", "study.yaml"), "--engine", "fastforest", "--out", "out");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("dotnet run -c Release -p:MLNet=true --project src/Milestones.Cli -- derive STUDY.yaml --engine fastforest", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(place.Folder));
    }

    [GeneratedRegex("<script>.*?</script>", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ScriptCode();

    private static string LongRun(string study) => study.Contains("forest:", StringComparison.Ordinal)
        ? study.Replace("trees: 500", "trees: 100000", StringComparison.Ordinal)
        : study + "forest: {trees: 100000}\n";
}
