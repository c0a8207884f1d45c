using Milestones.Evidence;
using Milestones.Usage;

namespace Milestones.Framework.Maturity;

/// <summary>What was derived about maturity.</summary>
/// <param name="Selection">Every feature of the catalog with its level.</param>
/// <param name="Milestone">The milestone; null where there is none.</param>
/// <param name="WithoutMilestone">Why there is none; null where there is one.</param>
/// <param name="Decisions">What people decided, and what it did.</param>
/// <param name="Findings">What a person should notice.</param>
internal sealed record MaturityResult(
    IReadOnlyList<SelectedFeature> Selection,
    MaturityMilestone? Milestone,
    string? WithoutMilestone,
    IReadOnlyList<DecisionRecord> Decisions,
    IReadOnlyList<Finding> Findings);

/// <summary>Derives the maturity milestone from the verdicts on the features and from people's decisions.</summary>
internal sealed class MaturityDerivation
{
    private readonly StudyEvidence _evidence;
    private readonly Study _study;
    private readonly Cohort _cohort;

    private MaturityDerivation(StudyEvidence evidence, Study study)
    {
        _evidence = evidence;
        _study = study;
        _cohort = Cohort.Of(evidence, study.Seed);
    }

    /// <summary>Derives it.</summary>
    public static MaturityResult Run(StudyEvidence evidence, Study study) => new MaturityDerivation(evidence, study).Derive();

    private MaturityResult Derive()
    {
        var selection = Select(_study.Decisions);
        var definition = Define(selection);
        var milestone = definition?.Describe(
            AdoptionThreshold.WindowOf(_study.Windows),
            _study.Decisions.Count == 0 ? definition.Headline() : Define(Select([]))?.Headline(),
            _evidence.Table.SecondaryOutcomes.Select(outcome => (outcome.Name, Cohort.Of(_evidence, _study.Seed, outcome.Values))));
        return new MaturityResult(
            selection,
            milestone,
            milestone is null ? WhyNone(selection) : null,
            [.. _study.Decisions.Select(decision => Record(decision, selection, milestone?.Headline))],
            [.. MaturityFindings.Of(selection, _study, milestone, definition?.Attainable)]);
    }

    private IReadOnlyList<SelectedFeature> Select(IReadOnlyList<Decision> decisions) =>
        FeatureSelection.Choose(_evidence, _study.Catalog, decisions);

    private MaturityDefinition? Define(IReadOnlyList<SelectedFeature> selection) =>
        MaturityDefinition.Choose(selection, _study.Catalog.Categories, _study.Rules.HeadlineCategories, _cohort);

    private DecisionRecord Record(Decision decision, IReadOnlyList<SelectedFeature> selection, Headline? headline)
    {
        var feature = selection.Single(feature => string.Equals(feature.Name, decision.Item, StringComparison.Ordinal));
        var without = Define(Select([.. _study.Decisions.Where(other => other != decision)]))?.Headline();
        return new DecisionRecord
        {
            Item = decision.Item,
            Decision = decision.Choice,
            Author = decision.Author,
            Date = decision.Date,
            Reason = decision.Reason,
            Computed = feature.Evidence.Verdict,
            Applied = feature.Decision == decision && feature.Evidence.Verdict != Verdict.Negative,
            MatureWithout = without?.Mature,
            Effect = headline?.Mature.Value - without?.Mature.Value,
        };
    }

    private string WhyNone(IReadOnlyList<SelectedFeature> selection)
    {
        if (!_evidence.Forest.HasSkill)
        {
            var auc = _evidence.Forest.OutOfBag.Auc;
            return FormattableString.Invariant(
                $"Usage does not predict retention here: the forest's out-of-bag AUC is {auc.Value:0.000} ({auc.Interval.Lower:0.000} to {auc.Interval.Upper:0.000}), where at least {_study.Rules.SkillAuc:0.##} with a lower limit above {_study.Rules.SkillLowerLimit:0.##} is asked for. So no importance means anything, and no feature is kept.");
        }

        if (selection.Any(feature => feature.Level == MaturityLevel.Mature))
        {
            return "No feature that stands for mature usage has a category. Give the kept features categories in the catalog.";
        }

        var verdicts = _evidence.Features
            .GroupBy(feature => feature.Verdict)
            .OrderBy(group => group.Key)
            .Select(group => FormattableString.Invariant($"{group.Count()} {VerdictWords.Of(group.Key)}"));
        return $"No feature stands for mature usage. The verdicts: {string.Join(", ", verdicts)}.";
    }
}
