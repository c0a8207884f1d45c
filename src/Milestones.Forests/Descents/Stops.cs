namespace Milestones.Forests.Descents;

/// <summary>The nodes that test the exchanged column, in preorder. Rows that are sent down go both ways there.</summary>
internal sealed class Stops(TreePieces pieces)
{
    private int[] _nodes = [];
    private int _next;
    private int _end;
    private int _last; // where the last reading began

    /// <summary>Takes other nodes.</summary>
    /// <param name="nodes">Nodes in preorder.</param>
    /// <param name="first">The first that is meant …</param>
    /// <param name="end">… and the one behind the last.</param>
    public void Begin(int[] nodes, int first, int end) => (_nodes, _next, _end, _last) = (nodes, first, end, first);

    /// <summary>From now on rows are sent only below the next of the nodes, or below those behind it.</summary>
    public void MoveOn() => _next++;

    /// <summary>Where to begin reading in the subtree of a node. Looked for from where the last reading began, as the subtrees that are
    /// read follow one another.</summary>
    public int CursorIn(int node)
    {
        var cursor = _last;
        while (cursor < _end && _nodes[cursor] < node)
        {
            cursor++;
        }

        while (cursor > _next && _nodes[cursor - 1] >= node)
        {
            cursor--;
        }

        return _last = cursor;
    }

    /// <summary>Reads the next node in a subtree; false when there is none.</summary>
    /// <param name="node">The root of the subtree.</param>
    /// <param name="cursor">Where to read; moved on.</param>
    /// <param name="stop">What was read.</param>
    public bool TryRead(int node, ref int cursor, out int stop)
    {
        var has = cursor < _end && _nodes[cursor] < pieces.EndOf(node);
        stop = has ? _nodes[cursor++] : -1;
        return has;
    }
}
