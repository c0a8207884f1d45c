using Milestones.Evidence;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Framework.Tests;

/// <summary>Evidence made by hand: who adopted what, and the verdicts as a test wants them.</summary>
internal sealed class SyntheticEvidence
{
    private readonly List<(Feature Feature, bool?[] Adopted, Verdict Verdict)> _features = [];
    private readonly bool[] _outcome;
    private readonly bool[] _heldOut;
    private readonly int[] _strata;

    public SyntheticEvidence(IEnumerable<bool> outcome, IEnumerable<bool>? heldOut = null, IEnumerable<int>? strata = null)
    {
        _outcome = [.. outcome];
        _heldOut = heldOut?.ToArray() ?? new bool[_outcome.Length];
        _strata = strata?.ToArray() ?? new int[_outcome.Length];
    }

    public bool HasSkill { get; init; } = true;

    public EvidenceRules Rules { get; init; } = new();

    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = FeatureCatalog.DefaultCategories;

    /// <summary>An outcome beside the primary one, for all customers.</summary>
    public IReadOnlyList<bool?>? Expanded { get; init; }

    public SyntheticEvidence With(
        string name, string? category, IEnumerable<bool?> adopted, Verdict verdict = Verdict.Kept, MaturityLevel? level = null)
    {
        _features.Add((new Feature
        {
            Name = name,
            Title = name,
            Source = new EventSource([name], [], null),
            Category = category,
            Level = level,
        }, [.. adopted], verdict));
        return this;
    }

    public SyntheticEvidence With(
        string name, string? category, IEnumerable<bool> adopted, Verdict verdict = Verdict.Kept, MaturityLevel? level = null) =>
        With(name, category, adopted.Select(value => (bool?)value), verdict, level);

    public DerivationResult Derive() => Derivation.FromEvidence(Study(), Evidence());

    public Study Study() => new()
    {
        Name = "synthetic",
        Folder = ".",
        Customers = new CustomerSource { File = "customers.csv", Id = "id" },
        Windows = new StudyWindows(new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc), -90, 0, 0, 90, null),
        Outcome = new RetainedByChurnDate(),
        SecondaryOutcomes = Expanded is null ? [] : [new ExpandedByColumns("seats", "seats_at_end")],
        Catalog = new FeatureCatalog(Categories, [.. _features.Select(entry => entry.Feature)]),
        Decisions = Decisions,
        Rules = Rules,
    };

    public StudyEvidence Evidence() => new()
    {
        Table = Table(),
        Rules = Rules,
        Forest = Forest(),
        Strata = new StrataReport([.. Enumerable.Range(0, _strata.Max() + 1).Select(code => new Stratum($"stratum {code}", 0, 0, 1))], _strata, 0),
        Features = [.. _features.Select((entry, i) => Measure(i, entry.Feature, entry.Adopted, entry.Verdict))],
        Findings = [],
    };

    private UsageTable Table() => new()
    {
        Customers = [.. _outcome.Select((_, i) => new Customer($"c{i:0000}", null, null, null, null, null, null))],
        Features = [.. _features.Select(entry => new FeatureColumn(
            entry.Feature, [.. entry.Adopted.Select(value => value is { } known ? (known ? 1.0 : 0.0) : double.NaN)], 0, 0))],
        Context = [],
        Outcome = _outcome,
        SecondaryOutcomes = Expanded is null ? [] : [new OutcomeColumn("expanded", Expanded)],
        HeldOut = _heldOut,
        HoldOutIsTemporal = true,
        Population = new PopulationFlow(_outcome.Length + 3, [new Exclusion("gone before the snapshot", 3)], _heldOut.Count(held => !held), _heldOut.Count(held => held)),
        Findings = [new Finding(FindingSeverity.Warning, "events-before-signup", "2 events lie before the signup of their customer.")],
        Fingerprint = new string('a', 64),
    };

    private ForestReport Forest()
    {
        var auc = HasSkill ? new Estimate(0.71, new ConfidenceInterval(0.68, 0.74)) : new Estimate(0.51, new ConfidenceInterval(0.46, 0.56));
        var quality = new PredictionQuality { Customers = _outcome.Length, Auc = auc, LogLoss = 0.5, Brier = 0.2, Calibration = [] };
        return new ForestReport
        {
            OutOfBag = quality,
            HoldOut = _heldOut.Contains(true) ? quality : null,
            Logistic = new BaselineQuality(auc, null),
            HasSkill = HasSkill,
            Context = [],
            NoiseLine = 0,
            ConditionalPooledShare = 0,
            Trees = 500,
        };
    }

    private FeatureEvidence Measure(int index, Feature feature, bool?[] adopted, Verdict verdict) => new(
        new FeatureMeasurements
        {
            Feature = feature,
            Rank = index + 1,
            Importance = 0.01 / (index + 1),
            ConditionalImportance = 0.005 / (index + 1),
            ImpurityImportance = double.NaN,
            Adoption = AdoptionRule.AnyUse,
            Threshold = null,
            Prevalence = new Proportion(adopted.Count(value => value is true), adopted.Count(value => value is not null)),
            AnyUse = new Proportion(adopted.Count(value => value is true), adopted.Count(value => value is not null)),
            PrevalenceByPlan = [],
            Training = Associate(adopted, heldOut: false),
            HoldOut = _heldOut.Contains(true) ? Associate(adopted, heldOut: true) : null,
            BeyondActivity = Estimate.Undefined(),
            AloneAuc = new Estimate(0.6, new ConfidenceInterval(0.55, 0.65)),
            Test = AssociationTest.CochranMantelHaenszel,
            TestResult = new Numerics.TestResult(9, 1, 0.0027),
            AdjustedPValue = 0.01,
            Adopted = adopted,
            Secondary = Expanded is null ? [] : [new SecondaryAssociation(
                "expanded", Associate(adopted, heldOut: false, Expanded), null, new Numerics.TestResult(4, 1, 0.0455), 0.05)],
        },
        verdict,
        [new VerdictReason(ReasonRole.Decisive, verdict, "made-by-hand", "The test wants it so.", double.NaN, double.NaN)]);

    private Association Associate(bool?[] adopted, bool heldOut, IReadOnlyList<bool?>? other = null)
    {
        var outcome = other ?? [.. _outcome.Select(retained => (bool?)retained)];
        var rows = Enumerable.Range(0, _outcome.Length)
            .Where(row => _heldOut[row] == heldOut && adopted[row] is not null && outcome[row] is not null)
            .ToArray();
        var tables = StratifiedTables.Of(
            Array.ConvertAll(rows, row => adopted[row] is true), Array.ConvertAll(rows, row => outcome[row]!.Value), Array.ConvertAll(rows, row => _strata[row]));
        return new Association
        {
            Table = tables.Collapsed,
            RiskDifference = tables.Collapsed.RiskDifference(),
            OddsRatio = tables.Collapsed.OddsRatio(),
            AdjustedRiskDifference = tables.RiskDifference(),
            AdjustedOddsRatio = tables.OddsRatio(),
            Homogeneity = tables.BreslowDay(),
            Overlap = 1,
        };
    }
}
