using Milestones.Usage;

namespace Milestones.Evidence.Verdicts;

/// <summary>How much the selection depends on where niche ends and ubiquitous begins, which no data can tell.</summary>
internal static class BandVariations
{
    /// <summary>Halves and doubles each margin outside of the band by turns.</summary>
    public static IReadOnlyList<BandSensitivity> Of(IReadOnlyList<FeatureEvidence> features, EvidenceRules rules, Conclusion conclusion)
    {
        var (niche, beyond) = (rules.NicheBelow, 1 - rules.UbiquitousAbove);
        (double Niche, double Ubiquitous)[] bands =
        [
            (niche / 2, 1 - beyond),
            (niche * 2, 1 - beyond),
            (niche, 1 - (beyond / 2)),
            (niche, 1 - (beyond * 2)),
        ];
        var kept = Kept(features);
        return
        [
            .. bands.Where(band => band.Niche < band.Ubiquitous).Select(band =>
            {
                var varied = Kept(conclusion.Draw(rules with { NicheBelow = band.Niche, UbiquitousAbove = band.Ubiquitous }));
                return new BandSensitivity(band.Niche, band.Ubiquitous, varied.Count, [.. varied.Except(kept)], [.. kept.Except(varied)]);
            }),
        ];
    }

    private static List<string> Kept(IEnumerable<FeatureEvidence> features)
        => [.. features.Where(feature => feature.Verdict == Verdict.Kept).Select(feature => feature.Feature.Name)];
}
