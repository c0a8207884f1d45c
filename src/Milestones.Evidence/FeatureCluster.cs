namespace Milestones.Evidence;

/// <summary>
/// Features that go together. They share their importance, so that each may look weak although the forest could not do
/// without them all, and a copy may look as strong as its source. What the forest hears is described here; whether a
/// feature is <see cref="Verdict.RedundantWith"/> another is decided by a test among customers alike in that other.
/// </summary>
public sealed record FeatureCluster
{
    /// <summary>Number of the cluster, from 1, by the catalog's order of first members.</summary>
    public required int Number { get; init; }

    /// <summary>Mean absolute rank correlation over the pairs of members, in [0, 1].</summary>
    public required double MeanCorrelation { get; init; }

    /// <summary>Importance of all members together, their values taken from another customer at once; NaN where it was not measured.</summary>
    public required double JointImportance { get; init; }

    /// <summary>Standard error of <see cref="JointImportance"/> over the trees.</summary>
    public required double JointStandardError { get; init; }

    /// <summary>The members, in the catalog's order; two or more.</summary>
    public required IReadOnlyList<ClusterMember> Members { get; init; }

    /// <summary>The member of a name.</summary>
    public ClusterMember Member(string feature) => Members.Single(member => string.Equals(member.Feature, feature, StringComparison.Ordinal));
}

/// <summary>A feature in its cluster.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Beyond">Per other member, by name: the importance of this one among customers who are alike in the other, so what the forest
/// hears of it that the other does not say; about 0 if it is a copy. Empty where it was not measured.</param>
/// <param name="CopyOf">The member of which the forest takes it for a copy: it says nothing beyond that one, which says something beyond it. Null: of none.</param>
public sealed record ClusterMember(string Feature, IReadOnlyDictionary<string, double> Beyond, string? CopyOf)
{
    /// <summary>The least that it says beyond any one partner; NaN where it was not measured.</summary>
    public double BeyondPartners => Beyond.Count == 0 ? double.NaN : Beyond.Values.Min();
}
