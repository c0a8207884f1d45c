using Milestones.Numerics;

namespace Milestones.Forests.Growing;

/// <summary>
/// Draws the rows of each tree. The draw of tree t depends on the seed and t only, so it is repeated when the
/// out-of-bag rows are needed instead of being stored for every tree and row.
/// </summary>
internal sealed class InBagDraw
{
    private readonly int _units;

    /// <summary>Describes the draws.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="options">How they are drawn.</param>
    /// <param name="training">Which of them are drawn together.</param>
    /// <param name="seed">Of the forest.</param>
    public InBagDraw(int rows, RandomForestOptions options, TrainingRows training, Seed seed)
        : this(rows, options.Resampling, options.SampleShare, training.Clusters is { } clusters ? Number(clusters) : null, seed)
    {
    }

    /// <summary>The same, with clusters numbered from 0 in the order of their first rows.</summary>
    public InBagDraw(int rows, Resampling resampling, double sampleShare, int[]? clusterOfRow, Seed seed)
    {
        Rows = rows;
        Resampling = resampling;
        SampleShare = sampleShare;
        ClusterOfRow = clusterOfRow;
        Seed = seed;
        _units = clusterOfRow is null ? rows : clusterOfRow.Max() + 1;
    }

    public int Rows { get; }

    public Resampling Resampling { get; }

    public double SampleShare { get; }

    public int[]? ClusterOfRow { get; }

    public Seed Seed { get; }

    /// <summary>The expected share of a tree's out-of-bag rows.</summary>
    public double ExpectedOutOfBagShare => Resampling switch
    {
        Resampling.Bootstrap => Math.Pow(1 - (1.0 / _units), _units),
        Resampling.Subsample => 1 - ((double)SampleSize / _units),
        _ => 0,
    };

    /// <summary>The working space that a draw takes: whole clusters are drawn before their rows.</summary>
    public int UnitSpace => ClusterOfRow is null ? 0 : _units;

    private int SampleSize => Math.Clamp((int)Math.Round(SampleShare * _units), 1, _units);

    /// <summary>Writes how often each row is in the bag of a tree; 0 is out of bag.</summary>
    /// <param name="tree">The tree's number.</param>
    /// <param name="counts">One per row, overwritten.</param>
    /// <param name="unitSpace">A working space of at least <see cref="UnitSpace"/> entries; its content is of no use afterwards.</param>
    public void Draw(int tree, Span<byte> counts, Span<byte> unitSpace)
    {
        var units = ClusterOfRow is null ? counts : unitSpace[.._units];
        DrawUnits(Seed.For("in-bag", tree).CreateRandom(), units);
        if (ClusterOfRow is { } clusterOfRow)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] = units[clusterOfRow[i]];
            }
        }
    }

    private void DrawUnits(RandomSource random, Span<byte> counts)
    {
        if (Resampling == Resampling.None)
        {
            counts.Fill(1);
            return;
        }

        counts.Clear();
        if (Resampling == Resampling.Bootstrap)
        {
            for (var k = 0; k < counts.Length; k++)
            {
                counts[random.NextInt32(counts.Length)]++;
            }

            return;
        }

        // Selection sampling (Knuth, TAOCP 3.4.2, algorithm S): each remaining unit with the chance that is left.
        var needed = SampleSize;
        for (var k = 0; needed > 0; k++)
        {
            if (random.NextInt32(counts.Length - k) < needed)
            {
                counts[k] = 1;
                needed--;
            }
        }
    }

    private static int[] Number(int[] clusters)
    {
        var numbers = new Dictionary<int, int>();
        return Array.ConvertAll(clusters, cluster =>
        {
            numbers.TryAdd(cluster, numbers.Count);
            return numbers[cluster];
        });
    }
}
