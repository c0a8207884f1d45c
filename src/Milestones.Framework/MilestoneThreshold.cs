namespace Milestones.Framework;

/// <summary>The threshold of a milestone, and what it rests on.</summary>
/// <param name="AtLeast">Reached from this value on: the round value that the search proposes.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Outcome">What it was searched for by.</param>
/// <param name="Support">Training customers from whom it was chosen.</param>
/// <param name="Search">What the search found: the best cut with its interval, and the plateau of equally good ones.</param>
/// <param name="AdjustedPValue">The search's p-value adjusted for both searched milestones (Benjamini–Hochberg).</param>
public sealed record MilestoneThreshold(
    double AtLeast,
    string Unit,
    MilestoneGoal Outcome,
    int Support,
    CutSearch Search,
    double AdjustedPValue)
{
    /// <summary>Unit of activation.</summary>
    public const string CoreActions = "core actions";

    /// <summary>Unit of utilization.</summary>
    public const string CoreActionsPerSeatAndMonth = "core actions per seat and month";
}

/// <summary>What a milestone leads to, by which it is judged.</summary>
public enum MilestoneGoal
{
    /// <summary>Reaching activation after the setup window.</summary>
    Activated,

    /// <summary>Reaching utilization.</summary>
    Utilizing,

    /// <summary>Being retained to the end of the outcome window.</summary>
    Retained,
}
