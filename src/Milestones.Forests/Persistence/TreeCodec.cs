using Milestones.Forests.Trees;

namespace Milestones.Forests.Persistence;

/// <summary>
/// A tree in about two bytes per node. In preorder the right child's place follows from the leaves, so an inner node is
/// its column, direction of missing and cut, a leaf the index of its value.
/// </summary>
internal static class TreeCodec
{
    public static void Write(BinaryWriter writer, Tree tree)
    {
        WriteLeaves(writer, tree.Leaves);
        writer.Write7BitEncodedInt(tree.Nodes.Length);
        foreach (var node in tree.Nodes)
        {
            if (node.IsLeaf)
            {
                writer.Write7BitEncodedInt((node.LeafValue << 1) | 1);
            }
            else
            {
                writer.Write7BitEncodedInt((node.Column << 2) | (node.MissingGoesRight ? 2 : 0));
                writer.Write((byte)node.LastLeft);
            }
        }
    }

    /// <summary>Reads a tree over so many columns.</summary>
    /// <exception cref="InvalidDataException">A node refers to what is not there, or the nodes are not one tree.</exception>
    public static Tree Read(BinaryReader reader, int columns)
    {
        var leaves = ReadLeaves(reader);
        var nodes = new List<TreeNode>();
        var needRight = new Stack<int>();
        for (var count = reader.Read7BitEncodedInt(); nodes.Count < count;)
        {
            var node = ReadNode(reader, columns, leaves.Count);
            nodes.Add(node);
            if (!node.IsLeaf)
            {
                needRight.Push(nodes.Count - 1);
            }
            else if (nodes.Count < count)
            {
                var parent = needRight.TryPop(out var index) ? index : throw new InvalidDataException("a tree has nodes beyond its end");
                nodes[parent] = nodes[parent] with { Right = nodes.Count };
            }
        }

        return needRight.Count == 0 && nodes.Count > 0 ? new Tree([.. nodes], [.. leaves]) : throw new InvalidDataException("a tree lacks nodes");
    }

    private static void WriteLeaves(BinaryWriter writer, LeafValue[] leaves)
    {
        var counts = leaves.All(l => double.IsInteger(l.Positives) && double.IsInteger(l.Total) && l.Total <= int.MaxValue);
        writer.Write(counts);
        writer.Write7BitEncodedInt(leaves.Length);
        foreach (var leaf in leaves)
        {
            if (counts)
            {
                writer.Write7BitEncodedInt((int)leaf.Positives);
                writer.Write7BitEncodedInt((int)leaf.Total);
            }
            else
            {
                writer.Write(leaf.Positives);
                writer.Write(leaf.Total);
            }
        }
    }

    private static List<LeafValue> ReadLeaves(BinaryReader reader)
    {
        var leaves = new List<LeafValue>();
        var counts = reader.ReadBoolean();
        for (var count = reader.Read7BitEncodedInt(); leaves.Count < count;)
        {
            leaves.Add(counts
                ? new LeafValue(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt())
                : new LeafValue(reader.ReadDouble(), reader.ReadDouble()));
        }

        return leaves;
    }

    private static TreeNode ReadNode(BinaryReader reader, int columns, int leaves)
    {
        var code = reader.Read7BitEncodedInt();
        if ((code & 1) != 0)
        {
            return code >>> 1 < leaves ? TreeNode.Leaf(code >>> 1) : throw new InvalidDataException("a leaf has no value");
        }

        var (column, missingGoesRight) = (code >>> 2, (code & 2) != 0);
        var lastLeft = reader.ReadByte();
        var possible = column < columns && lastLeft < byte.MaxValue && (lastLeft > 0 || !missingGoesRight);
        return possible ? TreeNode.Inner(0, column, lastLeft, missingGoesRight) : throw new InvalidDataException("a node tests what is not there");
    }
}
