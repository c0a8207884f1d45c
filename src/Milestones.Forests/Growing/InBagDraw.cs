using Milestones.Numerics;

namespace Milestones.Forests.Growing;

/// <summary>
/// Draws the rows of each tree. The draw of tree t depends on the seed and t only, so it is repeated when the
/// out-of-bag rows are needed instead of being stored for every tree and row.
/// </summary>
internal sealed class InBagDraw
{
    private readonly Resampling _resampling;
    private readonly double _share;
    private readonly Seed _seed;
    private readonly int[]? _clusterOfRow; // numbered 0 … _units − 1 by first appearance
    private readonly int _units;

    public InBagDraw(int rows, RandomForestOptions options, TrainingRows training, Seed seed)
    {
        Rows = rows;
        _resampling = options.Resampling;
        _share = options.SampleShare;
        _seed = seed;
        (_clusterOfRow, _units) = training.Clusters is { } clusters ? Number(clusters) : (null, rows);
    }

    public int Rows { get; }

    /// <summary>The expected share of a tree's out-of-bag rows.</summary>
    public double ExpectedOutOfBagShare => _resampling switch
    {
        Resampling.Bootstrap => Math.Pow(1 - (1.0 / _units), _units),
        Resampling.Subsample => 1 - ((double)SampleSize / _units),
        _ => 0,
    };

    private int SampleSize => Math.Clamp((int)Math.Round(_share * _units), 1, _units);

    /// <summary>Writes how often each row is in the bag of a tree; 0 is out of bag.</summary>
    /// <param name="tree">The tree's number.</param>
    /// <param name="counts">One per row, overwritten.</param>
    /// <param name="unitSpace">A working space of one entry per row; its content is of no use afterwards.</param>
    public void Draw(int tree, Span<byte> counts, Span<byte> unitSpace)
    {
        var units = _clusterOfRow is null ? counts : unitSpace[.._units];
        DrawUnits(_seed.For("in-bag", tree).CreateRandom(), units);
        if (_clusterOfRow is { } clusterOfRow)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] = units[clusterOfRow[i]];
            }
        }
    }

    private void DrawUnits(RandomSource random, Span<byte> counts)
    {
        if (_resampling == Resampling.None)
        {
            counts.Fill(1);
            return;
        }

        counts.Clear();
        if (_resampling == Resampling.Bootstrap)
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

    private static (int[] Numbers, int Count) Number(int[] clusters)
    {
        var numbers = new Dictionary<int, int>();
        var ofRow = new int[clusters.Length];
        for (var i = 0; i < clusters.Length; i++)
        {
            if (!numbers.TryGetValue(clusters[i], out var number))
            {
                number = numbers.Count;
                numbers.Add(clusters[i], number);
            }

            ofRow[i] = number;
        }

        return (ofRow, numbers.Count);
    }
}
