using System.Security.Cryptography;
using Milestones.Evidence;
using Milestones.Framework.Hypotheses;
using Milestones.Framework.Journeys;
using Milestones.Framework.Maturity;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Framework.Composition;

/// <summary>Puts study, evidence and what was derived from them into one document.</summary>
internal static class FrameworkComposer
{
    /// <summary>Composes the document.</summary>
    /// <param name="study">The study.</param>
    /// <param name="evidence">Its evidence.</param>
    /// <param name="journeys">The customers' first months; null: the catalog names no core action.</param>
    /// <param name="maturity">What was derived about maturity.</param>
    /// <param name="registrations">The hypotheses registered so far.</param>
    public static MilestoneFramework Compose(
        Study study, StudyEvidence evidence, JourneyTable? journeys, MaturityResult maturity, IReadOnlyList<Registration> registrations)
    {
        var standings = new HypothesisStandings(registrations, evidence.Table);
        FrameworkFeature[] features = [.. maturity.Selection.Select(feature => FeatureOf(feature, standings, study.Windows, evidence.Rules.Confidence))];
        return FrameworkJson.Identify(new MilestoneFramework
        {
            Id = "",
            Format = MilestoneFramework.CurrentFormat,
            Version = FrameworkVersion.First.ToString(),
            Replaces = null,
            Status = FrameworkStatus.Draft,
            Approval = null,
            Product = typeof(FrameworkComposer).Assembly.GetName().Version!.ToString(3),
            Study = study.Name,
            Provenance = ProvenanceOf(study, evidence.Table),
            Windows = study.Windows,
            Outcome = OutcomeStatement.Of(study.Outcome),
            SecondaryOutcomes = [.. study.SecondaryOutcomes.Select(OutcomeStatement.Of)],
            Population = PopulationOf(evidence, study.Seed),
            Forest = ForestSkill.Of(evidence.Forest),
            Ranking = RankingFigures.Of(evidence.Forest),
            Categories = study.Catalog.Categories,
            Features = features,
            Milestones = MilestoneComposer.Compose(study, evidence, journeys, maturity, features),
            Decisions = maturity.Decisions,
            Findings = [.. evidence.Table.Findings, .. evidence.Findings, .. maturity.Findings, .. HypothesisFindings.Of(features)],
        });
    }

    private static Provenance ProvenanceOf(Study study, UsageTable table) => new(
        [.. study.Files.Concat(RegistrationLedger.FileOf(study) is { } registrations ? [registrations] : [])
            .Select(file => new SourceFile(file, HashOf(Path.Combine(study.Folder, file))))],
        table.Fingerprint,
        study.Seed.ToString(),
        new DerivationSettings(study.HoldOutShare, study.Strata, study.Forest, study.Rules));

    private static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static Population PopulationOf(StudyEvidence evidence, Seed seed)
    {
        var (table, flow) = (evidence.Table, evidence.Table.Population);
        return new Population(
            flow.Customers,
            flow.Exclusions,
            flow.Training,
            flow.HeldOut,
            table.HoldOutIsTemporal ? HoldOutKind.Latest : HoldOutKind.Hash,
            Cohort.Of(evidence, seed).OnBothParts(part => part.Retained))
        {
            Pooled = table.Pooled is { } pooled ? PooledOf(table, pooled) : null,
        };
    }

    private static PooledPopulation PooledOf(UsageTable table, PooledSnapshots pooled)
    {
        var rows = Enumerable.Range(0, table.RowCount).ToLookup(row => table.HeldOut[row]);
        return new PooledPopulation(
            pooled.CountCustomers(rows[false]), pooled.CountCustomers(rows[true]), pooled.CountCustomers(rows[true].Where(row => pooled.IsUnseen[row])), pooled.Flows);
    }

    private static FrameworkFeature FeatureOf(SelectedFeature selected, HypothesisStandings standings, StudyWindows? windows, double confidence)
    {
        var (evidence, feature) = (selected.Evidence, selected.Evidence.Feature);
        return new FrameworkFeature
        {
            Name = feature.Name,
            Title = feature.Title,
            Use = FeatureUse.Of(feature.Source),
            Measure = feature.Measure,
            Eligibility = feature.Eligibility,
            Adoption = AdoptionThreshold.Of(evidence, windows),
            Category = selected.Category,
            SuggestedByPhi = selected.SuggestedByPhi,
            Level = selected.Level,
            Verdict = evidence.Verdict,
            RedundantWith = evidence.RedundantWith,
            Decided = selected.Decision?.Choice,
            Hypothesis = evidence.Hypothesis is { } hypothesis ? HypothesisOf(hypothesis, standings.Of(feature)) : null,
            Reasons = [.. evidence.Reasons.Select(reason => new FeatureReason(
                reason.Role, reason.Code, reason.Sentence, Figure.Finite(reason.Number), Figure.Finite(reason.Limit)))],
            Evidence = FeatureFigures.Of(evidence, confidence),
        };
    }

    private static HypothesisRecord HypothesisOf(HypothesisEvidence evidence, (HypothesisStanding Standing, Registration? By) registered) => new(
        evidence.Hypothesis.Direction,
        evidence.Hypothesis.SmallestEffect,
        evidence.Outcome,
        Figure.Of(evidence.Difference),
        Figure.Finite(evidence.DetectableDifference),
        registered.Standing,
        registered.By?.Date,
        registered.By?.Author);
}
