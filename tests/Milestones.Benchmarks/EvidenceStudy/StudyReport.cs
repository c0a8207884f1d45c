using System.Globalization;

namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>The study's targets and tables.</summary>
/// <param name="Targets">What must hold.</param>
/// <param name="Markdown">All of it, to read.</param>
internal sealed record StudyReport(IReadOnlyList<Target> Targets, string Markdown)
{
    /// <summary>Derives all data sets, computes the truth, and scores.</summary>
    public static StudyReport Of(StudySettings settings)
    {
        var results = Derive(settings);
        var truth = new StudyTruth(results, settings);
        var discoveries = new Discoveries(results, truth, settings);
        var coverage = new Coverage(results, truth, settings);
        var thresholds = Thresholds.Of(results, settings);
        Target[] targets = [.. discoveries.Targets(), .. coverage.Targets(), .. thresholds.Targets()];
        return new StudyReport(targets, string.Create(CultureInfo.InvariantCulture, $"""
            {settings.DataSets} data sets of {settings.Customers:N0} customers, {settings.Trees} trees each; truth on {settings.TruthCustomers:N0} customers. ± is one Monte Carlo standard error.

            ### Targets

            {TargetTable(targets)}
            ### By confounding

            {discoveries.ByConfounding()}
            ### By what was planted

            {discoveries.ByRole()}
            ### Power curve of the causal features

            {discoveries.PowerCurve()}
            ### Coverage of 95 % intervals

            {coverage.ByInterval()}
            ### Thresholds

            {thresholds.ByStep()}
            """));
    }

    /// <summary>The same for several snapshots of the same customers.</summary>
    public static StudyReport OfPooled(StudySettings settings)
    {
        var results = Derive(settings);
        var truth = new StudyTruth(results, settings);
        var discoveries = new Discoveries(results, truth, settings);
        var coverage = new Coverage(results, truth, settings);
        Target[] targets = [.. discoveries.PooledTargets(), .. coverage.PooledTargets()];
        return new StudyReport(targets, string.Create(CultureInfo.InvariantCulture, $"""
            {settings.DataSets} data sets of {settings.Customers:N0} customers at {settings.Settings[0].EarlierSnapshots + 1} snapshots, {settings.Trees} trees each; truth on {settings.TruthCustomers:N0} customers. ± is one Monte Carlo standard error.

            ### Several snapshots: targets

            {TargetTable(targets)}
            ### Several snapshots: coverage of 95 % intervals

            {coverage.ByRows()}
            {coverage.ByInterval()}
            ### Several snapshots: false discoveries

            {discoveries.ByRows()}
            """));
    }

    private static DataSetResult[] Derive(StudySettings settings) =>
    [
        .. Enumerable.Range(0, settings.DataSets).Select(i =>
            DataSetResult.Derive(settings.Settings[i % settings.Settings.Count], settings.FirstSeed + (ulong)i, settings)),
    ];

    private static string TargetTable(Target[] targets) =>
        Table.Markdown(["must hold", "measured", "holds"], [.. targets.Select(target => (string[])[target.Claim, target.Measured, target.Holds ? "yes" : "**no**"])]);
}
