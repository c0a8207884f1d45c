using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Milestones.Forests.Persistence;

/// <summary>Writes blocks of bytes, each as its length, its content and a checksum over its number and content, so that a
/// damaged, missing or displaced block is noticed before its content is believed.</summary>
internal sealed class BlockWriter(Stream stream)
{
    /// <summary>Bytes of SHA-256 that are kept.</summary>
    public const int ChecksumLength = 8;

    private int _number;

    /// <summary>Collects what <paramref name="write"/> writes and writes it as the next block.</summary>
    public void Write(Action<BinaryWriter> write)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            write(writer);
        }

        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        stream.Write(length);
        stream.Write(bytes);
        stream.Write(Checksum(_number++, bytes));
    }

    /// <summary>The checksum of a block.</summary>
    public static byte[] Checksum(int number, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> prefix = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(prefix, number);
        hash.AppendData(prefix);
        hash.AppendData(content);
        return hash.GetHashAndReset()[..ChecksumLength];
    }
}
