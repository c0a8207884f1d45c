using Milestones.Forests.Binning;
using Milestones.Forests.Growing;
using Milestones.Forests.Trees;
using Milestones.Numerics;

namespace Milestones.Forests.Persistence;

/// <summary>
/// The file of a forest: a signature, the version of the format, then blocks with checksums: what the forest knows of its
/// columns, what it knows of its training rows, and one block per tree. Little endian on every machine.
/// </summary>
internal static class ForestFile
{
    public const ushort Version = 1;
    private static ReadOnlySpan<byte> Signature => "forest\r\n"u8; // ends in what a text transfer would change

    public static void Write(Stream stream, RandomForest forest)
    {
        stream.Write(Signature);
        stream.Write([unchecked((byte)Version), Version >> 8]);
        var blocks = new BlockWriter(stream);
        blocks.Write(writer => WriteColumns(writer, forest));
        blocks.Write(writer => WriteRows(writer, forest));
        foreach (var tree in forest.Trees)
        {
            blocks.Write(writer => TreeCodec.Write(writer, tree));
        }
    }

    public static RandomForest Read(Stream stream)
    {
        CheckSignature(stream);
        var blocks = new BlockReader(stream);
        var (names, bins, decreases, trees) = blocks.Read("the list of columns", ReadColumns);
        var (inBag, weights) = blocks.Read("the list of rows", ReadRows);
        var grown = new Tree[trees];
        for (var t = 0; t < trees; t++)
        {
            grown[t] = blocks.Read($"tree {t + 1} of {trees}", reader => TreeCodec.Read(reader, names.Length));
        }

        return stream.ReadByte() < 0
            ? new RandomForest(names, bins, grown, decreases, inBag, weights)
            : throw new InvalidDataException("the file goes on after its last tree");
    }

    private static void CheckSignature(Stream stream)
    {
        Span<byte> start = stackalloc byte[Signature.Length + sizeof(ushort)];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read < start.Length || !start[..Signature.Length].SequenceEqual(Signature))
        {
            throw new InvalidDataException("not a forest: the file does not start with the signature of one");
        }

        var version = start[^2] | (start[^1] << 8);
        if (version != Version)
        {
            throw new InvalidDataException(version > Version
                ? $"the forest was written by a newer program: format {version}, this one reads up to {Version}"
                : $"format {version} does not exist; the file is damaged");
        }
    }

    private static void WriteColumns(BinaryWriter writer, RandomForest forest)
    {
        writer.Write(forest.TreeCount);
        writer.Write(forest.ColumnNames.Count);
        for (var j = 0; j < forest.ColumnNames.Count; j++)
        {
            writer.Write(forest.ColumnNames[j]);
            writer.Write(forest.ImpurityDecreases[j]);
            writer.Write((byte)forest.Bins[j].Count);
            Array.ForEach(forest.Bins[j].UpperBounds, writer.Write);
        }
    }

    private static (string[] Names, ColumnBins[] Bins, double[] Decreases, int Trees) ReadColumns(BinaryReader reader)
    {
        var trees = reader.ReadInt32();
        var columns = reader.ReadInt32();
        var names = new List<string>();
        var bins = new List<ColumnBins>();
        var decreases = new List<double>();
        for (var j = 0; j < columns; j++)
        {
            names.Add(reader.ReadString());
            decreases.Add(reader.ReadDouble());
            bins.Add(new ColumnBins(ReadMany(reader, reader.ReadByte(), r => r.ReadDouble())));
        }

        return ([.. names], [.. bins], [.. decreases], trees);
    }

    private static void WriteRows(BinaryWriter writer, RandomForest forest)
    {
        var inBag = forest.InBag;
        writer.Write(inBag.Rows);
        writer.Write((byte)inBag.Resampling);
        writer.Write(inBag.SampleShare);
        writer.Write(inBag.Seed.Value);
        writer.Write(inBag.ClusterOfRow is not null);
        Array.ForEach(inBag.ClusterOfRow ?? [], writer.Write7BitEncodedInt);
        writer.Write(forest.Weights is not null);
        Array.ForEach(forest.Weights ?? [], writer.Write);
    }

    private static (InBagDraw InBag, double[]? Weights) ReadRows(BinaryReader reader)
    {
        var rows = reader.ReadInt32();
        var resampling = (Resampling)reader.ReadByte();
        var share = reader.ReadDouble();
        var seed = new Seed(reader.ReadUInt64());
        var clusters = reader.ReadBoolean() ? ReadMany(reader, rows, r => r.Read7BitEncodedInt()) : null;
        var weights = reader.ReadBoolean() ? ReadMany(reader, rows, r => r.ReadDouble()) : null;
        return (new InBagDraw(rows, resampling, share, clusters, seed), weights);
    }

    private static T[] ReadMany<T>(BinaryReader reader, int count, Func<BinaryReader, T> read)
    {
        var list = new List<T>();
        while (list.Count < count)
        {
            list.Add(read(reader));
        }

        return [.. list];
    }
}
