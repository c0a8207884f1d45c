using Milestones.Forests.Descents;
using Milestones.Forests.Trees;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Descents;

/// <summary>A tree that nothing was learnt from, and rows for it: columns with two values, with many, and with missing ones.</summary>
internal sealed class GrownByChance
{
    private const int Columns = 12;

    private readonly RandomSource _random;
    private readonly List<TreeNode> _nodes = [];
    private int _leaves;

    /// <summary>Grows a tree.</summary>
    /// <param name="tests">How many tests it has.</param>
    /// <param name="shape">How the tests below a test are shared between its sides.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="seed">The seed.</param>
    public GrownByChance(int tests, TreeShape shape, int rows, ulong seed)
    {
        _random = new Seed(seed).CreateRandom();
        Matrix = BinnedMatrix.Create([.. Enumerable.Range(0, Columns).Select(j => new ForestColumn($"x{j}", [.. Enumerable.Range(0, rows).Select(_ => Value(j))]))]);
        Grow(tests, shape);
        Nodes = [.. _nodes];
        Pieces = new TreePieces(Matrix);
        Pieces.Load(Nodes);
    }

    public BinnedMatrix Matrix { get; }

    public TreeNode[] Nodes { get; }

    public TreePieces Pieces { get; }

    public static TheoryData<int, TreeShape> Trees
    {
        get
        {
            var data = new TheoryData<int, TreeShape>();
            foreach (var shape in Enum.GetValues<TreeShape>())
            {
                foreach (var tests in (int[])[1, 2, 7, 254, 255, 256, 257, 700, 5000])
                {
                    data.Add(tests, shape);
                }
            }

            return data;
        }
    }

    public byte CodeOf(int row, int column) => Matrix.Layout.Slots[column].Load(Matrix.Packed, row * Matrix.Layout.Stride);

    public int Child(int node, int row) => Nodes[node].GoesRight(CodeOf(row, Nodes[node].Column)) ? Nodes[node].Right : node + 1;

    /// <summary>The leaf that a row reaches from a node.</summary>
    public int LeafBelow(int node, int row)
    {
        while (!Nodes[node].IsLeaf)
        {
            node = Child(node, row);
        }

        return node;
    }

    private double Value(int column) => (column % 3) switch
    {
        0 => _random.NextInt32(2),
        1 => _random.NextInt32(300),
        _ => _random.NextInt32(4) == 0 ? double.NaN : _random.NextInt32(9),
    };

    /// <summary>Grows a subtree in preorder; without recursion, as some are deep.</summary>
    private void Grow(int tests, TreeShape shape)
    {
        var waiting = new Stack<(int Tests, int Parent)>();
        waiting.Push((tests, -1));
        while (waiting.TryPop(out var next))
        {
            if (next.Parent >= 0)
            {
                _nodes[next.Parent] = _nodes[next.Parent] with { Right = _nodes.Count };
            }

            if (next.Tests == 0)
            {
                _nodes.Add(TreeNode.Leaf(_leaves++));
                continue;
            }

            var left = shape switch
            {
                TreeShape.LeftChain => next.Tests - 1,
                TreeShape.RightChain => 0,
                TreeShape.Even => (next.Tests - 1) / 2,
                _ => _random.NextInt32(next.Tests),
            };
            waiting.Push((next.Tests - 1 - left, _nodes.Count));
            waiting.Push((left, -1));
            var column = _random.NextInt32(Columns);
            var missingGoesRight = Matrix.HasMissing[column] && _random.NextInt32(2) == 0;
            var lastLeft = _random.NextInt32((column % 3) switch { 0 => 3, 1 => 200, _ => 9 }); // also so that all go one way
            lastLeft = missingGoesRight ? Math.Max(1, lastLeft) : lastLeft;
            _nodes.Add(TreeNode.Inner(0, column, lastLeft, missingGoesRight));
        }
    }
}
