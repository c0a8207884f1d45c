namespace Milestones.MLNet;

/// <summary>What <see cref="FastForestEngine"/> does beyond the options that all engines have.</summary>
public sealed record FastForestOptions
{
    /// <summary>Parts into which the training rows are divided, 2 or more; each is predicted, and shuffled, by a forest grown on the others. 5 by
    /// default; fewer where a class has fewer rows.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Shuffles of a column within each part, 1 or more; 2 by default.</summary>
    public int Shuffles { get; init; } = 2;

    /// <summary>The most leaves of a tree, 2 or more; 128 by default. FastForest grows the best leaf first, so this is what limits a tree.</summary>
    public int Leaves { get; init; } = 128;

    /// <summary>Share of the columns that each tree may use, in (0, 1]; 0.5 by default.</summary>
    public double ColumnShare { get; init; } = 0.5;

    /// <summary>Share of the rows that each tree is grown on, drawn without replacement, in (0, 1); 0.632 by default, what a bootstrap would see.</summary>
    public double RowShare { get; init; } = 0.632;

    /// <summary>What is wrong with the options; null when nothing is.</summary>
    internal string? Problem => this switch
    {
        { Folds: < 2 } => $"Folds: expected at least 2, found {Folds}",
        { Shuffles: < 1 } => $"Shuffles: expected at least 1, found {Shuffles}",
        { Leaves: < 2 } => $"Leaves: expected at least 2, found {Leaves}",
        { ColumnShare: not (> 0 and <= 1) } => $"ColumnShare: expected a share above 0 and up to 1, found {ColumnShare}",
        { RowShare: not (> 0 and < 1) } => $"RowShare: expected a share between 0 and 1, found {RowShare}",
        _ => null,
    };
}
