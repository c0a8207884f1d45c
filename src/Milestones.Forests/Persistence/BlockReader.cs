using System.Buffers.Binary;

namespace Milestones.Forests.Persistence;

/// <summary>Reads what <see cref="BlockWriter"/> wrote.</summary>
internal sealed class BlockReader(Stream stream)
{
    /// <summary>Read in pieces, so that a damaged length asks for no more memory than the file has bytes.</summary>
    private const int Piece = 1 << 20;

    private int _number;

    /// <summary>The next block's content, parsed by <paramref name="parse"/>.</summary>
    /// <param name="what">The block's name for messages.</param>
    /// <param name="parse">Must read the content to its end.</param>
    /// <exception cref="InvalidDataException">The file ends early, the checksum differs, or the content does not parse.</exception>
    public T Read<T>(string what, Func<BinaryReader, T> parse)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int), what));
        if (length < 0)
        {
            throw new InvalidDataException($"{what} is damaged: its length is negative");
        }

        var content = Take(length, what);
        var checksum = Take(BlockWriter.ChecksumLength, what);
        if (!checksum.AsSpan().SequenceEqual(BlockWriter.Checksum(_number++, content)))
        {
            throw new InvalidDataException($"{what} is damaged: its checksum differs");
        }

        using var reader = new BinaryReader(new MemoryStream(content, writable: false));
        var result = Parse(what, parse, reader);
        return reader.BaseStream.Position == length
            ? result
            : throw new InvalidDataException($"{what} holds more than expected");
    }

    private static T Parse<T>(string what, Func<BinaryReader, T> parse, BinaryReader reader)
    {
        try
        {
            return parse(reader);
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"{what} holds less than expected", e);
        }
    }

    private byte[] Take(int length, string what)
    {
        using var content = new MemoryStream();
        var piece = new byte[Math.Min(length, Piece)];
        while (content.Length < length)
        {
            var read = stream.Read(piece, 0, (int)Math.Min(piece.Length, length - content.Length));
            if (read == 0)
            {
                throw new InvalidDataException($"the file ends early, within {what}");
            }

            content.Write(piece, 0, read);
        }

        return content.ToArray();
    }
}
