namespace Milestones.Usage.Tests.RealData;

/// <summary>
/// The authority is pandas: e = students that had not unregistered before day 28; x = events.merge(e), day relative to course_start;
/// w = x[(x.rel >= 0) &amp; (x.rel &lt; 28)]; students and active days per activity of w; active: any of x with 84 ≤ rel &lt; 112.
/// </summary>
public sealed class OuladTests
{
    private static readonly Lazy<UsageTable> Table = new(() => UsageTableBuilder.Build(RealStudy.Load("oulad")));

    [Fact]
    public void Who_left_before_day_28_is_not_compared_and_activity_in_days_84_to_111_is_the_outcome()
    {
        var table = Table.Value;

        Assert.Equal(2515, table.Population.Customers);
        Assert.Equal([new Exclusion("gone before day 28", 266)], table.Population.Exclusions);
        Assert.Equal(2249, table.RowCount);
        Assert.Equal(1792, table.Outcome.Count(active => active));
        Assert.True(table.HoldOutIsTemporal);
        Assert.Equal(562, table.Population.HeldOut);
        Assert.Equal(348, table.HeldOut.Index().Count(row => row.Item && table.Customers[row.Index].SignedUp == new DateTime(2014, 10, 1)));
        Assert.Contains(table.Findings, finding => finding.Code == "hold-out-ties" && finding.Message.StartsWith("370 customers", StringComparison.Ordinal));
        Assert.Contains(table.Findings, finding => finding.Code == "events-before-signup" && finding.Message.Contains("45,093 of 753,564", StringComparison.Ordinal));
        var plan = table.Context.Single(column => column.Name == "plan");
        Assert.Equal([718, 1531], plan.Levels.Select((_, level) => plan.Codes.Count(code => code == level)));
        Assert.DoesNotContain(table.Context, column => column.Name == "tenure"); // 28 days for all
    }

    [Theory]
    [InlineData("homepage", 2137, 23595, 0)]
    [InlineData("oucontent", 1115, 7800, 0)]
    [InlineData("resource", 1732, 5592, 0)]
    [InlineData("subpage", 2048, 11961, 0)]
    [InlineData("url", 1824, 7531, 0)]
    [InlineData("forumng", 2025, 17203, 0)]
    [InlineData("quiz", 478, 654, 718)]
    [InlineData("glossary", 320, 320, 0)]
    [InlineData("sharedsubpage", 26, 26, 718)]
    [InlineData("dataplus", 40, 40, 1531)]
    [InlineData("oucollaborate", 181, 181, 1531)]
    [InlineData("ouelluminate", 210, 210, 718)]
    public void Activities_are_counted_in_the_first_28_days_of_those_to_whom_they_are_open(string feature, int students, int sum, int notEligible)
    {
        var column = Table.Value.Features.Single(column => column.Feature.Name == feature);
        Assert.Equal(students, column.Values.Count(value => value > 0));
        Assert.Equal(sum, column.Values.Where(value => !double.IsNaN(value)).Sum());
        Assert.Equal((notEligible, 0), (column.NotEligible, column.Missing));
    }
}
