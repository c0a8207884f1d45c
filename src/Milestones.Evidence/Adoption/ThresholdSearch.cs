using Milestones.Evidence.Associations;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Adoption;

/// <summary>
/// Looks for the value from which on a counted or measured feature goes with the outcome among comparable customers: within
/// strata, because larger plans make larger counts, and their retention would draw the cut to where plans differ.
/// </summary>
internal static class ThresholdSearch
{
    /// <summary>Searches on the training customers of one feature; null for a feature that is adopted by any use, and where no
    /// cut leaves enough customers on both sides.</summary>
    public static CutPoint? Run(Feature feature, FeatureSample training, EvidenceRules rules, Seed seed)
    {
        if (feature.Measure == Measure.Adopted)
        {
            return null;
        }

        return CutPointSearch.Run(
            training.Values, training.Outcomes, rules.CutPoints(), seed.For("threshold of " + feature.Name), training.Strata, training.Clusters);
    }
}
