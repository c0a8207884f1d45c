using Milestones.Forests.Trees;
using Milestones.Numerics;

namespace Milestones.Forests.Growing;

/// <summary>Draws the rows of a tree and grows it. One per thread; the bag is disposed of with it.</summary>
internal sealed class TreeGrower(Bag bag, RandomForestOptions options, InBagDraw inBag, Seed seed) : IDisposable
{
    private readonly TreeBuilder _builder = new(bag, options);
    private readonly byte[] _counts = new byte[inBag.Rows];
    private readonly byte[] _units = new byte[inBag.UnitSpace];

    /// <summary>Grows a tree.</summary>
    /// <param name="index">The tree's number.</param>
    /// <param name="decreases">Receives each column's decrease of impurity.</param>
    public Tree Grow(int index, double[] decreases)
    {
        inBag.Draw(index, _counts, _units);
        return _builder.Grow(_counts, seed.For("tree", index).CreateRandom(), decreases);
    }

    public void Dispose() => bag.Dispose();
}
