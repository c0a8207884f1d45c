using Microsoft.Data.Analysis;
using Milestones.Usage;

namespace Milestones.MLNet.Frames;

/// <summary>The columns of a modelling table.</summary>
internal static class UsageColumns
{
    public const string Customer = "customer";
    public const string SignedUp = "customer.signed_up";
    public const string Churned = "customer.churned";
    public const string Plan = "customer.plan";
    public const string Seats = "customer.seats";
    public const string Spend = "customer.spend";
    public const string Tenure = "customer.tenure";
    public const string Retained = "retained";
    public const string HeldOut = "held_out";

    /// <summary>The vector and the label of a view.</summary>
    public const string Features = "Features";

    /// <inheritdoc cref="Features"/>
    public const string Label = "Label";

    private static readonly string[] First = [Customer, SignedUp, Churned, Plan, Seats, Spend, Tenure, Retained, HeldOut, Features, Label];

    /// <summary>What the features' columns are called.</summary>
    public static string[] FeatureNames(UsageTable table)
    {
        var taken = First.Concat(table.Context.Select(column => column.Name)).Concat(table.SecondaryOutcomes.Select(NameOf)).ToHashSet(StringComparer.Ordinal);
        return [.. table.Features.Select(column => taken.Contains(column.Feature.Name) ? $"{column.Feature.Name} (feature)" : column.Feature.Name)];
    }

    public static IEnumerable<DataFrameColumn> CustomerColumns(UsageTable table)
    {
        var customers = table.Customers;
        yield return new StringDataFrameColumn(Customer, customers.Select(customer => customer.Id));
        yield return new DateTimeDataFrameColumn(SignedUp, customers.Select(customer => customer.SignedUp));
        yield return new DateTimeDataFrameColumn(Churned, customers.Select(customer => customer.Churned));
        yield return new StringDataFrameColumn(Plan, customers.Select(customer => customer.Plan));
        yield return new DoubleDataFrameColumn(Seats, customers.Select(customer => customer.Seats));
        yield return new DoubleDataFrameColumn(Spend, customers.Select(customer => customer.Spend));
        yield return new DoubleDataFrameColumn(Tenure, customers.Select(customer => customer.Tenure));
        yield return new BooleanDataFrameColumn(Retained, table.Outcome);
        yield return new BooleanDataFrameColumn(HeldOut, table.HeldOut);
    }

    /// <summary>What the column of a secondary outcome is called.</summary>
    public static string NameOf(OutcomeColumn outcome) => $"outcome.{outcome.Name}";

    /// <summary>The secondary outcomes, true, false or null.</summary>
    public static IEnumerable<DataFrameColumn> OutcomeColumns(UsageTable table) =>
        table.SecondaryOutcomes.Select(outcome => new BooleanDataFrameColumn(NameOf(outcome), outcome.Values));

    /// <summary>The same as 1, 0 or null, for a view, in which a truth value cannot be missing.</summary>
    public static IEnumerable<DataFrameColumn> OutcomeNumbers(UsageTable table) =>
        table.SecondaryOutcomes.Select(outcome => new DoubleDataFrameColumn(NameOf(outcome), outcome.Values.Select(value => value is { } known ? (known ? 1.0 : 0.0) : (double?)null)));

    public static IEnumerable<DataFrameColumn> ContextColumns(UsageTable table) => table.Context
        .Select(column => new StringDataFrameColumn(column.Name, column.Codes.Select(code => column.Levels[code])));

    public static IEnumerable<DataFrameColumn> FeatureColumns(UsageTable table) => table.Features
        .Zip(FeatureNames(table), (column, name) => new DoubleDataFrameColumn(name, column.Values.Select(Known)));

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
