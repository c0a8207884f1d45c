using Milestones.Numerics;

namespace Milestones.Forests;

/// <summary>The engine of this library: <see cref="RandomForestTrainer"/> with exact <see cref="PermutationImportance"/>.</summary>
public sealed class RandomForestEngine : IForestEngine
{
    /// <inheritdoc/>
    public string Name => "milestones";

    /// <inheritdoc/>
    public string ImportanceMeasure => "expected increase of the Brier score when the column is permuted, exact, out of bag";

    /// <inheritdoc/>
    public string UnseenRows => "out of bag";

    /// <summary>Trains on rows; the model is a <see cref="RandomForestModel"/>.</summary>
    /// <inheritdoc/>
    public IForestModel Train(
        IReadOnlyList<ForestColumn> columns, bool[] labels, RandomForestOptions options, Seed seed, ForestRun? run = null, TrainingRows? rows = null)
    {
        var matrix = BinnedMatrix.Create(columns, run);
        return new RandomForestModel(RandomForestTrainer.Train(matrix, labels, options, seed, run, rows), matrix, labels);
    }
}

/// <summary>A forest together with what it was trained on.</summary>
/// <param name="Forest">The forest.</param>
/// <param name="Matrix">Its training columns.</param>
/// <param name="Labels">Its training labels.</param>
public sealed record RandomForestModel(RandomForest Forest, BinnedMatrix Matrix, bool[] Labels) : IForestModel
{
    /// <inheritdoc/>
    public int Trees => Forest.TreeCount;

    /// <inheritdoc/>
    public double[] PredictUnseen(ForestRun? run = null) => Forest.PredictOutOfBag(run);

    /// <inheritdoc/>
    public double[] Predict(IReadOnlyList<ForestColumn> columns, ForestRun? run = null) => Forest.Predict(Matrix.CreateLike(columns, run), run);

    /// <inheritdoc/>
    public ImportanceResult MeasureImportance(ForestRun? run = null) => PermutationImportance.Compute(Forest, Matrix, Labels, null, run);

    /// <inheritdoc/>
    public ImportanceResult? MeasureImportanceWithin(int[] strata, int minStratum, ForestRun? run = null) => PermutationImportance.Compute(
        Forest, Matrix, Labels, new PermutationImportanceOptions { Strata = strata, MinStratum = minStratum }, run);

    /// <inheritdoc/>
    public double[] MeasureImpurity() => ImpurityImportance.Compute(Forest);
}
