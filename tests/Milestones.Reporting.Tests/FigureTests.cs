using System.Text.Json;
using Milestones.Framework;
using Milestones.Framework.Tests;
using Milestones.Numerics;
using Milestones.Reporting.Figures;
using Milestones.Usage;

namespace Milestones.Reporting.Tests;

public sealed class FigureTests
{
    private static readonly bool[] Outcome = [true, true, true, true, false, false, false, false];
    private static readonly bool[] Bot = [true, true, true, false, false, false, false, true];

    [Fact]
    public void A_figure_is_plotlys_json_with_a_finding_words_and_numbers()
    {
        Assert.All(StudyFigures.Of(Example().Derive()), figure =>
        {
            using var json = JsonDocument.Parse(figure.Json);
            Assert.NotEmpty(json.RootElement.GetProperty("data").EnumerateArray());
            Assert.NotEmpty(json.RootElement.GetProperty("layout").GetProperty("title").GetProperty("text").GetString()!);
            Assert.NotEmpty(figure.Finding);
            Assert.NotEmpty(figure.Alternative);
            Assert.NotEmpty(figure.Numbers.Rows);
            Assert.DoesNotContain("NaN", figure.Json, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_same_derivation_gives_the_same_bytes() => Assert.Equal(
        StudyFigures.Of(Example().Derive()).Select(figure => figure.Json + figure.Narrow),
        StudyFigures.Of(Example().Derive()).Select(figure => figure.Json + figure.Narrow));

    [Fact]
    public void A_point_of_the_map_is_the_frameworks_adoption_and_importance()
    {
        var result = Example().Derive();
        using var json = JsonDocument.Parse(Named(result, "importance-map").Json);
        var kept = json.RootElement.GetProperty("data")[0];
        var feature = result.Framework.Features[0];
        Assert.Equal("kept", kept.GetProperty("name").GetString());
        Assert.Equal(feature.Evidence.Association.Training.Adoption.Value, kept.GetProperty("x")[0].GetDouble());
        Assert.Equal(feature.Evidence.Importance, kept.GetProperty("y")[0].GetDouble());
    }

    [Theory]
    [InlineData(0, "Of 1 features 1 is kept")]
    [InlineData(1, "Of 2 features 1 is kept; 1 is too common and 0 too rare")]
    public void Findings_are_of_the_data(int ubiquitous, string expected)
    {
        var evidence = new SyntheticEvidence(Outcome).With("bot", "automation", Bot);
        for (var i = 0; i < ubiquitous; i++)
        {
            evidence.With($"mail {i}", "automation", Outcome.Select(_ => true), Evidence.Verdict.Ubiquitous);
        }

        Assert.StartsWith(expected, Named(evidence.Derive(), "importance-map").Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Retention_is_not_said_to_rise_where_the_trend_is_unclear()
    {
        var few = new SyntheticEvidence([true, false, true, false]).With("bot", "automation", [true, true, false, false]).Derive();
        Assert.StartsWith("Retention does not clearly change", Named(few, "retention-by-categories").Finding, StringComparison.Ordinal);
        bool[] outcome = [.. Enumerable.Range(0, 200).Select(i => i % 10 < (i < 100 ? 9 : 3))];
        var many = new SyntheticEvidence(outcome).With("bot", "automation", outcome.Select((_, i) => i < 100)).Derive();
        Assert.StartsWith("Retention rises with the number of mature categories: 30.0 % with 0, 90.0 % with 1", Named(many, "retention-by-categories").Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_milestone_there_are_no_figures_of_one()
    {
        var figures = StudyFigures.Of(new SyntheticEvidence(Outcome) { HasSkill = false }.With("bot", "automation", Outcome, Evidence.Verdict.NotPredictive).Derive());
        Assert.DoesNotContain(figures, figure => figure.Name is "category-levels" or "retention-by-categories" or "adjusted-lifts");
        Assert.Contains(figures, figure => figure.Name == "population");
    }

    [Fact]
    public void The_population_flow_adds_up()
    {
        using var json = JsonDocument.Parse(Named(Example().Derive(), "population").Json);
        var bars = json.RootElement.GetProperty("data").EnumerateArray()
            .SelectMany(trace => trace.GetProperty("x").EnumerateArray().Zip(trace.GetProperty("base").EnumerateArray(), (count, from) => (Count: count.GetInt32(), From: from.GetInt32())))
            .ToList();
        Assert.Equal(11, bars.Max(bar => bar.Count)); // the table
        Assert.Contains((3, 8), bars); // left out: from 8 to 11
        Assert.Contains((8, 0), bars); // training
    }

    [Fact]
    public void Names_of_the_data_are_text_in_labels_and_hovers()
    {
        var figures = StudyFigures.Of(new SyntheticEvidence(Outcome).With("<b>&amp;</b><script>\u202E\u2028", "automation", Bot).Derive());
        Assert.All(figures, figure =>
        {
            Assert.DoesNotContain('<', figure.Json);
            Assert.DoesNotContain('\u2028', figure.Json);
            Assert.DoesNotContain('\u202E', figure.Json);
        });
        using var map = JsonDocument.Parse(figures[0].Json);
        Assert.StartsWith("<b>&lt;b&gt;&amp;amp;&lt;/b&gt;&lt;script&gt;[U+202E]", map.RootElement.GetProperty("data")[0].GetProperty("customdata")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_of_thresholds_state_the_interval_of_every_step()
    {
        var evidence = Example().Evidence();
        var threshold = new Evidence.ThresholdEvidence
        {
            Derived = new CutPoint { Threshold = 4, Youden = 0.3, Statistic = 3, Interval = new ConfidenceInterval(3, 6), PlateauLow = 3, PlateauHigh = 5, Proposed = 4, PValue = 0.01, Candidates = 9 },
            IsSupported = true,
            Stated = null,
            AtDerived = null,
            Curve = [new(0, new Proportion(10, 40)), new(4, new Proportion(30, 40))],
        };
        var feature = evidence.Features[0] with { Threshold = threshold, Adoption = new Evidence.AdoptionRule(4, Evidence.AdoptionBasis.Derived) };
        feature = feature with { Feature = feature.Feature with { Measure = Measure.Count } };
        var figure = Named(Derivation.FromEvidence(Example().Study(), evidence with { Features = [feature, .. evidence.Features.Skip(1)] }), "threshold-bot");
        Assert.Equal("bot: any threshold from 3 to 5 uses works; ≥ 4 uses is taken", figure.Finding);
        using var json = JsonDocument.Parse(figure.Json);
        var data = json.RootElement.GetProperty("data");
        var wilson = new Proportion(10, 40).Wilson(0.95);
        Assert.Equal((wilson.Lower, wilson.Upper, 0.25), (data[0].GetProperty("y")[0].GetDouble(), data[1].GetProperty("y")[0].GetDouble(), data[2].GetProperty("y")[0].GetDouble()));
    }

    private static SyntheticEvidence Example() => new SyntheticEvidence(Outcome)
        .With("bot", "automation", Bot)
        .With("fax", "support channels", [true, false, false, false, false, true, true, false], Evidence.Verdict.Niche);

    private static ReportFigure Named(DerivationResult result, string name) => StudyFigures.Of(result).Single(figure => figure.Name == name);
}
