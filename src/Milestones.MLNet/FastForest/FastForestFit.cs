using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Milestones.Forests;
using Milestones.Numerics;

namespace Milestones.MLNet.FastForest;

/// <summary>One FastForest, grown once.</summary>
internal sealed class FastForestFit
{
    private FastForestFit(BinaryPredictionTransformer<FastForestBinaryModelParameters> transformer)
    {
        Transformer = transformer;
        Trees = transformer.Model.TrainedTreeEnsemble.Trees.Count;
    }

    /// <summary>The model as ML.NET has it.</summary>
    public BinaryPredictionTransformer<FastForestBinaryModelParameters> Transformer { get; }

    /// <summary>How many trees; a tree that drew no column to split on is left out.</summary>
    public int Trees { get; }

    /// <summary>Grows a forest.</summary>
    /// <remarks>
    /// Trainer and options are made anew each time: a trainer that is fitted again goes on where its draw of columns had stopped, and fitting
    /// changes the options. Training does not look at the context's seed, so both of its own are set. The number of threads is left to FastForest:
    /// the first fit of a process would fix it for good, and it changes no result. <c>FeatureFractionPerSplit</c> stays at 1: below, it
    /// would prefer columns by their order; trees differ by the columns and rows that each may use.
    /// </remarks>
    public static FastForestFit Grow(
        FeatureSlots slots, float[][] rows, bool[] labels, RandomForestOptions options, FastForestOptions own, Seed seed)
    {
        var context = new MLContext(SeedNumber(seed.For("context")));
        var trainer = context.BinaryClassification.Trainers.FastForest(new FastForestBinaryTrainer.Options
        {
            NumberOfTrees = options.Trees,
            NumberOfLeaves = options.MaxDepth is { } depth ? (int)Math.Min(own.Leaves, Math.Max(2, Math.Pow(2, depth))) : own.Leaves,
            MinimumExampleCountPerLeaf = Math.Max(1, options.MinNode / 2),
            FeatureFraction = own.ColumnShare,
            FeatureFractionPerSplit = 1,
            BaggingExampleFraction = own.RowShare,
            Seed = SeedNumber(seed.For("rows and splits")),
            FeatureSelectionSeed = SeedNumber(seed.For("columns")),
        });
        return new FastForestFit(trainer.Fit(FeatureView.Of(context, slots.Names, rows, labels)));
    }

    /// <summary>The probability of the label true. FastForest gives a score only: the sum over the trees of leaf means of labels that are 1 or −1.</summary>
    public double[] Predict(FeatureSlots slots, float[][] rows)
    {
        var scored = Transformer.Transform(FeatureView.Of(new MLContext(), slots.Names, rows, new bool[rows.Length]));
        return [.. scored.GetColumn<float>("Score").Select(score => Math.Clamp(((score / Math.Max(1, Trees)) + 1) / 2, 0.0, 1.0))];
    }

    /// <summary>Per slot its share of the gain of all splits; all 0 where nothing was split. ML.NET gives the square root of the gain over that of the best
    /// slot, and leaves slots without a split out.</summary>
    public double[] GainShares()
    {
        VBuffer<float> weights = default;
        Transformer.Model.GetFeatureWeights(ref weights);
        var gains = weights.DenseValues().Select(weight => (double)weight * weight).ToArray();
        var total = gains.Sum();
        return total > 0 ? Array.ConvertAll(gains, gain => gain / total) : gains;
    }

    /// <summary>A seed as ML.NET takes it.</summary>
    internal static int SeedNumber(Seed seed) => (int)(seed.Value & int.MaxValue);
}
