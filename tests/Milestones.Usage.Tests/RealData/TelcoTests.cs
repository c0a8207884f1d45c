namespace Milestones.Usage.Tests.RealData;

/// <summary>
/// The authority is the data's README; the counts are pandas': t = read_csv(…); i = t[t.InternetService != 'No'];
/// i.groupby(column).Churn.agg(lambda c: (len(c), (c == 'No').sum())).
/// </summary>
public sealed class TelcoTests
{
    private static readonly Lazy<UsageTable> Table = new(() => UsageTableBuilder.Build(RealStudy.Load("telco")));

    [Fact]
    public void Everybody_is_in_the_table_with_the_label_that_the_file_states()
    {
        var table = Table.Value;

        Assert.Equal(7043, table.RowCount);
        Assert.Equal(7043, table.Population.Customers);
        Assert.Empty(table.Population.Exclusions);
        Assert.Equal(7043, table.Population.Training + table.Population.HeldOut);
        Assert.Equal(5174, table.Outcome.Count(retained => retained)); // 73.46 %
        Assert.False(table.HoldOutIsTemporal);
        Assert.InRange(table.Population.HeldOut, 7043 * 0.25 - 150, 7043 * 0.25 + 150); // four standard deviations
        Assert.Equal(["Month-to-month", "One year", "Two year"], table.Context.Single(column => column.Name == "plan").Levels);
        Assert.Equal(["under 12", "12 to under 36", "36 or more"], table.Context.Single(column => column.Name == "tenure").Levels);
        Assert.Empty(table.Findings);
    }

    [Theory]
    [InlineData("OnlineSecurity", 3498, 2037, 2019, 1724, "58.2", "85.4")]
    [InlineData("OnlineBackup", 3088, 1855, 2429, 1906, "60.1", "78.5")]
    [InlineData("DeviceProtection", 3095, 1884, 2422, 1877, "60.9", "77.5")]
    [InlineData("TechSupport", 3473, 2027, 2044, 1734, "58.4", "84.8")]
    [InlineData("StreamingTV", 2810, 1868, 2707, 1893, "66.5", "69.9")]
    [InlineData("StreamingMovies", 2785, 1847, 2732, 1914, "66.3", "70.1")]
    public void Among_customers_with_internet_the_contrasts_come_out_to_the_digit(
        string feature, int others, int othersRetained, int adopters, int adoptersRetained, string othersPercent, string adoptersPercent)
    {
        var table = Table.Value;
        var column = table.Features.Single(column => column.Feature.Name == feature);

        Assert.Equal(1526, column.NotEligible);
        Assert.Equal(0, column.Missing);
        Assert.Equal((others, othersRetained), Retained(table, column, 0));
        Assert.Equal((adopters, adoptersRetained), Retained(table, column, 1));
        Assert.Equal(othersPercent, FormattableString.Invariant($"{100.0 * othersRetained / others:0.0}"));
        Assert.Equal(adoptersPercent, FormattableString.Invariant($"{100.0 * adoptersRetained / adopters:0.0}"));
    }

    [Fact]
    public void A_feature_that_needs_a_telephone_is_not_open_to_those_without()
    {
        var table = Table.Value;
        var column = table.Features.Single(column => column.Feature.Name == "MultipleLines");
        Assert.Equal(682, column.NotEligible);
        Assert.Equal((3390, 2541), Retained(table, column, 0));
        Assert.Equal((2971, 2121), Retained(table, column, 1));
    }

    private static (int Customers, int Retained) Retained(UsageTable table, FeatureColumn column, double value)
    {
        var rows = Enumerable.Range(0, table.RowCount).Where(row => column.Values[row] == value).ToList();
        return (rows.Count, rows.Count(row => table.Outcome[row]));
    }
}
