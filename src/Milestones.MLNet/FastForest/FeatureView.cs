using Microsoft.ML;
using Microsoft.ML.Data;

namespace Milestones.MLNet.FastForest;

/// <summary>Rows of slots as ML.NET reads them: a vector of known size with the slots' names, without which neither training nor importance work.</summary>
internal static class FeatureView
{
    /// <summary>A view of some rows.</summary>
    public static IDataView Of(MLContext context, IReadOnlyList<string> slots, float[][] rows, bool[] labels)
        => context.Data.LoadFromEnumerable(rows.Select((row, i) => new LabelledRow { Features = row, Label = labels[i] }).ToList(), Schema(typeof(LabelledRow), nameof(LabelledRow.Features), slots));

    /// <summary>The schema of a class one of whose members is a vector of these slots.</summary>
    public static SchemaDefinition Schema(Type row, string vector, IReadOnlyList<string> slots)
    {
        var schema = SchemaDefinition.Create(row);
        schema[vector].ColumnType = new VectorDataViewType(NumberDataViewType.Single, slots.Count);
        var names = new VBuffer<ReadOnlyMemory<char>>(slots.Count, [.. slots.Select(slot => slot.AsMemory())]);
        schema[vector].AddAnnotation("SlotNames", names, new VectorDataViewType(TextDataViewType.Instance, slots.Count));
        return schema;
    }
}

/// <summary>A row to learn from, or to predict.</summary>
internal sealed class LabelledRow
{
    /// <summary>The slots.</summary>
    public float[] Features { get; set; } = [];

    /// <summary>The label.</summary>
    public bool Label { get; set; }
}
