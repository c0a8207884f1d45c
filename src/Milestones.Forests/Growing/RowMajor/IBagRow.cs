namespace Milestones.Forests.Growing.RowMajor;

/// <summary>A row in the bag of a tree, as it is moved from node to node.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
internal interface IBagRow<TSelf>
    where TSelf : unmanaged, IBagRow<TSelf>
{
    /// <summary>Its number in the packed rows.</summary>
    int Row { get; }

    /// <summary>What it counts in its node: how often it was drawn, times its weight.</summary>
    double Weight { get; }

    /// <summary>The same when its label is positive, else 0.</summary>
    double Positive { get; }

    /// <summary>The same row under another number.</summary>
    TSelf At(int row);

    /// <summary>Makes one.</summary>
    static abstract TSelf Create(int row, int count, double weight, bool label);
}
