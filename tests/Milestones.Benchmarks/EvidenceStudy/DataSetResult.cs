using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Numerics;
using Milestones.Usage.Sample;

namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>What one data set said.</summary>
/// <param name="Confounding">Under which it was generated.</param>
/// <param name="Features">Its features, in the order of the catalog.</param>
/// <param name="Maturity">Its definition of maturity; null: it found none.</param>
/// <param name="Headline">Its share of mature customers.</param>
internal sealed record DataSetResult(
    Confounding Confounding, IReadOnlyList<FeatureResult> Features, MaturityRule? Maturity, Estimate Headline)
{
    /// <summary>Generates a data set and derives its framework, as the tool does, but from memory and with few trees.</summary>
    public static DataSetResult Derive(Confounding confounding, ulong seed, StudySettings settings)
    {
        var sample = SampleGenerator.CreateTable(confounding.Sample(settings.Customers, seed));
        var study = sample.Study with { Forest = settings.Forest, Decisions = [], Files = [] };
        var result = Derivation.FromEvidence(study, EvidenceAnalysis.Run(sample.Table, study, new AnalysisRun()));
        FeatureResult[] features =
        [
            .. result.Evidence.Features.Select((feature, f) => FeatureResult.Of(feature, sample.Truth.Features[f], f, study.Rules.Confidence)),
        ];
        return result.Framework.Milestones.Maturity is { } maturity
            ? new DataSetResult(confounding, features, MaturityRule.Of(maturity, features), Of(maturity.Headline.Mature))
            : new DataSetResult(confounding, features, null, Estimate.Undefined());
    }

    private static Estimate Of(Share share) => new(share.Value ?? double.NaN, new ConfidenceInterval(share.Lower, share.Upper));
}
