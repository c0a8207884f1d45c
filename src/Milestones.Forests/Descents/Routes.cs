using System.Runtime.InteropServices;

namespace Milestones.Forests.Descents;

/// <summary>
/// The ways that rows go through a piece. At a test of the exchanged column they go both ways, with the codes that lead either
/// way: there one route ends, and two begin.
/// </summary>
internal sealed class Routes(TreePieces pieces, Stops stops)
{
    private readonly List<Route> _routes = [];
    private readonly List<PieceRange> _forks = [];
    private readonly List<ExitStretch> _exits = [];

    /// <summary>The tests and exits of the piece that are below the node where all routes begin.</summary>
    public PieceRange Range { get; private set; }

    /// <summary>Whether exits may lead to further tests.</summary>
    public bool LeadOn { get; private set; }

    /// <summary>The routes, each behind the one from whose fork it comes.</summary>
    public ReadOnlySpan<Route> All => CollectionsMarshal.AsSpan(_routes);

    /// <summary>The tests where routes end before they reach exits, with what is below them in the piece; those of each route side by
    /// side, in preorder.</summary>
    public ReadOnlySpan<PieceRange> Forks => CollectionsMarshal.AsSpan(_forks);

    /// <summary>The exits that rows may reach.</summary>
    public ReadOnlySpan<ExitStretch> Exits => CollectionsMarshal.AsSpan(_exits);

    /// <summary>Finds the routes from a node that tests.</summary>
    /// <param name="node">The node.</param>
    /// <param name="codes">What rows may have received that begin there.</param>
    /// <param name="arrivals">Knows which codes can be received.</param>
    public void Find(int node, CodeRange codes, Arrivals arrivals)
    {
        _routes.Clear();
        _forks.Clear();
        _exits.Clear();
        (Range, LeadOn) = (pieces.RangeOf(node), !pieces.IsLowest(node));
        _routes.Add(new Route(node, codes, Range, -1, 0, 0));
        for (var k = 0; k < _routes.Count; k++)
        {
            var first = _forks.Count;
            FindForks(_routes[k], arrivals);
            _routes[k] = _routes[k] with { FirstFork = first, EndFork = _forks.Count };
        }
    }

    /// <summary>Finds where a route ends: at forks, from which other routes begin, and at exits.</summary>
    private void FindForks(Route route, Arrivals arrivals)
    {
        if (route.Range.Tests == 0)
        {
            AddExits(route.Range.FirstExit, route.Range.EndExit, route.Codes);
            return;
        }

        var exit = route.Range.FirstExit;
        var cursor = stops.CursorIn(route.Node);
        while (stops.TryRead(route.Node, ref cursor, out var stop))
        {
            var range = pieces.RangeOf(stop);
            if (!route.Range.Includes(range.FirstTest))
            {
                continue; // rows come there in another piece
            }

            AddExits(exit, range.FirstExit, route.Codes);
            exit = range.EndExit;
            var test = pieces.Nodes[stop];
            Add(stop + 1, range.FirstExit, route.Codes.LeftOf(test), arrivals);
            Add(test.Right, range.EndExit - 1, route.Codes.RightOf(test), arrivals);
            _forks.Add(range);
            while (stops.TryRead(stop, ref cursor, out _))
            {
                // the new routes come there, or none
            }
        }

        AddExits(exit, route.Range.EndExit, route.Codes);
    }

    /// <summary>Begins a route at a child of the next fork.</summary>
    private void Add(int child, int exit, CodeRange codes, Arrivals arrivals)
    {
        if (arrivals.CanReceive(codes))
        {
            var range = pieces.IsWithParent(child) ? pieces.RangeOf(child) : new PieceRange(0, 0, exit);
            _routes.Add(new Route(child, codes, range, _forks.Count, 0, 0));
        }
    }

    private void AddExits(int first, int end, CodeRange codes)
    {
        if (first < end)
        {
            _exits.Add(new ExitStretch(first, end, codes));
        }
    }
}
