using Milestones.Usage.Sample;

namespace Milestones.Usage.Tests.Sample;

/// <summary>The rows of the event log, counted here in plain LINQ, give the values that the truth speaks of.</summary>
public sealed class SampleRowsTests
{
    private static readonly SampleOptions Options = new() { Customers = 2_000, Seed = 8 };

    [Fact]
    public void The_rows_of_the_feature_window_add_up_to_the_values()
    {
        var model = new SampleModel(Options);
        var rows = new UsageRows(Options);
        foreach (var customer in Enumerable.Range(0, Options.Customers).Select(model.Draw).Where(customer => customer.InPopulation))
        {
            var inWindow = rows.Of(customer).Where(row => row.Day is >= -SampleModel.LookbackDays and < 0).ToLookup(row => row.Event);
            for (var f = 0; f < SampleModel.Features.Count; f++)
            {
                Assert.Equal(double.IsNaN(customer.Values[f]) ? 0 : customer.Values[f], MeasuredUsage.Of(inWindow, f, customer.Seats));
            }
        }
    }

    [Fact]
    public void Usage_outside_the_window_would_be_noticed()
    {
        var model = new SampleModel(Options);
        var rows = new UsageRows(Options);
        var customers = Enumerable.Range(0, Options.Customers).Select(model.Draw).Where(customer => customer.InPopulation).ToArray();
        var features = SampleModel.Features.Count;
        var earlier = customers.Average(customer => rows.Of(customer).Count(row => row.Event < features && row.Day < -SampleModel.LookbackDays));
        var later = customers.Average(customer => rows.Of(customer).Count(row => row.Event < features && row.Day >= 0));
        Assert.True(earlier > 10 && later > 10);
    }

    [Fact]
    public void Active_customers_use_everything_more()
    {
        var model = new SampleModel(Options);
        var rows = new UsageRows(Options);
        var customers = Enumerable.Range(0, Options.Customers).Select(model.Draw)
            .Where(customer => customer is { InPopulation: true, SignupDay: < -90 }).ToArray();
        var days = Array.ConvertAll(customers, customer => (double)rows.Of(customer)
            .Where(row => row.Day is >= -SampleModel.LookbackDays and < 0).Select(row => row.Day).Distinct().Count());
        Assert.True(Numerics.Correlation.Spearman(days, Array.ConvertAll(customers, customer => customer.Activity)) > 0.6);
    }
}
