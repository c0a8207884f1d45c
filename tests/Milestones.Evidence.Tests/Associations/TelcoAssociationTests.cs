using Milestones.Evidence.Associations;

namespace Milestones.Evidence.Tests.Associations;

/// <summary>
/// A table made by others, with known answers. Retained with and without an add-on, among internet customers.
/// <code>
/// # R 4.2
/// d &lt;- read.csv("Telco-Customer-Churn.csv"); d &lt;- d[d$InternetService != "No", ]
/// mantelhaen.test(table(d$StreamingTV == "Yes", d$Churn == "No", d$Contract), correct = FALSE)
/// </code>
/// </summary>
public sealed class TelcoAssociationTests
{
    [Theory]
    [InlineData("StreamingTV", 1.173, 0.687, 0.604, 0.782)]
    [InlineData("StreamingMovies", 1.188, 0.689, 0.606, 0.784)]
    public void Within_contracts_the_sign_of_streaming_reverses(string addOn, double crude, double adjusted, double lower, double upper)
    {
        var association = AssociationEstimator.Run(InternetCustomers(addOn), AdoptionRule.AnyUse, 0.95);

        Assert.Equal(crude, association.OddsRatio.Value, 5e-4);
        Assert.Equal(adjusted, association.AdjustedOddsRatio.Value, 5e-4);
        Assert.Equal(lower, association.AdjustedOddsRatio.Interval.Lower, 5e-4);
        Assert.Equal(upper, association.AdjustedOddsRatio.Interval.Upper, 5e-4);
        Assert.True(association.RiskDifference.Interval.Lower > 0);
        Assert.True(association.AdjustedRiskDifference.Interval.Upper < 0);
        Assert.Equal(1, association.Overlap);
    }

    /// <summary>The README of the data states these shares, in percent.</summary>
    [Theory]
    [InlineData("OnlineSecurity", 85.4, 58.2)]
    [InlineData("TechSupport", 84.8, 58.4)]
    [InlineData("OnlineBackup", 78.5, 60.1)]
    [InlineData("DeviceProtection", 77.5, 60.9)]
    public void Retention_with_and_without_an_add_on(string addOn, double with, double without)
    {
        var table = AssociationEstimator.Run(InternetCustomers(addOn), AdoptionRule.AnyUse, 0.95).Table;

        Assert.Equal(5517, table.Total);
        Assert.Equal(with, 100 * table.ExposedEvents / table.Exposed, 0.05);
        Assert.Equal(without, 100 * table.UnexposedEvents / table.Unexposed, 0.05);
    }

    private static FeatureSample InternetCustomers(string addOn)
    {
        var file = SharedData.Find("telco/Telco-Customer-Churn.csv");
        Assert.SkipUnless(file is not null, "../shared/data/telco is not there");
        var lines = File.ReadAllLines(file!);
        var header = lines[0].Split(',').ToList();
        string[] contracts = ["Month-to-month", "One year", "Two year"];
        var rows = lines.Skip(1)
            .Select(line => line.Split(','))
            .Where(cells => cells[header.IndexOf("InternetService")] is not "No")
            .ToList();
        return new FeatureSample(
            [.. Enumerable.Range(0, rows.Count)],
            [.. rows.Select(cells => cells[header.IndexOf(addOn)] is "Yes" ? 1.0 : 0.0)],
            [.. rows.Select(cells => cells[header.IndexOf("Churn")] is "No")],
            [.. rows.Select(cells => Array.IndexOf(contracts, cells[header.IndexOf("Contract")]))]);
    }
}
