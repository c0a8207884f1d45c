using System.Globalization;
using CsvHelper;
using Milestones.Framework;
using Milestones.Reporting.Csv;
using Milestones.Usage;

namespace Milestones.Acceptance.Tests.Sql;

/// <summary>What a database must answer: the rows that <c>milestones score</c> writes.</summary>
internal static class ExpectedScores
{
    /// <summary>Scores the study's files, runs the exported SQL on the same rows in a database, and compares every cell.</summary>
    public static async Task AssertSameInAsync(SqlDatabase database, string dialect, MilestoneFramework framework, Study study, IEnumerable<SourceTable> tables)
    {
        foreach (var table in tables)
        {
            await database.LoadAsync(table);
        }

        var scripts = SqlExport.Of(framework, study, SqlDialect.All.Single(one => one.Name == dialect));
        await database.RunAsync(scripts.Create);
        AssertSame(Of(framework, study), await database.QueryAsync("SELECT * FROM milestones_scores"));
    }

    /// <summary>The rows of the CSV, header first; an empty cell is null.</summary>
    public static IReadOnlyList<string?[]> Of(MilestoneFramework framework, Study study)
    {
        using var stream = new MemoryStream();
        ScoresCsv.Write(framework, Scoring.Run(framework, study, new ScoringOptions { AllowAbsent = true }), stream);
        using var csv = CsvReader.Create(stream.ToArray(), new CsvReaderOptions { Separator = ',' });
        csv.ReadHeader();
        List<string?[]> rows = [[.. csv.Headers]];
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, rows[0].Length).Select(column => csv.GetString(column) is { Length: > 0 } text ? text : null)]);
        }

        return rows;
    }

    public static void AssertSame(IReadOnlyList<string?[]> expected, IReadOnlyList<string?[]> actual)
    {
        Assert.Equal(expected[0].Length, actual[0].Length);
        Assert.All(expected[0].Zip(actual[0]).Where(names => names.First!.Length < 60), names => Assert.Equal(names.First, names.Second));
        var rows = actual.Skip(1).ToDictionary(row => row[0]!, StringComparer.Ordinal);
        Assert.Equal(expected.Skip(1).Select(row => row[0]).Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        List<string> differences = [];
        foreach (var row in expected.Skip(1))
        {
            var other = rows[row[0]!];
            differences.AddRange(Enumerable.Range(1, row.Length - 1)
                .Where(column => !IsSame(row[column], other[column]))
                .Select(column => $"{row[0]}, {expected[0][column]}: score says {row[column] ?? "nothing"}, the database {other[column] ?? "nothing"}"));
        }

        Assert.True(differences.Count == 0, $"{differences.Count} cells differ:\n{string.Join('\n', differences.Take(20))}");
    }

    /// <summary>The same text, or the very same number.</summary>
    private static bool IsSame(string? one, string? other) => one == other
        || (double.TryParse(one, CultureInfo.InvariantCulture, out var first) && double.TryParse(other, CultureInfo.InvariantCulture, out var second) && first.Equals(second));
}
