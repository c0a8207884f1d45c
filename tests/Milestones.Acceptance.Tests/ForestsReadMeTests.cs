using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Milestones.Forests;
using Milestones.Numerics;

namespace Milestones.Acceptance.Tests;

/// <summary>The forest's own page is code that runs.</summary>
public sealed partial class ForestsReadMeTests
{
    [Fact]
    public async Task The_example_runs_and_finds_the_column_that_decides()
    {
        var code = Code().Match(await File.ReadAllTextAsync(Repository.PathTo("src", "Milestones.Forests", "README.md"), TestContext.Current.CancellationToken));
        Assert.True(code.Success, "the page shows no code");
        var options = ScriptOptions.Default
            .WithReferences(typeof(RandomForest).Assembly, typeof(Seed).Assembly)
            .WithImports("System", "Milestones.Forests", "Milestones.Numerics");

        var state = await CSharpScript.RunAsync(
            code.Groups["code"].Value, options, Table.Create(400), typeof(Table), TestContext.Current.CancellationToken);

        var importance = Assert.IsType<ImportanceResult>(state.GetVariable("importance").Value);
        Assert.Equal(["age", "visits"], importance.ColumnNames);
        Assert.True(importance.Values[1] > 0.05, "the label is decided by visits");
        Assert.True(importance.Values[1] > 10 * Math.Abs(importance.Values[0]), "age has nothing to do with it");
        var within = Assert.IsType<ImportanceResult>(state.GetVariable("within").Value);
        Assert.True(within.Values[1] > 0.05, "nor has the plan");
        var probabilities = Assert.IsType<double[]>(state.GetVariable("probabilities").Value);
        Assert.True(probabilities[0] < 0.3 && probabilities[1] > 0.7, string.Join(' ', probabilities));
    }

    [GeneratedRegex("```csharp\n(?<code>[^`]*)```", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    /// <summary>What the example takes as given.</summary>
    public sealed record Table(double[] ages, double[] visits, int[] plans, bool[] labels, ForestColumn[] newColumns)
    {
        /// <summary>Who visits at least five times stays, nine times in ten.</summary>
        internal static Table Create(int rows)
        {
            var random = new Seed(4).CreateRandom();
            double[] counts = [.. Enumerable.Range(0, rows).Select(_ => (double)random.NextInt32(10))];
            return new Table(
                [.. counts.Select(_ => 20.0 + random.NextInt32(50))],
                counts,
                [.. counts.Select(_ => random.NextInt32(3))],
                [.. counts.Select(v => random.NextBoolean(v >= 5 ? 0.9 : 0.1))],
                [new ForestColumn("age", [30, 30]), new ForestColumn("visits", [1, 8])]);
        }
    }
}
