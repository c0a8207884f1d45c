using Milestones.Forests;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Tests;

public sealed class EngineAgreementTests
{
    private static readonly UsageTable Table = Planted();

    [Fact]
    public void Without_another_engine_there_is_nothing_to_agree_with()
    {
        var evidence = Analyse(new ForestSettings { Trees = 40 }, []);
        Assert.Null(evidence.Agreement);
        Assert.DoesNotContain(evidence.Findings, finding => finding.Code.Contains("engine", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_forest_twice_agrees_in_everything()
    {
        var evidence = Analyse(Fastforest, [new Stub(values => values)]);
        var agreement = evidence.Agreement!;
        Assert.Equal(("fastforest", "milestones"), (agreement.Engine.Name, agreement.Other.Name));
        Assert.Equal(1, agreement.RankCorrelation, 12);
        Assert.All(agreement.Features, feature => Assert.Equal(feature.Other, feature.Engine));
        Assert.Equal(agreement.Features.Count, agreement.SharedAmongFirst(agreement.Features.Count));
        Assert.Contains("No verdict depends on the engine", Assert.Single(evidence.Findings, finding => finding.Code == "engine-agreement").Message, StringComparison.Ordinal);
        Assert.Equal(Analyse(new ForestSettings { Trees = 40 }, []).Features.Select(feature => feature.Verdict), evidence.Features.Select(feature => feature.Verdict));
    }

    [Fact]
    public void The_engine_asked_for_ranks()
    {
        var evidence = Analyse(Fastforest, [new Stub(values => Array.ConvertAll(values, value => -value))]);
        var own = Analyse(new ForestSettings { Trees = 40 }, []);
        Assert.Equal(-1, evidence.Agreement!.RankCorrelation, 12);
        Assert.Equal(own.Features.Select(feature => -feature.Importance), evidence.Features.Select(feature => feature.Importance));
        Assert.All(evidence.Features, feature => Assert.True(double.IsNaN(feature.ConditionalImportance)));
        Assert.Contains("planted", Assert.Single(evidence.Findings, finding => finding.Code == "heard-by-one-engine").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verdict_that_depends_on_the_engine_is_named()
    {
        var evidence = Analyse(Fastforest, [new Stub(values => values, isBlind: true)]);
        var planted = evidence.Agreement!.Features.Single(feature => feature.Feature == "planted");
        Assert.Equal((Verdict.NotPredictive, Verdict.Kept, true), (planted.Engine.Verdict, planted.Other.Verdict, planted.VerdictDepends));
        var warning = Assert.Single(evidence.Findings, finding => finding.Code == "verdict-depends-on-engine");
        Assert.Equal(FindingSeverity.Warning, warning.Severity);
        Assert.Contains("planted", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_that_is_not_there_is_refused_with_the_way_to_it()
    {
        var refused = Assert.Throws<InputException>(() => Analyse(Fastforest, []));
        Assert.Contains("-p:MLNet=true", refused.Message, StringComparison.Ordinal);
    }

    private static ForestSettings Fastforest => new() { Trees = 40, Engine = ForestEngine.Fastforest };

    private static StudyEvidence Analyse(ForestSettings forest, IReadOnlyList<IForestEngine> engines) => EvidenceAnalysis.Run(
        Table, TableBuilder.StudyOf(Table) with { Forest = forest }, new AnalysisRun { Engines = engines, Cancellation = TestContext.Current.CancellationToken });

    private static UsageTable Planted()
    {
        var random = new Seed(31).CreateRandom();
        var planted = Enumerable.Range(0, 1200).Select(_ => random.NextBoolean(0.5)).ToArray();
        var outcome = Array.ConvertAll(planted, yes => random.NextBoolean(yes ? 0.8 : 0.5));
        var table = new TableBuilder(outcome).With("planted", planted);
        for (var i = 0; i < 3; i++)
        {
            table.With($"noise_{i}", Array.ConvertAll(planted, _ => random.NextBoolean(0.4)));
        }

        return table.Build();
    }

    /// <summary>The product's forest under the other name, its importance changed, or its predictions hidden.</summary>
    private sealed class Stub(Func<double[], double[]> change, bool isBlind = false) : IForestEngine
    {
        public string Name => "fastforest";

        public string ImportanceMeasure => "changed";

        public string UnseenRows => "out of bag";

        public IForestModel Train(
            IReadOnlyList<ForestColumn> columns, bool[] labels, RandomForestOptions options, Seed seed, ForestRun? run = null, TrainingRows? rows = null)
            => new Model(new RandomForestEngine().Train(columns, labels, options, seed, run, rows), change, isBlind);

        private sealed class Model(IForestModel forest, Func<double[], double[]> change, bool isBlind) : IForestModel
        {
            public int Trees => forest.Trees;

            public double[] PredictUnseen(ForestRun? run = null) => Hide(forest.PredictUnseen(run));

            public double[] Predict(IReadOnlyList<ForestColumn> columns, ForestRun? run = null) => Hide(forest.Predict(columns, run));

            public ImportanceResult MeasureImportance(ForestRun? run = null)
            {
                var result = forest.MeasureImportance(run);
                return result with { Values = change(result.Values) };
            }

            public ImportanceResult? MeasureImportanceWithin(int[] strata, int minStratum, ForestRun? run = null) => null;

            public double[] MeasureImpurity() => forest.MeasureImpurity();

            private double[] Hide(double[] predicted) => isBlind ? Array.ConvertAll(predicted, _ => 0.5) : predicted;
        }
    }
}
