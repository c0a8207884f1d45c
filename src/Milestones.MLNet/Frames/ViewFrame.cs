using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Milestones.MLNet.Frames;

/// <summary>
/// A view as a frame: scalars as they are, vectors with slot names as a column per slot. What stands for missing in a view (NaN, the empty text,
/// 0001-01-01) is null again.
/// </summary>
internal static class ViewFrame
{
    public static DataFrame Of(IDataView view) => new(view.Schema.Where(column => !column.IsHidden).SelectMany(column => Columns(view, column)));

    private static IEnumerable<DataFrameColumn> Columns(IDataView view, DataViewSchema.Column column) => column.Type switch
    {
        TextDataViewType => [new StringDataFrameColumn(column.Name, view.GetColumn<string>(column).Select(text => text.Length == 0 ? null : text))],
        BooleanDataViewType => [new BooleanDataFrameColumn(column.Name, view.GetColumn<bool>(column))],
        DateTimeDataViewType => [new DateTimeDataFrameColumn(column.Name, view.GetColumn<DateTime>(column).Select(time => time == default ? (DateTime?)null : time))],
        NumberDataViewType type when type == NumberDataViewType.Double => [new DoubleDataFrameColumn(column.Name, view.GetColumn<double>(column).Select(Known))],
        NumberDataViewType type when type == NumberDataViewType.Single => [new DoubleDataFrameColumn(column.Name, view.GetColumn<float>(column).Select(value => Known(value)))],
        VectorDataViewType { IsKnownSize: true } type when type.ItemType == NumberDataViewType.Single && column.HasSlotNames() => Slots(view, column),
        _ => [],
    };

    private static List<DoubleDataFrameColumn> Slots(IDataView view, DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        var rows = view.GetColumn<float[]>(column).ToList();
        return names.DenseValues().Select((name, slot) => new DoubleDataFrameColumn(name.ToString(), rows.Select(row => Known(row[slot])))).ToList();
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
