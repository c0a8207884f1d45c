namespace Milestones.Numerics.Tests;

/// <summary>IBM's telco customers with internet service: does an add-on go with staying, within the kinds of contract?</summary>
public sealed class TelcoContrastTests
{
    // R: d <- read.csv(...); d <- d[d$InternetService != "No", ]; r <- factor(d$Churn is "No", c(TRUE, FALSE)); a <- factor(d[[f]] is "Yes", c(TRUE, FALSE))
    //    t <- table(r, a); t[1,1]*t[2,2]/t[1,2]/t[2,1]; mantelhaen.test(table(r, a, d$Contract), correct = FALSE)
    // Where R's interval is NA its products of counts overflow 32 bits; those limits are METHOD's.
    [Theory]
    [InlineData("OnlineSecurity", 4.19154788947, 2.31113546715, 1.98388285312, 2.69237023704, 1e-10, 119.512234198)]
    [InlineData("OnlineBackup", 2.42236939077, 1.49477990111, 1.30948952857, 1.70628852236, 1e-10, 35.5464159988)]
    [InlineData("DeviceProtection", 2.21376244181, 1.12228252184, 0.980073403845, 1.28512625063, 1e-10, 2.77433433789)]
    [InlineData("TechSupport", 3.99026688098, 1.94283615032, 1.66638024155, 2.26515666284, 1e-10, 73.3677225148)]
    [InlineData("StreamingTV", 1.17273595379, 0.687457575849, 0.604, 0.782, 1e-3, 32.5511150971)]
    [InlineData("StreamingMovies", 1.18829582896, 0.689126470141, 0.606, 0.784, 1e-3, 32.1394805358)]
    public void Crude_and_adjusted_association_agree_with_R(
        string addOn, double crude, double adjusted, double lower, double upper, double relative, double statistic)
    {
        var tables = ByContract(addOn);
        Near.Equal(crude, tables.Collapsed.OddsRatio().Value);
        Near.Equal(adjusted, tables.OddsRatio().Value);
        Near.Equal(lower, tables.OddsRatio().Interval.Lower, relative);
        Near.Equal(upper, tables.OddsRatio().Interval.Upper, relative);
        Near.Equal(statistic, tables.CochranMantelHaenszel().Statistic);
    }

    private static StratifiedTables ByContract(string addOn)
    {
        var file = Path.Combine(Repository.SharedData("telco"), "Telco-Customer-Churn.csv");
        Assert.SkipUnless(File.Exists(file), "The telco data are not beside the repository (../shared/data/telco).");

        var lines = File.ReadAllLines(file);
        var header = lines[0].Split(',');
        var rows = lines.Skip(1).Select(line => line.Split(','))
            .Where(row => row[Array.IndexOf(header, "InternetService")] is not "No").ToList();
        var contracts = rows.Select(row => row[Array.IndexOf(header, "Contract")]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(5517, rows.Count);
        return StratifiedTables.Of(
            [.. rows.Select(row => row[Array.IndexOf(header, addOn)] is "Yes")],
            [.. rows.Select(row => row[Array.IndexOf(header, "Churn")] is "No")],
            [.. rows.Select(row => contracts.IndexOf(row[Array.IndexOf(header, "Contract")]))]);
    }
}
