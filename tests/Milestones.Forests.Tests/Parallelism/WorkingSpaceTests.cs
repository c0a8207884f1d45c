namespace Milestones.Forests.Tests.Parallelism;

public sealed unsafe class WorkingSpaceTests
{
    [Fact]
    public void Bytes_begin_at_a_cache_line_and_are_taken_anew_only_for_more()
    {
        var bytes = new NativeBytes(0);
        var none = bytes;

        WorkingSpace.Reserve(ref bytes, 1_000);
        var first = bytes;
        WorkingSpace.Reserve(ref bytes, 800);

        Assert.True(none.IsClosed);
        Assert.Same(first, bytes);
        Assert.InRange(bytes.Length, 1_000, 1_200);
        Assert.Equal(0u, (nuint)bytes.Start % 64);
        bytes.Dispose();
    }
}
