using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Numerics;
using Milestones.Usage.Sample;

namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>What one data set said.</summary>
/// <param name="Setting">Under which it was generated.</param>
/// <param name="Features">Its features, in the order of the catalog.</param>
/// <param name="Maturity">Its definition of maturity; null: it found none.</param>
/// <param name="Headline">Its share of mature customers.</param>
internal sealed record DataSetResult(
    Setting Setting, IReadOnlyList<FeatureResult> Features, MaturityRule? Maturity, Estimate Headline)
{
    /// <summary>Generates a data set and derives its framework, as the tool does, but from memory and with few trees.</summary>
    public static DataSetResult Derive(Setting setting, ulong seed, StudySettings settings)
    {
        var sample = SampleGenerator.CreateTable(setting.Sample(settings.Customers, seed));
        var study = sample.Study with { Forest = settings.Forest, Decisions = [], Files = [] };
        var result = Derivation.FromEvidence(study, EvidenceAnalysis.Run(sample.Table, study, new AnalysisRun()));
        var independent = sample.Table.Pooled is null ? null : IndependentRows.Of(result.Evidence);
        FeatureResult[] features =
        [
            .. result.Evidence.Features.Select((feature, f) => FeatureResult.Of(feature, sample.Truth.Features[f], f, study.Rules.Confidence, independent?[f])),
        ];
        return result.Framework.Milestones.Maturity is { } maturity
            ? new DataSetResult(setting, features, MaturityRule.Of(maturity, features), Of(maturity.Headline.Mature))
            : new DataSetResult(setting, features, null, Estimate.Undefined());
    }

    private static Estimate Of(Share share) => new(share.Value ?? double.NaN, new ConfidenceInterval(share.Lower, share.Upper));
}
