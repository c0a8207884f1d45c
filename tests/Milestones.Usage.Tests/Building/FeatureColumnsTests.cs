namespace Milestones.Usage.Tests.Building;

public sealed class FeatureColumnsTests : IDisposable
{
    private readonly StudyFolder _folder = new StudyFolder()
        .With("study.yaml", """
            study: example
            catalog: catalog.yaml
            customers: {file: customers.csv, id: id, signup: start, plan: plan, seats: seats, not_eligible: [n/a]}
            windows: {mode: tenure, features: [0, 30], outcome: [30, 60], observed_until: 2026-01-01}
            outcome: {retained: {column: stays}}
            hold_out: 0
            """)
        .With("customers.csv", """
            id,start,plan,seats,region,stays,uses
            a,2025-01-01,pro,4,EU,1,8
            b,2025-01-31,basic,,EU,0,6
            c,2025-02-01,,0,US,1,3
            d,2025-03-01,pro,2,,1,n/a
            e,2025-03-01,basic,5,US,1,
            """);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("measure: count", new[] { 8, 6, 3, double.NaN, double.NaN }, 1, 1)]
    [InlineData("measure: adopted", new[] { 1, 1, 1, double.NaN, double.NaN }, 1, 1)]
    [InlineData("measure: per_seat", new[] { 2, double.NaN, double.NaN, double.NaN, double.NaN }, 1, 3)]
    [InlineData("measure: count, not_eligible: ['3']", new[] { 8, 6, double.NaN, double.NaN, double.NaN }, 2, 1)]
    [InlineData("measure: count, eligible: {plans: [pro, gold]}", new[] { 8, double.NaN, double.NaN, double.NaN, double.NaN }, 3, 1)]
    [InlineData("measure: count, eligible: {column: region, any_of: [EU]}", new[] { 8, 6, double.NaN, double.NaN, double.NaN }, 3, 0)]
    [InlineData("measure: count, eligible: {available_from: 2025-03-02}", new[] { double.NaN, double.NaN, 3, double.NaN, double.NaN }, 3, 1)]
    public void A_value_is_measured_where_the_feature_is_open_and_counted_where_it_is_not_or_is_not_known(
        string entry, double[] values, int notEligible, int missing)
    {
        var column = _folder.With("catalog.yaml", $"features: [{{name: uses, column: uses, {entry}}}]").Build().Features[0];
        Assert.Equal(values, column.Values);
        Assert.Equal((notEligible, missing), (column.NotEligible, column.Missing));
    }

    [Theory]
    [InlineData("measure: count, eligible: {plans: [gold]}", "feature-open-to-nobody", "it needs the plan gold, and there are basic, pro")]
    [InlineData("measure: count, eligible: {plans: [pro]}", "constant-feature", "'uses' is 8 for everybody")]
    [InlineData("measure: count, eligible: {column: region, any_of: [EU]}", "use-without-eligibility", "1 customers use the feature 'uses'")]
    public void What_the_catalog_and_the_data_say_differently_is_noticed(string entry, string code, string message)
    {
        var table = _folder.With("catalog.yaml", $"features: [{{name: uses, column: uses, {entry}}}]").Build();
        var finding = Assert.Single(table.Findings, finding => finding.Code == code);
        Assert.Equal(FindingSeverity.Warning, finding.Severity);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }
}
