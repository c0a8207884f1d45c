namespace Milestones.Forests;

/// <summary>How mixed the labels of a node are.</summary>
public enum ImpurityMeasure
{
    /// <summary>2p(1 − p), in [0, ½].</summary>
    Gini,

    /// <summary>−p log₂ p − (1 − p) log₂(1 − p), in [0, 1] bits.</summary>
    Entropy,
}
