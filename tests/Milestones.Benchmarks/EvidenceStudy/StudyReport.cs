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
        var confoundings = Confounding.Settings;
        DataSetResult[] results =
        [
            .. Enumerable.Range(0, settings.DataSets).Select(i =>
                DataSetResult.Derive(confoundings[i % confoundings.Count], settings.FirstSeed + (ulong)i, settings)),
        ];
        var truth = new StudyTruth(results, settings);
        var discoveries = new Discoveries(results, truth, settings);
        var coverage = new Coverage(results, truth, settings);
        var thresholds = Thresholds.Of(results, settings);
        Target[] targets = [.. discoveries.Targets(), .. coverage.Targets(), .. thresholds.Targets()];
        return new StudyReport(targets, string.Create(CultureInfo.InvariantCulture, $"""
            {settings.DataSets} data sets of {settings.Customers:N0} customers, {settings.Trees} trees each; truth on {settings.TruthCustomers:N0} customers. ± is one Monte Carlo standard error.

            ### Targets

            {Table.Markdown(["must hold", "measured", "holds"], [.. targets.Select(target => (string[])[target.Claim, target.Measured, target.Holds ? "yes" : "**no**"])])}
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
}
