namespace Milestones.Numerics.Tests;

public sealed class ProportionTests
{
    [Fact]
    public void Wilson_agrees_with_R()
    {
        // R: prop.test(15, 148, correct = FALSE)$conf.int
        var interval = new Proportion(15, 148).Wilson();
        Near.Equal(0.0623863995307363, interval.Lower);
        Near.Equal(0.1604872417233080, interval.Upper);
    }

    [Fact]
    public void Edges_are_exact()
    {
        Assert.Equal(0, new Proportion(0, 10).Wilson().Lower);
        Assert.Equal(1, new Proportion(10, 10).Wilson().Upper);
        Assert.Equal(new ConfidenceInterval(0, 1), new Proportion(0, 0).Wilson());
    }
}
