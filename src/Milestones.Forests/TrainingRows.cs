namespace Milestones.Forests;

/// <summary>What is known of the rows besides columns and label.</summary>
public sealed record TrainingRows
{
    /// <summary>Rows that all count once and are drawn independently.</summary>
    public static TrainingRows Plain { get; } = new();

    /// <summary>How often each row counts, in every sum over rows: in leaves, impurities, out-of-bag losses. Finite and
    /// not negative, not all 0; null, the default, means 1. The draw of a tree's rows is not affected.</summary>
    public double[]? Weights { get; init; }

    /// <summary>Rows with the same number belong together (one customer at several dates) and are drawn together, so
    /// that none is out of bag while its sibling is not. Any numbers; null, the default, means that every row stands
    /// alone.</summary>
    public int[]? Clusters { get; init; }

    /// <summary>The same of some of the rows.</summary>
    internal TrainingRows Select(int[] rows) => new()
    {
        Weights = Weights is { } w ? Array.ConvertAll(rows, i => w[i]) : null,
        Clusters = Clusters is { } c ? Array.ConvertAll(rows, i => c[i]) : null,
    };

    /// <summary>What is wrong with them for so many rows; null when nothing is.</summary>
    internal string? Problem(int rows) => this switch
    {
        { Weights: { } w } when w.Length != rows => $"Weights: expected one per row ({rows}), found {w.Length}",
        { Weights: { } w } when !w.All(x => double.IsFinite(x) && x >= 0) => "Weights: expected finite numbers, none negative",
        { Weights: { } w } when !w.Any(x => x > 0) => "Weights: all are 0",
        { Clusters: { } c } when c.Length != rows => $"Clusters: expected one per row ({rows}), found {c.Length}",
        _ => null,
    };
}
