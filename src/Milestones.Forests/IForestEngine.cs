using Milestones.Numerics;

namespace Milestones.Forests;

/// <summary>
/// A way to predict a label from columns and to say which of them the prediction rests on. Engines that share no code and
/// still agree are what a sceptical reader wants to see; <see cref="RandomForestEngine"/> is this library's own.
/// </summary>
public interface IForestEngine
{
    /// <summary>What a study calls it: one lower-case word.</summary>
    string Name { get; }

    /// <summary>What its importance measures, in a phrase, since the values of two engines may compare in order only.</summary>
    string ImportanceMeasure { get; }

    /// <summary>How it comes to predict rows that its trees did not see, in a phrase.</summary>
    string UnseenRows { get; }

    /// <summary>Trains on rows. Remembers nothing: the same arguments give the same model, at any number of threads.</summary>
    /// <param name="columns">What to predict from, at least one, all of the same length; NaN is missing.</param>
    /// <param name="labels">One per row; both classes must occur.</param>
    /// <param name="options">What to grow, as far as the engine knows such a choice.</param>
    /// <param name="seed">Where all randomness comes from.</param>
    /// <param name="run">Threads, progress, cancellation; the default when null.</param>
    /// <param name="rows">Weights and clusters of the rows; none when null. A row is unseen by a tree that saw no row of its cluster.</param>
    /// <exception cref="ArgumentException">A length does not fit, an option is out of range, or there is one class only.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    IForestModel Train(
        IReadOnlyList<ForestColumn> columns, bool[] labels, RandomForestOptions options, Seed seed, ForestRun? run = null, TrainingRows? rows = null);
}

/// <summary>What an engine has learnt from its training rows.</summary>
public interface IForestModel
{
    /// <summary>How many trees predict a new row.</summary>
    int Trees { get; }

    /// <summary>Per training row the probability of the label true, by trees that did not see the row; NaN where every tree saw it.</summary>
    double[] PredictUnseen(ForestRun? run = null);

    /// <summary>Per row of other columns, named as those of the training and in their order, the probability of the label true.</summary>
    /// <exception cref="ArgumentException">The columns are not those of the training.</exception>
    double[] Predict(IReadOnlyList<ForestColumn> columns, ForestRun? run = null);

    /// <summary>Permutation importance of every column, on rows that the trees did not see; larger is more important. Rows where
    /// a column is missing take no part in its importance.</summary>
    ImportanceResult MeasureImportance(ForestRun? run = null);

    /// <summary>The same with values exchanged within strata only; null where the engine cannot.</summary>
    /// <param name="strata">One number per training row.</param>
    /// <param name="minStratum">Strata of fewer rows are pooled.</param>
    /// <param name="run">Threads, progress, cancellation; the default when null.</param>
    ImportanceResult? MeasureImportanceWithin(int[] strata, int minStratum, ForestRun? run = null);

    /// <summary>Per column what its splits gained in training, not negative, in a unit of the engine's own: for comparison within one model.</summary>
    double[] MeasureImpurity();
}
