namespace Milestones.Forests;

/// <summary>What a prediction costs.</summary>
public enum ForestLoss
{
    /// <summary>(label − p)², with p the leaf's share of positives.</summary>
    Brier,

    /// <summary>−ln of the probability given to the label, with p = (positives + ½) / (rows + 1) in the leaf.</summary>
    LogLoss,
}
