using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Milestones.Forests.Binning;
using Milestones.Forests.Trees;
using Milestones.Numerics;

namespace Milestones.Forests.Growing.ColumnMajor;

/// <summary>
/// Rows that just count, for the best split by Gini. The columns themselves are parted from node to node, so the codes that a
/// node has of a column always lie side by side. It takes few instructions for 64 rows, but such as only newer processors have.
/// </summary>
internal sealed unsafe class ColumnMajorBag : Bag
{
    private const int Block = BytePlanes.Block;

    private readonly BinnedMatrix _matrix;
    private readonly bool[] _labels;
    private readonly CompetingColumns _columns;
    private readonly FewRowsSearch _few;
    private readonly ManyRowsSearch _many;
    private readonly PlanePartition _partition;
    private readonly int _cellPlane; // behind those of the bytes of a packed row
    private readonly List<int> _drawnOften = [];
    private int[] _rows = []; // as they are at first
    private byte[] _cells = []; // the same
    private NativeBytes _planes = new(0);
    private int _stride; // from one plane to the next

    /// <summary>For the rows of a matrix that <see cref="Suits"/>.</summary>
    public ColumnMajorBag(BinnedMatrix matrix, bool[] labels, RandomForestOptions options)
    {
        (_matrix, _labels) = (matrix, labels);
        _cellPlane = matrix.Layout.Stride;
        _columns = new CompetingColumns(matrix, options.FeaturesPerSplitOf(matrix.ColumnCount));
        _few = new FewRowsSearch(matrix, _columns);
        _many = new ManyRowsSearch(matrix, _columns);
        _partition = new PlanePartition([.. matrix.Layout.Slots.Select(slot => slot.Offset).Distinct(), _cellPlane]);
    }

    /// <summary>Whether the processor has the instructions, and an integer counts the bytes even if many rows are held twice.</summary>
    public static bool Suits(BinnedMatrix matrix) =>
        Avx512Vbmi2.IsSupported && (matrix.RowCount + (2L * Block)) * 2 * (matrix.Layout.Stride + 1) < Array.MaxLength;

    public override void Fill(ReadOnlySpan<byte> counts, ref OpenNode root)
    {
        _columns.Restart();
        Reserve(counts.Length - counts.Count((byte)0));
        _drawnOften.Clear();
        var rows = ListRows(counts, out root.Total, out root.Positives);
        foreach (var row in _drawnOften)
        {
            for (var rest = counts[row] - CountedCell.MaxCount; rest > 0; rest -= CountedCell.MaxCount, rows++)
            {
                Reserve(rows + 1);
                (_rows[rows], _cells[rows]) = (row, CountedCell.Of(Math.Min(rest, CountedCell.MaxCount), _labels[row]));
            }
        }

        LoadPlanes(rows);
        (root.Start, root.End, root.Few) = (0, rows, FewOf(rows));
    }

    public override void FindSplit(ref OpenNode node, RandomSource random, out Split split)
    {
        _columns.Draw(random);
        var counts = new NodeCounts((long)node.Total, (long)node.Positives);
        var planes = _planes.Start + node.Start;
        var cells = planes + ((nint)_cellPlane * _stride);
        var lastLeft = node.Few != 0
            ? _few.Find(ref counts, planes, _stride, cells, node.Few)
            : _many.Find(ref counts, planes, _stride, cells, node.Count);
        split = counts.Best(lastLeft);
    }

    public override void Part(TreeNode test, ref OpenNode node, ref OpenNode left)
    {
        var walk = WalkNode.Of(test, 0, _matrix.Layout.Slots[test.Column], _matrix.HasMissing[test.Column]);
        var planes = _planes.Start + node.Start;
        if (node.Few != 0)
        {
            var goRight = PlanePartition.GoRight(Vector512.Load(planes + ((nint)walk.ByteOffset * _stride)), walk).ExtractMostSignificantBits();
            left.Few = node.Few & ~goRight;
            node.Few &= goRight;
        }
        else
        {
            var goLeft = _partition.Part(planes, _stride, node.Count, walk);
            left.End = node.Start + goLeft;
            node.Start += goLeft;
            (left.Few, node.Few) = (FewOf(left.Count), FewOf(node.Count));
        }
    }

    public override void Dispose()
    {
        _planes.Dispose();
        base.Dispose();
    }

    /// <summary>All rows of a subtree that has few, a bit for each; 0 when it has more.</summary>
    private static ulong FewOf(int rows) => rows <= Block ? BytePlanes.FirstOf(rows) : 0;

    /// <summary>Lists the rows that were drawn; those that were drawn more often than a cell counts are to be listed again. Returns how
    /// many there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ListRows(ReadOnlySpan<byte> counts, out double total, out double positives)
    {
        var (rows, cells, labels) = (_rows, _cells, _labels);
        var (listed, drawn, positivesDrawn) = (0, 0, 0);
        for (var i = 0; i < counts.Length; i++)
        {
            int count = counts[i];
            rows[listed] = i; // replaced by the next row unless this one was drawn
            cells[listed] = CountedCell.Of(Math.Min(count, CountedCell.MaxCount), labels[i]);
            listed += count > 0 ? 1 : 0;
            drawn += count;
            positivesDrawn += labels[i] ? count : 0;
            if (count > CountedCell.MaxCount)
            {
                _drawnOften.Add(i);
            }
        }

        (total, positives) = (drawn, positivesDrawn);
        return listed;
    }

    private void LoadPlanes(int rows)
    {
        _rows.AsSpan(rows, Block).Fill(_rows[0]); // blocks are turned over whole
        _stride = (((rows + (2 * Block)) / Block) | 1) * Block; // an odd number of cache lines, so that planes do not compete for the same places
        WorkingSpace.Reserve(ref _planes, checked(_stride * (_cellPlane + 1)));
        _cells.AsSpan(0, rows).CopyTo(new Span<byte>(_planes.Start + (_cellPlane * _stride), rows));
        fixed (byte* packed = _matrix.Packed)
        fixed (int* row = _rows)
        {
            BytePlanes.TurnOver(packed, _matrix.Layout.Stride, row, rows, _planes.Start, _stride);
        }
    }

    private void Reserve(int rows)
    {
        WorkingSpace.Reserve(ref _rows, rows + Block);
        WorkingSpace.Reserve(ref _cells, rows + Block);
    }
}
