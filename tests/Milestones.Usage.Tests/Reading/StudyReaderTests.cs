namespace Milestones.Usage.Tests.Reading;

public sealed class StudyReaderTests : IDisposable
{
    private const string Catalog = """
        categories: [automation, reporting]
        features:
          - name: rules
            event: [rule_run, rule_created]
            measure: count
            category: automation
            level: mature
            eligible: {plans: [pro]}
            hypothesis: {direction: negative, smallest_effect: 0.05}
          - {name: dashboards, prefix: dashboard_, category: reporting}
        """;

    private const string Study = """
        study: example
        catalog: catalog.yaml
        customers: {file: customers.csv, id: id, signup: signed_up, churn: churned, plan: plan}
        events:
          - {files: events.csv, customer: id, event: event, time: at}
        windows: {mode: snapshot, at: 2025-01-01, lookback: 90, horizon: 60}
        outcome: {retained: churn_date}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("milestones").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Everything_that_is_said_is_read_and_the_rest_has_its_default()
    {
        var study = Load(Study, Catalog);

        Assert.Equal("example", study.Name);
        Assert.Equal(1UL, study.Seed.Value);
        Assert.Equal(new StudyWindows(new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc), -90, 0, 0, 60, null), study.Windows);
        Assert.Equal(new EvidenceRules(), study.Rules);
        Assert.Equal(ForestEngine.Milestones, study.Forest.Engine);
        Assert.Equal(["study.yaml", "catalog.yaml"], study.Files);
        var rules = study.Catalog.Features[0];
        Assert.Equal(["rule_run", "rule_created"], Assert.IsType<EventSource>(rules.Source).Names);
        Assert.Equal(Measure.Count, rules.Measure);
        Assert.Equal(["pro"], rules.Eligibility.Plans);
        Assert.Equal(new Hypothesis(-1, 0.05), rules.Hypothesis);
        Assert.Equal(["dashboard_"], Assert.IsType<EventSource>(study.Catalog.Features[1].Source).Prefixes);
    }

    [Theory]
    [InlineData("horizon: 60", "horizont: 60", "Did you mean 'horizon'?")]
    [InlineData("plan: plan", "plam: plan", "Did you mean 'plan'?")]
    [InlineData("lookback: 90", "lookback: ninety", "'ninety' is not a number")]
    [InlineData("time: at}", "time: at, times: epoch}", "'epoch' is no format of times")]
    [InlineData("at: 2025-01-01", "at: 01/02/2025", "'01/02/2025' is not a date")]
    [InlineData("mode: snapshot", "mode: snapshoot", "Did you mean 'snapshot'?")]
    [InlineData("retained: churn_date", "retained: churn", "'churn' is no outcome that is known")]
    [InlineData("mode: snapshot, at: 2025-01-01, lookback: 90, horizon: 60", "mode: tenure, features: [0, 90], outcome: [60, 120]", "before the feature window ends on day 90")]
    [InlineData("churn: churned, ", "", "Map 'customers.churn'")]
    [InlineData("study: example", "study: example\nforest: {engine: fastforrest}", "Did you mean 'fastforest'?")]
    [InlineData("study: example", "study: example\nstudy: again", "not YAML")]
    [InlineData("lookback: 90", "lookback: 40000", "from 1 to 36525")]
    [InlineData("at: 2025-01-01", "at: 9999-01-01", "outside the years 1900 to 2199")]
    [InlineData("outcome: {retained: churn_date}", "outcome: {retained: churn_date}\nstrata: {size: [5]}", "Map 'customers.seats'")]
    [InlineData("signup: signed_up, churn: churned, plan: plan}", "churn: churned, plan: plan}\nstrata: {tenure: [5]}", "Map 'customers.signup'")]
    public void A_mistake_in_the_study_is_named_with_its_remedy(string right, string wrong, string expected)
    {
        var error = Assert.Throws<InputException>(() => Load(Study.Replace(right, wrong, StringComparison.Ordinal), Catalog));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal("study.yaml", error.Error.File);
        Assert.NotNull(error.Error.Row);
    }

    [Fact]
    public void A_bracket_left_open_is_not_YAML()
    {
        var error = Assert.Throws<InputException>(() => Load(Study.Replace("study: example", "study: [", StringComparison.Ordinal), Catalog));
        Assert.Contains("not YAML", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("category: reporting", "category: reportings", "Did you mean 'reporting'?")]
    [InlineData("name: dashboards", "name: rules", "listed twice")]
    [InlineData("prefix: dashboard_, ", "", "neither events nor a column")]
    [InlineData("measure: count", "measure: value", "counted from events")]
    [InlineData("level: mature", "level: expert", "is not a word that is known here")]
    [InlineData("measure: count", "measure: per_seat", "Map 'customers.seats'")]
    [InlineData("prefix: dashboard_", "prefix: dashboard_, threshold: 3", "Any use is adoption here")]
    [InlineData("measure: count", "measure: count\n    threshold: 0", "above 0")]
    [InlineData("prefix: dashboard_", "column: churned", "tells of the outcome")]
    public void A_mistake_in_the_catalog_is_named_with_its_remedy(string right, string wrong, string expected)
    {
        var error = Assert.Throws<InputException>(() => Load(Study, Catalog.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal("catalog.yaml", error.Error.File);
        Assert.NotNull(error.Error.Row);
    }

    [Theory]
    [InlineData("  - {files: events.csv, customer: id, event: event, time: at}", "  []", "counted from events, and the study has none", "event")]
    [InlineData(", plan: plan", "", "the plans are not known", "eligible")]
    public void A_feature_that_needs_what_the_study_lacks_is_named_where_it_stands(string right, string wrong, string expected, string key)
    {
        var error = Assert.Throws<InputException>(() => Load(Study.Replace(right, wrong, StringComparison.Ordinal), Catalog)).Error;

        Assert.Equal("catalog.yaml", error.File);
        Assert.Contains(expected, error.Problem, StringComparison.Ordinal);
        Assert.StartsWith("catalog.yaml, line ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"key 'features[0].{key}': ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_events_it_must_be_said_until_when_churn_was_observed()
    {
        const string catalog = "features: [{name: used, column: used}]";
        var study = Study.Replace("  - {files: events.csv, customer: id, event: event, time: at}", "  []", StringComparison.Ordinal);
        Assert.Contains("'observed_until' under 'windows'", Assert.Throws<InputException>(() => Load(study, catalog)).Message, StringComparison.Ordinal);
        Load(study.Replace("horizon: 60", "horizon: 60, observed_until: 2025-04-01", StringComparison.Ordinal), catalog);
    }

    [Fact]
    public void A_decision_needs_a_feature_of_the_catalog()
    {
        File.WriteAllText(Path.Combine(_folder, "decisions.yaml"), "decisions:\n  - {item: rulez, decision: drop, author: A, date: 2025-01-01, reason: because}\n");
        var error = Assert.Throws<InputException>(() => Load(Study + "\ndecisions: decisions.yaml\n", Catalog));
        Assert.Equal("decisions.yaml", error.Error.File);
        Assert.Equal(2, error.Error.Row);
        Assert.Contains("Did you mean 'rules'?", error.Message, StringComparison.Ordinal);
    }

    private Study Load(string study, string catalog)
    {
        File.WriteAllText(Path.Combine(_folder, "study.yaml"), study);
        File.WriteAllText(Path.Combine(_folder, "catalog.yaml"), catalog);
        return Usage.Study.Load(Path.Combine(_folder, "study.yaml"));
    }
}
