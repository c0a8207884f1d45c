using Microsoft.Data.Analysis;
using Milestones.Usage;
using Milestones.Usage.Building;

namespace Milestones.MLNet.Frames;

/// <summary>Reads a modelling table from a frame.</summary>
internal static class UsageTableReader
{
    public static UsageTable Read(DataFrame frame, UsageTable definitions)
    {
        if (definitions.Pooled is not null)
        {
            throw new ArgumentException("a table of several snapshots cannot be read back: a frame does not say of which snapshot a row is", nameof(definitions));
        }

        var ids = Texts(frame, UsageColumns.Customer).Select(id => id ?? throw Wrong(UsageColumns.Customer, "expected a customer in every row, found null")).ToArray();
        if (ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw Wrong(UsageColumns.Customer, $"expected every customer once, found '{twice.Key}' {twice.Count()} times");
        }

        var order = Enumerable.Range(0, ids.Length).OrderBy(row => ids[row], StringComparer.Ordinal).ToArray();
        var customers = Customers(frame, ids, order);
        var outcome = Sorted(Booleans(frame, UsageColumns.Retained), order);
        var heldOut = Sorted(Booleans(frame, UsageColumns.HeldOut), order);
        OutcomeColumn[] secondary = [.. definitions.SecondaryOutcomes.Select(outcome => new OutcomeColumn(outcome.Name, Sorted(Outcomes(frame, UsageColumns.NameOf(outcome)), order)))];
        var features = definitions.Features.Zip(UsageColumns.FeatureNames(definitions), (column, name) => Feature(column, Sorted(Numbers(frame, name), order))).ToArray();
        return new UsageTable
        {
            Customers = customers,
            Features = features,
            Context = [.. definitions.Context.Select(column => Context(column, Sorted(Texts(frame, column.Name), order)))],
            Outcome = outcome,
            SecondaryOutcomes = secondary,
            HeldOut = heldOut,
            HoldOutIsTemporal = definitions.HoldOutIsTemporal,
            Population = Population(definitions, heldOut),
            Findings = definitions.Findings,
            Fingerprint = TableFingerprint.Of(customers, features, outcome, secondary, heldOut, null),
        };
    }

    private static Customer[] Customers(DataFrame frame, string[] ids, int[] order)
    {
        var (signedUp, churned) = (Times(frame, UsageColumns.SignedUp), Times(frame, UsageColumns.Churned));
        var plans = Texts(frame, UsageColumns.Plan);
        var (seats, spend, tenure) = (Numbers(frame, UsageColumns.Seats), Numbers(frame, UsageColumns.Spend), Numbers(frame, UsageColumns.Tenure));
        return Array.ConvertAll(order, row => new Customer(
            ids[row], signedUp[row], churned[row], plans[row], seats[row], spend[row], tenure[row]));
    }

    private static FeatureColumn Feature(FeatureColumn column, double?[] values)
    {
        var absent = values.Count(value => value is null);
        var notEligible = Math.Min(absent, column.NotEligible);
        return new FeatureColumn(column.Feature, Array.ConvertAll(values, value => value ?? double.NaN), notEligible, absent - notEligible);
    }

    private static ContextColumn Context(ContextColumn column, string?[] bands) => new(column.Name, column.Levels, Array.ConvertAll(bands, band =>
    {
        var code = column.Levels.ToList().IndexOf(band ?? "");
        return code >= 0 ? code : throw Wrong(column.Name, $"expected one of {string.Join(", ", column.Levels)}, found '{band}'");
    }));

    private static PopulationFlow Population(UsageTable definitions, bool[] heldOut)
    {
        var flow = definitions.Population;
        var left = flow.Eligible - heldOut.Length;
        return flow with
        {
            Exclusions = left == 0 ? flow.Exclusions : [.. flow.Exclusions, new Exclusion("left out of the data frame", left)],
            Training = heldOut.Count(held => !held),
            HeldOut = heldOut.Count(held => held),
        };
    }

    private static string?[] Texts(DataFrame frame, string name) => Column<StringDataFrameColumn>(frame, name, "texts").ToArray();

    private static double?[] Numbers(DataFrame frame, string name) => Column<PrimitiveDataFrameColumn<double>>(frame, name, "numbers (Double)")
        .Select(value => value is { } number && !double.IsNaN(number) ? value : null).ToArray();

    private static DateTime?[] Times(DataFrame frame, string name) => Column<PrimitiveDataFrameColumn<DateTime>>(frame, name, "times").ToArray();

    private static bool[] Booleans(DataFrame frame, string name) => Column<PrimitiveDataFrameColumn<bool>>(frame, name, "true or false")
        .Select(value => value ?? throw Wrong(name, "expected true or false in every row, found null")).ToArray();

    /// <summary>True and false of a frame, or the 1 and 0 of a view.</summary>
    private static bool?[] Outcomes(DataFrame frame, string name) =>
        frame.Columns.IndexOf(name) is >= 0 and var index && frame.Columns[index] is PrimitiveDataFrameColumn<double> numbers
            ? numbers.Select(value => value is { } number && !double.IsNaN(number) ? number != 0 : (bool?)null).ToArray()
            : Column<PrimitiveDataFrameColumn<bool>>(frame, name, "true or false").ToArray();

    private static T[] Sorted<T>(T[] values, int[] order) => Array.ConvertAll(order, row => values[row]);

    private static T Column<T>(DataFrame frame, string name, string kind)
        where T : DataFrameColumn
    {
        var index = frame.Columns.IndexOf(name);
        return index < 0 ? throw Wrong(name, "expected this column, found none")
            : frame.Columns[index] as T ?? throw Wrong(name, $"expected {kind}, found {frame.Columns[index].DataType.Name}");
    }

    private static ArgumentException Wrong(string column, string problem) => new($"column '{column}': {problem}", nameof(column));
}
