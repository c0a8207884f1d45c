using System.Diagnostics;

namespace Milestones.Acceptance.Tests;

/// <summary>Exports by real processes: several at once into one folder, and killed at any time.</summary>
public sealed class SqlExportTests(DerivedSample sample) : IClassFixture<DerivedSample>
{
    private const int Kills = 12;

    private static readonly string[] Dialects = ["postgres", "duckdb", "clickhouse"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Exports_at_the_same_time_into_one_folder_leave_the_files_of_one(bool besideOtherFiles)
    {
        using var place = new Workplace();
        var whole = await WholeAsync(place, besideOtherFiles);
        Prepare(place, "sql", besideOtherFiles);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Tool.DoAsync(place.Folder, Arguments(Dialects[number % 3], "sql"))));

        Assert.Equal(besideOtherFiles, File.Exists(place.PathTo("sql", "notes.txt")));
        Assert.Contains(Workplace.Fingerprint(place.PathTo("sql")), whole.Values);
        Assert.Equal(besideOtherFiles ? 3 : 2, Directory.EnumerateFileSystemEntries(place.PathTo("sql")).Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_export_that_is_killed_leaves_all_old_files_or_all_new_ones(bool besideOtherFiles)
    {
        using var place = new Workplace();
        var whole = await WholeAsync(place, besideOtherFiles);
        Prepare(place, "sql", besideOtherFiles);
        await Tool.DoAsync(place.Folder, Arguments("postgres", "sql"));
        var run = Stopwatch.StartNew();
        await Tool.DoAsync(place.Folder, Arguments("postgres", "sql"));
        var duration = run.Elapsed;

        for (var kill = 1; kill <= Kills; kill++)
        {
            using var process = Tool.Start(place.Folder, [], Arguments(Dialects[kill % 3], "sql"));
            await Task.Delay(duration * kill / Kills, TestContext.Current.CancellationToken);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Contains(Workplace.Fingerprint(place.PathTo("sql")), whole.Values);
        }
    }

    [Fact]
    public async Task A_database_that_is_not_known_is_wrong_usage()
    {
        using var place = new Workplace();
        var result = await Tool.RunAsync(place.Folder, Arguments("oracle", "sql"));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("postgres", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.PathTo("sql")));
    }

    [Fact]
    public async Task A_table_that_is_not_named_is_asked_for()
    {
        using var place = new Workplace();
        var study = Path.Combine(place.CopyHelpdesk(), "study.yaml");
        File.WriteAllText(study, File.ReadAllText(study).Replace("files: events.csv.gz", "files: events*.csv.gz", StringComparison.Ordinal));
        var result = await Tool.RunAsync(place.Folder, "export", sample.FrameworkFile, "--study", study, "--dialect", "postgres", "--out", "sql");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("key 'events.table'", result.Error, StringComparison.Ordinal);
        Assert.Contains("table: product.events", result.Error, StringComparison.Ordinal);
    }

    /// <summary>The fingerprint of the whole export of each dialect, and of what stands beside it.</summary>
    private async Task<Dictionary<string, string>> WholeAsync(Workplace place, bool besideOtherFiles)
    {
        var whole = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var dialect in Dialects)
        {
            var folder = $"whole-{dialect}";
            Prepare(place, folder, besideOtherFiles);
            await Tool.DoAsync(place.Folder, Arguments(dialect, folder));
            whole[dialect] = Workplace.Fingerprint(place.PathTo(folder));
            Assert.Equal(besideOtherFiles ? 3 : 2, Directory.EnumerateFileSystemEntries(place.PathTo(folder)).Count());
        }

        Assert.Equal(Dialects.Length, whole.Values.Distinct(StringComparer.Ordinal).Count());
        return whole;
    }

    private static void Prepare(Workplace place, string folder, bool besideOtherFiles)
    {
        if (besideOtherFiles)
        {
            Directory.CreateDirectory(place.PathTo(folder));
            File.WriteAllText(place.PathTo(folder, "notes.txt"), "mine");
        }
    }

    private string[] Arguments(string dialect, string output) =>
        ["export", sample.FrameworkFile, "--study", Repository.PathTo("data-samples", "helpdesk", "study.yaml"), "--dialect", dialect, "--out", output];
}
