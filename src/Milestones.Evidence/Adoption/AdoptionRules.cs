using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Adoption;

/// <summary>Settles from which value on a feature counts as adopted. Thresholds come first: everything else goes by adoption.</summary>
internal static class AdoptionRules
{
    /// <summary>
    /// The catalog's threshold where it states one; else the round value that the search proposes, if the search did better than
    /// chance. If it did not, there is no threshold to speak of and any use of a counted feature is adoption; a
    /// measured value (<see cref="Measure.Value"/>) has no "any use" and keeps the best cut, for what it is worth.
    /// </summary>
    public static AdoptionRule Settle(Feature feature, CutPoint? derived, bool isSupported) => feature switch
    {
        { Measure: Measure.Adopted } => AdoptionRule.AnyUse,
        { Threshold: { } stated } => new AdoptionRule(stated, AdoptionBasis.Catalog),
        _ when derived is not null && (isSupported || feature.Measure == Measure.Value)
            => new AdoptionRule(derived.Proposed, AdoptionBasis.Derived),
        _ => AdoptionRule.AnyUse,
    };
}
