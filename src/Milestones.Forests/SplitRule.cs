namespace Milestones.Forests;

/// <summary>How the split of a node is chosen.</summary>
public enum SplitRule
{
    /// <summary>The cut with the largest decrease of impurity among the columns that compete.</summary>
    Best,

    /// <summary>A column at random, of those that differ within the node, and a cut at random, the labels not consulted: the totally randomised trees whose impurity
    /// importance is known in closed form (Louppe et al. 2013).</summary>
    TotallyRandomised,
}
