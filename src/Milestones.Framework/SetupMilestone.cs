using System.Text.Json.Serialization;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>Setup: enough of the steps that go with activation, taken in the first weeks.</summary>
public sealed record SetupMilestone
{
    /// <summary>When steps count, in days since signup; its end is the landmark.</summary>
    public required DayWindow Window { get; init; }

    /// <summary>The names of the steps, by median day of completion.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>How many of them make a customer set up.</summary>
    public required CountThreshold Threshold { get; init; }

    /// <summary>How many of them make a customer set up, as a number.</summary>
    [JsonIgnore]
    public int CompleteAt => Threshold.AtLeast;

    /// <summary>Who reached it, of all whose setup window is over.</summary>
    public required Share Reached { get; init; }

    /// <summary>Activation after the landmark of those who reached it against the others, among customers who were there and not
    /// activated yet.</summary>
    public required OnBothParts<ProgressFigures> Association { get; init; }

    /// <summary>The association in every plan and size band.</summary>
    public required IReadOnlyList<GroupFigures> ByGroup { get; init; }
}

/// <summary>A candidate setup step with the verdict on it.</summary>
public sealed record SetupStepEvidence
{
    /// <summary>Identifier, unique among the steps.</summary>
    public required string Name { get; init; }

    /// <summary>For people.</summary>
    public required string Title { get; init; }

    /// <summary>The events that mean that it was taken.</summary>
    public required FeatureUse Use { get; init; }

    /// <summary>Plans that include it; empty: every plan.</summary>
    public required IReadOnlyList<string> Plans { get; init; }

    /// <summary>What the evidence says.</summary>
    public required StepVerdict Verdict { get; init; }

    /// <summary>The step that stands for it; null: it stands for itself.</summary>
    public required string? RedundantWith { get; init; }

    /// <summary>Why the verdict is as it is.</summary>
    public required StepReason Reason { get; init; }

    /// <summary>Who took it inside the window, of the training customers who were there at the landmark and to whom it is open.</summary>
    public required Share Prevalence { get; init; }

    /// <summary>Median day of taking it, of those who took it inside the window; null: nobody did.</summary>
    public required double? MedianDay { get; init; }

    /// <summary>Activation after the landmark of those who took it against the others, among customers who were there at the landmark, not
    /// activated yet, and to whom it is open.</summary>
    public required OnBothParts<ProgressFigures> Association { get; init; }

    /// <summary>The association without a landmark, as the published framework has it: all customers, whoever had to stay to take the step.</summary>
    public required OnBothParts<ProgressFigures> Raw { get; init; }

    /// <summary>P-value of the Cochran–Mantel–Haenszel test of the association; null: not tested.</summary>
    public required double? PValue { get; init; }

    /// <summary>The p-value adjusted for all steps tested (Benjamini–Hochberg).</summary>
    public required double? AdjustedPValue { get; init; }
}

/// <summary>What the evidence says of a setup step; the first that applies.</summary>
public enum StepVerdict
{
    /// <summary>Too few took it, or too few did not.</summary>
    NotEnoughData,

    /// <summary>Hardly anybody takes it.</summary>
    Niche,

    /// <summary>Nearly everybody takes it, so it tells nothing.</summary>
    Routine,

    /// <summary>It does not go with activation.</summary>
    NotPredictive,

    /// <summary>It goes against activation.</summary>
    Negative,

    /// <summary>Another step that is taken by the same customers stands for it.</summary>
    RedundantWith,

    /// <summary>Better steps fill the list.</summary>
    BeyondMost,

    /// <summary>Part of setup.</summary>
    Kept,
}

/// <summary>The reason of a verdict on a step.</summary>
/// <param name="Code">Stable identifier in kebab-case.</param>
/// <param name="Sentence">One sentence with the numbers in it.</param>
/// <param name="Number">The number that was compared; null where there is none.</param>
/// <param name="Limit">What it was compared with; null where there is none.</param>
public sealed record StepReason(string Code, string Sentence, double? Number, double? Limit);
