namespace Milestones.Usage.Tests.RealData;

/// <summary>
/// The authority is the data's README, and pandas for the population: signup before 2024-07-01 and the last churn, if any, from then on;
/// retained without one before 2025-01-01; usage of [2024-01-03, 2024-07-01) by way of the subscriptions' accounts.
/// </summary>
public sealed class RavenstackTests
{
    private static readonly Lazy<UsageTable> Table = new(() => UsageTableBuilder.Build(RealStudy.Load("ravenstack")));

    [Fact]
    public void Subscriptions_are_mapped_to_accounts()
    {
        var table = Table.Value;

        Assert.Equal(500, table.Population.Customers);
        Assert.Equal(
            [new Exclusion("signed up on or after the snapshot (2024-07-01)", 152), new Exclusion("gone before the snapshot (2024-07-01)", 98)],
            table.Population.Exclusions);
        Assert.Equal(250, table.RowCount);
        Assert.Equal(99, table.Outcome.Count(retained => retained));
        Assert.Equal([728, 750, 1055], new[] { "feature_1", "feature_20", "feature_32" }.Select(name => Sum(table, name)));
        Assert.Equal(31930, table.Features.Sum(column => column.Values.Sum()));
    }

    [Fact]
    public void The_contradictions_of_the_data_are_reported()
    {
        var findings = Table.Value.Findings;

        Assert.All(findings, finding => Assert.Equal(FindingSeverity.Warning, finding.Severity));
        Assert.Contains("19,142 of 25,000 events", Message(findings, "events-before-mapping-start"), StringComparison.Ordinal);
        Assert.Contains("13,198 of 25,000 events", Message(findings, "events-before-signup"), StringComparison.Ordinal);
        Assert.Equal(
            "By churn_flag of the accounts, 110 of 500 customers churned; by the churn dates, 352. Both say so of 75, only the first of 35, only the second of 277, neither of 113.",
            findings.First(finding => finding.Code == "outcome-contradicted").Message);
    }

    [Fact]
    public void After_a_trip_through_a_spreadsheet_the_table_is_the_same()
    {
        var study = RealStudy.Load("ravenstack");
        var file = Path.Combine(study.Folder, "study.yaml");
        using var folder = new StudyFolder()
            .With("catalog.yaml", File.ReadAllText(Path.Combine(study.Folder, "catalog.yaml")))
            .With("study.yaml", File.ReadAllText(file).Replace(
                "../../../../shared/data/ravenstack/", RealStudy.RequireData("ravenstack/excel_dates_variant") + "/", StringComparison.Ordinal));

        var variant = folder.Build();

        Assert.Equal(Table.Value.Fingerprint, variant.Fingerprint);
        Assert.Contains("Both say so of 75", variant.Findings.First(finding => finding.Code == "outcome-contradicted").Message, StringComparison.Ordinal);
    }

    private static double Sum(UsageTable table, string feature) => table.Features.Single(column => column.Feature.Name == feature).Values.Sum();

    private static string Message(IReadOnlyList<Finding> findings, string code) => findings.Single(finding => finding.Code == code).Message;
}
