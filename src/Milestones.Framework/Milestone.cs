namespace Milestones.Framework;

/// <summary>The milestones, in the order in which customers should reach them.</summary>
public enum Milestone
{
    /// <summary>Set up: enough of the setup steps taken in the first weeks.</summary>
    Setup,

    /// <summary>Activated: enough core actions in the first months.</summary>
    Activation,

    /// <summary>Utilizing: enough core actions per seat and month in the months after.</summary>
    Utilization,

    /// <summary>Mature: mature in enough categories.</summary>
    Maturity,
}

/// <summary>The highest milestone that a customer has reached with all earlier ones reached as well.</summary>
public enum FurthestMilestone
{
    /// <summary>Not even the first.</summary>
    None,

    /// <summary>Setup.</summary>
    Setup,

    /// <summary>Activation.</summary>
    Activation,

    /// <summary>Utilization.</summary>
    Utilization,

    /// <summary>Maturity.</summary>
    Maturity,
}
