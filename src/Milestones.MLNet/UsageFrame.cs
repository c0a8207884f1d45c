using Microsoft.Data.Analysis;
using Microsoft.ML;
using Milestones.MLNet.Frames;
using Milestones.Usage;

namespace Milestones.MLNet;

/// <summary>
/// The modelling table as a <see cref="DataFrame"/> or an <see cref="IDataView"/>, and back. A row per customer; columns in this order:
/// what the customer table says (<c>customer</c>, <c>customer.signed_up</c>, <c>customer.churned</c>, <c>customer.plan</c>, <c>customer.seats</c>,
/// <c>customer.spend</c>, <c>customer.tenure</c>), <c>retained</c>, <c>held_out</c>, the secondary outcomes as <c>outcome.NAME</c>, the context as bands (<c>plan</c>, <c>size</c>, <c>tenure</c>), then the features
/// by name, in their measure's unit. A feature named like one of the first columns is called <c>name (feature)</c>. What is missing, or not
/// eligible, is null.
/// </summary>
public static class UsageFrame
{
    /// <summary>The table as a frame. Nothing is rounded.</summary>
    public static DataFrame ToDataFrame(this UsageTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Frame(table, UsageColumns.OutcomeColumns(table));
    }

    /// <summary>
    /// The table as ML.NET's trainers want it: the features as one vector <c>Features</c> of known size with slot names, missing values NaN, and
    /// the outcome as <c>Label</c>, beside the columns of the customers.
    /// </summary>
    /// <remarks>The trainers take single precision: whole numbers are exact up to 16,777,216, others to 7 digits. Texts and times that are
    /// missing are empty and 0001-01-01, and secondary outcomes are 1, 0 or NaN, since a view knows no others.</remarks>
    public static IDataView ToDataView(this UsageTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var frame = Frame(table, UsageColumns.OutcomeNumbers(table));
        var features = UsageColumns.FeatureNames(table);
        var transforms = new MLContext().Transforms;
        var pipeline = transforms.Conversion.ConvertType([.. features.Select(name => new InputOutputColumnPair(name))], Microsoft.ML.Data.DataKind.Single)
            .Append(transforms.Concatenate(UsageColumns.Features, features))
            .Append(transforms.CopyColumns(UsageColumns.Label, UsageColumns.Retained))
            .Append(transforms.DropColumns(features));
        return pipeline.Fit(frame).Transform(frame);
    }

    /// <summary>The table that a frame holds: its rows and values, with the definitions of the table that it came from.</summary>
    /// <remarks>Rows may be fewer, and in any order. A value that is null counts as not eligible as long as there are no more of them than customers who were
    /// not eligible, else as missing.</remarks>
    /// <param name="frame">A frame as <see cref="ToDataFrame(UsageTable)"/> makes it.</param>
    /// <param name="definitions">The table that it came from: its features, bands and population.</param>
    /// <exception cref="ArgumentException">A column is missing or of another type, a customer occurs twice, a band is not known, or the table is of several
    /// snapshots: a frame does not say of which one a row is.</exception>
    public static UsageTable ToUsageTable(this DataFrame frame, UsageTable definitions)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(definitions);
        return UsageTableReader.Read(frame, definitions);
    }

    /// <summary>The table that a view holds, as <see cref="ToUsageTable(DataFrame, UsageTable)"/>.</summary>
    /// <param name="view">A view as <see cref="ToDataView"/> makes it.</param>
    /// <param name="definitions">The table that it came from.</param>
    /// <exception cref="ArgumentException">As for a frame.</exception>
    public static UsageTable ToUsageTable(this IDataView view, UsageTable definitions)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(definitions);
        return UsageTableReader.Read(ViewFrame.Of(view), definitions);
    }

    private static DataFrame Frame(UsageTable table, IEnumerable<DataFrameColumn> outcomes) =>
        new([.. UsageColumns.CustomerColumns(table), .. outcomes, .. UsageColumns.ContextColumns(table), .. UsageColumns.FeatureColumns(table)]);
}
