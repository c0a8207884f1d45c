using Milestones.Forests.Binning;
using Milestones.Forests.Growing;
using Milestones.Forests.Persistence;
using Milestones.Forests.Trees;

namespace Milestones.Forests;

/// <summary>A grown forest. Immutable; safe for use by several threads at once.</summary>
public sealed class RandomForest
{
    /// <summary>Leaf probabilities are summed as integers of this unit, so that a sum does not depend on its order and
    /// threads may add in any. 2⁻⁴⁰ ≈ 10⁻¹² leaves room for 2²³ trees.</summary>
    internal const double ProbabilityUnit = 1.0 / (1L << 40);

    private readonly BinnedMatrix? _trainingMatrix;

    internal RandomForest(BinnedMatrix matrix, Tree[] trees, double[] impurityDecreases, InBagDraw inBag, double[]? weights)
        : this(matrix.ColumnNames, matrix.Bins, trees, impurityDecreases, inBag, weights) => _trainingMatrix = matrix;

    internal RandomForest(
        IReadOnlyList<string> columnNames, ColumnBins[] bins, Tree[] trees, double[] impurityDecreases, InBagDraw inBag, double[]? weights)
    {
        ColumnNames = columnNames;
        Bins = bins;
        Trees = trees;
        ImpurityDecreases = impurityDecreases;
        InBag = inBag;
        Weights = weights;
    }

    /// <summary>How many trees there are.</summary>
    public int TreeCount => Trees.Length;

    /// <summary>Bytes that the nodes and leaf values of its trees take; the matrix it was grown on is not counted.</summary>
    public long SizeInBytes => Trees.Sum(tree => tree.SizeInBytes);

    /// <summary>The names of the columns it was grown on, in order.</summary>
    public IReadOnlyList<string> ColumnNames { get; }

    internal ColumnBins[] Bins { get; }

    internal Tree[] Trees { get; }

    internal double[] ImpurityDecreases { get; }

    internal InBagDraw InBag { get; }

    internal double[]? Weights { get; }

    /// <summary>The probability of a positive label for each row: the mean of its leaves' shares of positives.</summary>
    /// <param name="matrix">Rows coded with the training matrix's bins (<see cref="BinnedMatrix.CreateLike(IReadOnlyList{ForestColumn}, ForestRun?)"/>).</param>
    /// <param name="run">Threads, progress, cancellation; the default when null.</param>
    public double[] Predict(BinnedMatrix matrix, ForestRun? run = null)
    {
        CheckBins(matrix);
        var sums = new long[matrix.RowCount];
        IndexedWork.Run(TreeCount, run ?? ForestRun.Default, () => new RowPrediction(this, matrix), (t, space) => space.AddAll(t, sums));
        return Array.ConvertAll(sums, s => s * ProbabilityUnit / TreeCount);
    }

    /// <summary>The probability of a positive label for one row.</summary>
    /// <param name="row">Its values in column order; NaN is missing.</param>
    /// <exception cref="ArgumentException">There is not one value per column.</exception>
    public double Predict(ReadOnlySpan<double> row)
    {
        if (row.Length != Bins.Length)
        {
            throw new ArgumentException($"expected {Bins.Length} values, one per column, found {row.Length}", nameof(row));
        }

        Span<byte> codes = row.Length <= 1024 ? stackalloc byte[row.Length] : new byte[row.Length];
        for (var j = 0; j < codes.Length; j++)
        {
            codes[j] = Bins[j].CodeOf(row[j]);
        }

        var sum = 0.0;
        foreach (var tree in Trees)
        {
            sum += tree.Leaves[tree.LeafOf(codes)].Probability;
        }

        return sum / TreeCount;
    }

    /// <summary>The probability for each training row, from the trees that did not see it.</summary>
    /// <param name="run">Threads, progress, cancellation; the default when null.</param>
    /// <returns>One per training row; NaN for a row that every tree saw.</returns>
    /// <exception cref="InvalidOperationException">The forest was read from a file and does not hold its training rows.</exception>
    public double[] PredictOutOfBag(ForestRun? run = null) => PredictOutOfBag(
        _trainingMatrix ?? throw new InvalidOperationException("the forest was read from a file: pass the matrix it was trained on"), run);

    /// <summary>The same, for a forest that does not hold its training rows.</summary>
    /// <param name="matrix">The matrix it was trained on.</param>
    /// <param name="run">Threads, progress, cancellation; the default when null.</param>
    public double[] PredictOutOfBag(BinnedMatrix matrix, ForestRun? run)
    {
        var (sums, trees) = SumOutOfBag(matrix, run);
        var probabilities = new double[sums.Length];
        for (var i = 0; i < sums.Length; i++)
        {
            probabilities[i] = sums[i] * ProbabilityUnit / trees[i]; // 0/0 = NaN
        }

        return probabilities;
    }

    /// <summary>Per row the sum over the trees that did not see it, in units of <see cref="ProbabilityUnit"/>, and how many
    /// they are.</summary>
    internal (long[] Sums, int[] Trees) SumOutOfBag(BinnedMatrix matrix, ForestRun? run)
    {
        CheckIsTrainingMatrix(matrix);
        var sums = new long[matrix.RowCount];
        var trees = new int[matrix.RowCount];
        IndexedWork.Run(
            TreeCount, run ?? ForestRun.Default, () => new RowPrediction(this, matrix), (t, space) => space.AddOutOfBag(t, sums, trees));
        return (sums, trees);
    }

    /// <summary>Codes rows with the bins of the training, so that the forest can predict them.</summary>
    /// <param name="columns">The names of <see cref="ColumnNames"/> in the same order.</param>
    /// <param name="run">Threads and cancellation; the default when null.</param>
    /// <exception cref="ArgumentException">The columns differ in name or order, or have different lengths.</exception>
    public BinnedMatrix CreateMatrix(IReadOnlyList<ForestColumn> columns, ForestRun? run = null) =>
        BinnedMatrix.CreateLike(ColumnNames, Bins, columns, run);

    /// <summary>Writes the forest: bins, trees, and what it takes to tell its out-of-bag rows; not the rows themselves. About
    /// two bytes per node; each part carries a checksum.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ForestFile.Write(stream, this);
    }

    /// <summary>Reads a forest that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The file is no forest, damaged, cut short, or of a newer format; the message
    /// says which, and where.</exception>
    public static RandomForest Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ForestFile.Read(stream);
    }

    internal void CheckIsTrainingMatrix(BinnedMatrix matrix)
    {
        CheckBins(matrix);
        if (matrix.RowCount != InBag.Rows)
        {
            throw new ArgumentException($"expected the {InBag.Rows} rows the forest was trained on, found {matrix.RowCount}", nameof(matrix));
        }
    }

    private void CheckBins(BinnedMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (!matrix.Bins.Select(b => b.UpperBounds).SequenceEqual(Bins.Select(b => b.UpperBounds), BoundsComparer.Instance))
        {
            throw new ArgumentException("the matrix has other bins than the forest was grown on; make it with CreateLike", nameof(matrix));
        }
    }

    private sealed class BoundsComparer : IEqualityComparer<double[]>
    {
        public static readonly BoundsComparer Instance = new();

        public bool Equals(double[]? x, double[]? y) => ReferenceEquals(x, y) || x.AsSpan().SequenceEqual(y);

        public int GetHashCode(double[] obj) => obj.Length;
    }
}
