namespace Milestones.Numerics.Tests;

public sealed class SeedTests
{
    [Fact]
    public void Neighbouring_indices_give_unrelated_streams()
    {
        // Splitmix seeded with its own increment gives neighbours shifted copies of one stream; hashing must not.
        var origin = new Seed(1);
        var first = origin.For("tree", 0).CreateRandom();
        var drawn = Enumerable.Range(0, 1000).Select(_ => first.NextUInt64()).ToHashSet();
        for (var index = 1; index < 20; index++)
        {
            var other = origin.For("tree", index).CreateRandom();
            Assert.DoesNotContain(Enumerable.Range(0, 1000).Select(_ => other.NextUInt64()), drawn.Contains);
        }
    }
}
