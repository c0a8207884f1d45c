using Milestones.Framework;
using Milestones.Usage;
using Milestones.Usage.Sample;

namespace Milestones.Acceptance.Tests.Sql;

/// <summary>The same answer everywhere: exported SQL on real databases against <c>milestones score</c> on files, cell by cell, without any difference.</summary>
public sealed class ExportedSqlTests(Servers servers) : IClassFixture<Servers>
{
    public static TheoryData<string> Dialects => ["postgres", "duckdb", "clickhouse"];

    /// <summary>Every variant of a study with the databases that can hold it.</summary>
    public static TheoryData<string, int> Edges
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var dialect in Dialects)
            {
                for (var variant = 0; variant < Variants.Length; variant++)
                {
                    data.Add(dialect, variant);
                }
            }

            return data;
        }
    }

    private static EdgeOptions[] Variants { get; } =
    [
        new EdgeOptions(),
        new EdgeOptions { HasSeatChanges = true, HasUsers = true },
        new EdgeOptions { IsTenure = true, HasCalendarMonths = true, HasChurnTable = true },
        new EdgeOptions { IsTenure = true, CountsEvents = true, BeginsBeforeSignup = true, KnowsTheEnd = false },
        new EdgeOptions { HasCalendarMonths = true, HasSeatChanges = true, HasChurnTable = true, KnowsTheEnd = false, CountsEvents = true },
    ];

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task The_sample_is_scored_as_from_its_files(string dialect)
    {
        var database = await servers.CreateAsync(dialect);
        await ExpectedScores.AssertSameInAsync(database, dialect, servers.Framework, servers.Sample, SampleTables.Of(servers.Sample.Folder));
    }

    [Fact]
    public async Task The_commands_of_the_README_give_scores()
    {
        var database = await servers.CreateAsync("postgres");
        foreach (var table in SampleTables.Of(servers.Sample.Folder))
        {
            await database.LoadAsync(table);
        }

        var text = File.ReadAllText(Repository.PathTo("README.md"));
        var start = text.IndexOf("```console", text.IndexOf("## Scores in a database", StringComparison.Ordinal), StringComparison.Ordinal);
        var lines = text[start..text.IndexOf("\n```\n", start, StringComparison.Ordinal)].Split("\n$ ")[1..];
        using var place = new Workplace();
        place.CopyHelpdesk(Path.Combine("data-samples", "helpdesk"));
        Directory.CreateDirectory(place.PathTo("out", "helpdesk"));
        File.WriteAllBytes(place.PathTo("out", "helpdesk", "framework.json"), FrameworkJson.GetBytes(servers.Framework));

        Assert.StartsWith("milestones export ", lines[0], StringComparison.Ordinal);
        await Tool.DoAsync(place.Folder, lines[0].Split(' ')[1..]);
        Assert.StartsWith("psql -f ", lines[1], StringComparison.Ordinal);
        await database.RunAsync(await File.ReadAllTextAsync(place.PathTo(lines[1]["psql -f ".Length..]), TestContext.Current.CancellationToken));
        var rows = await database.QueryAsync(lines[2]["psql -c ".Length..].Trim('"'));
        Assert.Equal("customer,maturity,next_step", string.Join(',', rows[0]));
        Assert.Equal(2_001, rows.Count);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task A_generated_study_is_scored_as_from_its_files_soon_after_its_snapshot(string dialect)
    {
        using var place = new Workplace();
        SampleGenerator.Write(new SampleOptions { Customers = 800, Seed = 31 }, place.Folder, cancellation: TestContext.Current.CancellationToken);
        var study = Study.Load(place.PathTo("study.yaml"));
        study = study with { Windows = study.Windows! with { Snapshot = new DateTime(2024, 7, 1, 0, 0, 0, DateTimeKind.Utc), ObservedUntil = new DateTime(2024, 7, 15, 0, 0, 0, DateTimeKind.Utc) } };

        var database = await servers.CreateAsync(dialect);
        await ExpectedScores.AssertSameInAsync(database, dialect, servers.Framework, study, SampleTables.Of(place.Folder));

        var reasons = await database.QueryAsync("SELECT setup, next_milestone, why_no_step FROM milestones_scores");
        Assert.Contains(reasons, row => row[0] == "too_early" && row[1] == "setup" && row[2] is null);
        Assert.Contains(reasons, row => row[1] == "activation");
        Assert.Contains(reasons, row => row[1] == "utilization");
        Assert.Contains(reasons, row => row[2] == "gone");
    }

    [Theory]
    [MemberData(nameof(Edges))]
    public async Task Edges_of_windows_empty_cells_and_hostile_names_make_no_difference(string dialect, int variant)
    {
        var database = await servers.CreateAsync(dialect);
        using var place = new Workplace();
        var study = new EdgeStudy(servers.Framework, place.Folder, (ulong)variant + 1, Variants[variant] with { HasFractions = database.KeepsFractions });

        await ExpectedScores.AssertSameInAsync(database, dialect, study.Framework, study.Study, study.Tables);

        // Whatever the names say, the tables are as they were, and the views can be taken away again.
        Assert.Equal(study.Tables.Sum(table => table.Rows.Count), await database.CountAsync(study.Tables));
        await database.RunAsync(SqlExport.Of(study.Framework, study.Study, SqlDialect.All.Single(one => one.Name == dialect)).Drop);
        Assert.Equal(study.Tables.Sum(table => table.Rows.Count), await database.CountAsync(study.Tables));
    }
}
