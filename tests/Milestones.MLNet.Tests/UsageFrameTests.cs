using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using Milestones.Usage;
using Milestones.Usage.Sample;

namespace Milestones.MLNet.Tests;

public sealed class UsageFrameTests
{
    private static readonly UsageTable Table = WithSecondaryOutcome(SampleGenerator.CreateTable(new SampleOptions { Customers = 400, Seed = 3 }).Table);

    [Fact]
    public void Names_types_and_missing_values_survive_the_frame()
    {
        var frame = Table.ToDataFrame();
        Assert.Equal(Table.RowCount, frame.Rows.Count);
        Assert.Equal(typeof(string), frame["customer"].DataType);
        Assert.Equal(typeof(DateTime), frame["customer.signed_up"].DataType);
        Assert.Equal(typeof(bool), frame["retained"].DataType);
        Assert.Equal(typeof(bool), frame["outcome.expanded"].DataType);
        Assert.Equal(Table.SecondaryOutcomes[0].Values.Count(value => value is null), frame["outcome.expanded"].NullCount);
        Assert.All(Table.Features, column =>
        {
            Assert.Equal(typeof(double), frame[column.Feature.Name].DataType);
            Assert.Equal(column.NotEligible + column.Missing, frame[column.Feature.Name].NullCount);
        });
        Assert.True(Table.Features.Sum(column => column.NotEligible) > 0); // so that the above says something
        AssertSame(Table, frame.ToUsageTable(Table));
    }

    [Fact]
    public void And_the_view_at_single_precision()
    {
        var single = Single(Table);
        var view = Table.ToDataView();
        var features = view.Schema["Features"];
        VBuffer<ReadOnlyMemory<char>> names = default;
        features.GetSlotNames(ref names);
        Assert.Equal(Table.Features.Select(column => column.Feature.Name), names.DenseValues().Select(name => name.ToString()));
        Assert.Equal(Table.Features.Count, Assert.IsType<VectorDataViewType>(features.Type).Size);
        Assert.Equal(Table.Outcome, view.GetColumn<bool>("Label"));
        AssertSame(single, view.ToUsageTable(Table));
    }

    [Fact]
    public void A_trainer_of_ML_NET_takes_the_view_as_it_is()
    {
        var context = new MLContext(1);
        var view = Table.ToDataView();
        var pipeline = context.Transforms.ReplaceMissingValues("Features").Append(context.BinaryClassification.Trainers.FastForest(numberOfTrees: 5));
        var metrics = context.BinaryClassification.EvaluateNonCalibrated(pipeline.Fit(view).Transform(view));
        Assert.True(metrics.AreaUnderRocCurve > 0.7);
    }

    [Fact]
    public void Rows_may_be_left_out_and_moved()
    {
        var frame = Table.ToDataFrame();
        var some = frame[Enumerable.Range(0, Table.RowCount).Where(row => row % 3 != 0).Reverse()];
        var table = some.ToUsageTable(Table);
        Assert.Equal(Table.Customers.Where((_, row) => row % 3 != 0), table.Customers);
        Assert.Equal(Table.Features[5].Values.Where((_, row) => row % 3 != 0), table.Features[5].Values);
        Assert.Equal(Table.RowCount - table.RowCount, table.Population.Exclusions[^1].Count);
        Assert.Equal(table.RowCount, table.Population.Eligible);
        Assert.Equal(Table.Population.Customers - Table.Population.Exclusions.Sum(exclusion => exclusion.Count), table.RowCount + table.Population.Exclusions[^1].Count);
        Assert.NotEqual(Table.Fingerprint, table.Fingerprint);
    }

    [Fact]
    public void What_cannot_be_read_says_which_column_and_what_was_found()
    {
        Refused("expected this column, found none", frame => frame.Columns.Remove("retained"));
        Refused("expected numbers (Double), found String", frame => frame.Columns[frame.Columns.IndexOf(Table.Features[0].Feature.Name)]
            = new StringDataFrameColumn(Table.Features[0].Feature.Name, Table.RowCount));
        Refused("expected every customer once, found", frame => frame["customer"][1] = frame["customer"][0]);
        Refused("found 'gold'", frame => frame["plan"][2] = "gold");
        Refused("expected true or false in every row, found null", frame => frame["held_out"][2] = null);

        static void Refused(string problem, Action<DataFrame> spoil)
        {
            var frame = Table.ToDataFrame();
            spoil(frame);
            Assert.Contains(problem, Assert.Throws<ArgumentException>(() => frame.ToUsageTable(Table)).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>The sample has one outcome only; a second is known of some customers.</summary>
    private static UsageTable WithSecondaryOutcome(UsageTable table)
    {
        var expanded = new OutcomeColumn("expanded", [.. table.Outcome.Select((retained, row) => row % 5 == 0 ? (bool?)null : retained && row % 2 == 0)]);
        var definitions = new UsageTable
        {
            Customers = table.Customers,
            Features = table.Features,
            Context = table.Context,
            Outcome = table.Outcome,
            SecondaryOutcomes = [expanded],
            HeldOut = table.HeldOut,
            HoldOutIsTemporal = table.HoldOutIsTemporal,
            Population = table.Population,
            Findings = table.Findings,
            Fingerprint = "",
        };
        return definitions.ToDataFrame().ToUsageTable(definitions); // with its fingerprint
    }

    private static UsageTable Single(UsageTable table)
    {
        var frame = table.ToDataFrame();
        foreach (var column in table.Features)
        {
            var cells = frame[column.Feature.Name];
            for (var row = 0; row < table.RowCount; row++)
            {
                cells[row] = cells[row] is double value ? (double?)(float)value : null;
            }
        }

        return frame.ToUsageTable(table);
    }

    /// <summary>Every property is the same; one that is new must be thought of here.</summary>
    private static void AssertSame(UsageTable expected, UsageTable actual)
    {
        foreach (var property in typeof(UsageTable).GetProperties())
        {
            Assert.Equivalent(property.GetValue(expected), property.GetValue(actual), strict: true);
        }

        Assert.Equal(expected.Fingerprint, actual.Fingerprint);
    }
}
