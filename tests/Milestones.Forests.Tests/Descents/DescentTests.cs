using System.Runtime.Intrinsics;
using Milestones.Forests.Descents;

namespace Milestones.Forests.Tests.Descents;

public class DescentTests
{
    private const int Rows = 9000; // more than a chunk holds

    /// <summary>Every row arrives where a walk by itself takes it, both ways at every test of the exchanged column.</summary>
    [Theory]
    [MemberData(nameof(GrownByChance.Trees), MemberType = typeof(GrownByChance))]
    public void Rows_arrive_where_walks_take_them(int tests, TreeShape shape)
    {
        var tree = new GrownByChance(tests, shape, Rows, 3);
        var descent = new Descent(tree.Pieces, tree.Matrix.Layout, new ExitSearch(tree.Pieces), new RowChunk(tree.Matrix.Layout));
        descent.Take(tree.Matrix.Packed, new LabelledRow[Rows]);
        for (var column = 0; column < 3; column++)
        {
            int[] stops = [.. Enumerable.Range(0, tree.Nodes.Length).Where(k => !tree.Nodes[k].IsLeaf && tree.Nodes[k].Column == column)];
            foreach (var node in Enumerable.Range(0, tree.Nodes.Length).Where(k => !tree.Nodes[k].IsLeaf).Take(3))
            {
                var arrivals = new Listed(tree.Pieces);
                descent.Begin(arrivals, stops, 0, stops.Length);
                int[] ends = [Rows, 1, 4321];
                descent.Send(0, ends[column], node, CodeRange.All);
                Assert.Equal(Walks(tree, node, ends[column], column, arrivals).Order(), arrivals.Seen.Order());
            }
        }
    }

    private static List<(int Row, int Leaf, int First, int Last)> Walks(GrownByChance tree, int node, int rows, int column, Listed arrivals)
    {
        var arrived = new List<(int Row, int Leaf, int First, int Last)>();
        var walking = new Stack<(int Row, int Node, CodeRange Codes)>(Enumerable.Range(0, rows).Where(Listed.TakesPart).Select(row => (row, node, CodeRange.All)));
        while (walking.TryPop(out var at))
        {
            var test = tree.Nodes[at.Node];
            if (test.IsLeaf)
            {
                arrived.Add((at.Row, at.Node, at.Codes.First, at.Codes.Last));
            }
            else if (test.Column != column)
            {
                walking.Push((at.Row, tree.Child(at.Node, at.Row), at.Codes));
            }
            else
            {
                foreach (var (child, codes) in ((int, CodeRange)[])[(at.Node + 1, at.Codes.LeftOf(test)), (test.Right, at.Codes.RightOf(test))])
                {
                    if (arrivals.CanReceive(codes))
                    {
                        walking.Push((at.Row, child, codes));
                    }
                }
            }
        }

        return arrived;
    }

    /// <summary>Lists who arrives. Four rows of five take part, and there are only few codes to be received.</summary>
    private sealed class Listed(TreePieces pieces) : Arrivals
    {
        private static readonly int[] Codes = [1, 2, 7, 40, 100];

        public List<(int Row, int Leaf, int First, int Last)> Seen { get; } = [];

        public static bool TakesPart(int row) => row % 5 != 3;

        public override bool CanReceive(CodeRange codes) => Codes.Any(code => code >= codes.First && code <= codes.Last);

        public override Vector512<byte> TakingPart(RowChunk rows, int first) =>
            Vector512.Create([.. Enumerable.Range(first, 64).Select(k => TakesPart(rows.Rows[k].Row) ? byte.MaxValue : (byte)0)]);

        public override void Arrive(ReadOnlySpan<LabelledRow> rows, int leaf, CodeRange codes)
        {
            Assert.True(pieces.Nodes[leaf].IsLeaf);
            foreach (var row in rows)
            {
                Seen.Add((row.Row, leaf, codes.First, codes.Last));
            }
        }

        public override void Arrive(Departures departures, Routes routes, RowChunk chunk)
        {
            var arrived = new RowsByExit();
            arrived.Add(departures, chunk);
            arrived.Sort(routes.Range.Exits);
            foreach (var stretch in routes.Exits)
            {
                for (var exit = stretch.First; exit < stretch.End; exit++)
                {
                    Arrive(arrived.At(exit - routes.Range.FirstExit), pieces.NodeAt(exit), stretch.Codes);
                }
            }
        }
    }
}
