using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Milestones.Numerics;

namespace Milestones.MLNet.FastForest;

/// <summary>
/// ML.NET's permutation feature importance for some slots only. By itself it shuffles every slot of a vector (its own filter of slots
/// tests the wrong ones), so the slots to shuffle are a vector of their own here, put into place before the forest looks.
/// </summary>
internal static class ShuffledSlots
{
    private const string Tested = nameof(TestedRow.Tested);

    /// <summary>Per slot, the mean decrease of the AUC; positive where the forest needs the slot. Rows must have both labels.</summary>
    /// <param name="fit">The forest.</param>
    /// <param name="slots">Its slots.</param>
    /// <param name="tested">The slots to shuffle.</param>
    /// <param name="rows">Rows that it was not grown on.</param>
    /// <param name="labels">Their labels.</param>
    /// <param name="shuffles">How often each is shuffled.</param>
    /// <param name="seed">Of the shuffles. Every call draws from its context, so each call has one of its own.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static double[] AucDecrease(
        FastForestFit fit, FeatureSlots slots, int[] tested, float[][] rows, bool[] labels, int shuffles, Seed seed, CancellationToken cancellation)
    {
        var context = new MLContext(FastForestFit.SeedNumber(seed));
        var names = Array.ConvertAll(tested, slot => slots.Names[slot]);
        var schema = FeatureView.Schema(typeof(TestedRow), Tested, names);
        var view = context.Data.LoadFromEnumerable(
            rows.Select((row, i) => new TestedRow { Row = i, Label = labels[i], Tested = Array.ConvertAll(tested, slot => row[slot]) }).ToList(), schema);
        var intoPlace = context.Transforms.CustomMapping<TestedRow, PlacedRow>(
            (from, to) =>
            {
                cancellation.ThrowIfCancellationRequested();
                to.Features = [.. rows[from.Row]];
                for (var k = 0; k < tested.Length; k++)
                {
                    to.Features[tested[k]] = from.Tested[k];
                }
            },
            contractName: null,
            inputSchemaDefinition: schema,
            outputSchemaDefinition: FeatureView.Schema(typeof(PlacedRow), nameof(PlacedRow.Features), slots.Names)).Fit(view);

        // Reported is the AUC after shuffling less the AUC before.
        return [.. context.BinaryClassification
            .PermutationFeatureImportance(new PlacingModel(intoPlace, fit.Transformer, tested.Length), view, permutationCount: shuffles)
            .Select(metrics => -metrics.AreaUnderRocCurve.Mean)];
    }

    /// <summary>A row of which only the slots to shuffle are a vector.</summary>
    private sealed class TestedRow
    {
        public int Row { get; set; }

        public bool Label { get; set; }

        public float[] Tested { get; set; } = [];
    }

    /// <summary>A row as the forest knows it.</summary>
    private sealed class PlacedRow
    {
        public float[] Features { get; set; } = [];
    }

    /// <summary>The forest, behind the slots to shuffle.</summary>
    private sealed class PlacingModel(ITransformer intoPlace, BinaryPredictionTransformer<FastForestBinaryModelParameters> forest, int tested)
        : ISingleFeaturePredictionTransformer<FastForestBinaryModelParameters>
    {
        public string FeatureColumnName => Tested;

        public DataViewType FeatureColumnType { get; } = new VectorDataViewType(NumberDataViewType.Single, tested);

        public FastForestBinaryModelParameters Model => forest.Model;

        public bool IsRowToRowMapper => false;

        public IDataView Transform(IDataView input) => forest.Transform(intoPlace.Transform(input));

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => forest.GetOutputSchema(intoPlace.GetOutputSchema(inputSchema));

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException("It predicts whole views only.");

        void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException("It lives as long as one measurement.");
    }
}
