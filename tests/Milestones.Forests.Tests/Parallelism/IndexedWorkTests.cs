namespace Milestones.Forests.Tests.Parallelism;

public sealed class IndexedWorkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Working_spaces_are_disposed_of_when_the_work_is_done(int threads)
    {
        var spaces = new List<Space>();

        IndexedWork.Run(10, new ForestRun { Threads = threads }, () => Create(spaces), (_, space) => Assert.False(space.IsDisposed));

        Assert.Equal(threads, spaces.Count);
        Assert.All(spaces, space => Assert.True(space.IsDisposed));
    }

    [Fact]
    public void Working_spaces_are_disposed_of_when_a_piece_fails()
    {
        var spaces = new List<Space>();

        Assert.Throws<InvalidOperationException>(() => IndexedWork.Run(
            10, new ForestRun { Threads = 2 }, () => Create(spaces), (_, _) => throw new InvalidOperationException("a piece fails")));

        Assert.All(spaces, space => Assert.True(space.IsDisposed));
    }

    private static Space Create(List<Space> spaces)
    {
        var space = new Space();
        lock (spaces)
        {
            spaces.Add(space);
        }

        return space;
    }

    private sealed class Space : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
