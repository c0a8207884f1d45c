using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Reporting.Figures;
using Milestones.Usage;
using Milestones.Usage.Sample;

namespace Milestones.Workbench.Tests;

/// <summary>Where several snapshots are pooled, what counts rows does not say that it counts customers.</summary>
public sealed class CountUnitTests
{
    private const string Rows = "customer-snapshots";

    private static readonly string[] FiguresOfRows = ["roc", "calibration", "retention-by-categories", "population"];

    [Theory]
    [InlineData(0, "customers", Rows)]
    [InlineData(1, Rows, "customers")]
    public void Tables_and_figures_name_what_they_count(int earlierSnapshots, string unit, string other)
    {
        var sample = SampleGenerator.CreateTable(new SampleOptions { Customers = 4_000, EarlierSnapshots = earlierSnapshots });
        var study = sample.Study with
        {
            Forest = new ForestSettings { Trees = 20, ShadowRefits = 0, StabilityRefits = 0, ClusterShuffles = 0 }, Decisions = [], Files = [],
        };
        var run = new AnalysisRun { Cancellation = TestContext.Current.CancellationToken };
        var result = Derivation.FromEvidence(study, EvidenceAnalysis.Run(sample.Table, study, run));

        var figures = StudyFigures.Of(result);
        var curves = figures.Where(figure => figure.Name.StartsWith("threshold-", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(curves);
        string[] heads =
        [
            .. figures.Where(figure => FiguresOfRows.Contains(figure.Name, StringComparer.Ordinal)).Concat(curves).Select(figure => Heads(figure.Numbers)),
            Heads(sample.Table.Population.Table().Table),
            Heads(sample.Table.RetentionByContext().Table),
            Heads(result.Skill().Table),
            Heads(result.RetentionByCategories().Table),
        ];
        Assert.Equal(FiguresOfRows.Length + curves.Count + 4, heads.Length);
        Assert.All(heads, head => Assert.Contains(unit, head, StringComparison.Ordinal));
        Assert.All(heads, head => Assert.DoesNotContain(other, head, StringComparison.Ordinal));
        Assert.All(
            figures.Where(figure => figure.Name is "adoption-by-cohort" or "cohorts" or "calibration" or "retention-by-categories").Concat(curves),
            figure => Assert.Matches($"[0-9] (eligible )?{unit}", figure.Json));
        Assert.Equal(earlierSnapshots + 1, sample.Table.Population.Snapshots);
    }

    private static string Heads(Reporting.Tables.ReportTable table) => string.Join('|', table.Columns.Select(column => column.Name));
}
