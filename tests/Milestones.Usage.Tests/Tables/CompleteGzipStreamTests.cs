using System.IO.Compression;
using System.Text;
using Milestones.Usage.Tables;

namespace Milestones.Usage.Tests.Tables;

public sealed class CompleteGzipStreamTests
{
    public static TheoryData<int> Sizes => [0, 1, 100, 65_535, 65_536, 65_537, 300_000];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Whole_data_come_out_as_they_went_in(int size)
    {
        var content = Content(size);
        Assert.Equal(content, Decompress(Compress(content)));
        Assert.Equal([.. content, .. content], Decompress([.. Compress(content), .. Compress(content)])); // as made by cat a.gz b.gz
    }

    [Fact]
    public void Data_cut_off_anywhere_are_refused_although_the_framework_takes_them_for_complete()
    {
        var whole = Compress(Content(500));
        for (var length = 1; length < whole.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => Decompress(whole[..length]));
        }

        using var gullible = new GZipStream(new MemoryStream(whole[..^9]), CompressionMode.Decompress);
        gullible.CopyTo(Stream.Null);
    }

    [Fact]
    public void Stored_data_cut_off_do_not_swallow_the_end_mark()
    {
        var whole = Compress(Content(40_000), CompressionLevel.NoCompression);
        Assert.Equal(40_000, Decompress(whole).Length);
        Assert.Throws<InvalidDataException>(() => Decompress(whole[..^20_000]));
    }

    [Fact]
    public void Damaged_data_are_refused()
    {
        var whole = Compress(Content(10_000));
        whole[whole.Length / 2] ^= 0x10;
        Assert.Throws<InvalidDataException>(() => Decompress(whole));
    }

    private static byte[] Content(int size) =>
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, (size / 2) + 1).Select(i => $"{i * 7919L % 99991},")))[..size];

    private static byte[] Compress(byte[] content, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, level))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    private static byte[] Decompress(byte[] compressed)
    {
        using var stream = new CompleteGzipStream(new MemoryStream(compressed));
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
