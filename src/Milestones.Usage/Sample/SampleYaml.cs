using System.Globalization;
using System.Text;
using Milestones.Usage.Initialization;
using Milestones.Usage.Reading;

namespace Milestones.Usage.Sample;

/// <summary>Writes the sample's study as the files from which it is read again.</summary>
internal static class SampleYaml
{
    /// <summary><c>study.yaml</c>.</summary>
    public static string Study(Study study)
    {
        var (customers, events, windows, milestones) = (study.Customers, study.Events[0], study.Windows!, study.Milestones);
        return string.Create(CultureInfo.InvariantCulture, $$"""
            # A support desk that never was: which usage goes with staying? What is true about it stands in truth.json.
            study: {{study.Name}}
            seed: {{study.Seed}}                      # origin of every random choice: forest, bootstrap, hold-out
            catalog: {{SampleStudy.CatalogFile}}
            decisions: {{SampleStudy.DecisionsFile}}

            customers:                   # one row per customer
              file: {{customers.File}}
              id: {{customers.Id}}
              signup: {{customers.Signup}}
              churn: {{customers.Churn!.Column}}          # empty: still a customer
              plan: {{customers.Plan}}
              seats: {{customers.Seats}}
              spend: {{customers.Spend}}

            events:                      # one row per customer, event and day
              - files: {{events.Files[0]}}
                customer: {{events.Customer}}
                event: {{events.Event}}
                time: {{events.Time}}
                quantity: {{events.Quantity}}

            windows:                     # half-open, UTC: usage in [at - lookback, at), retention in [at, at + horizon)
              mode: snapshot
              at: {{Dates(windows.Snapshots)}}
              lookback: {{-windows.FeatureStart}}
              gap: {{windows.OutcomeStart}}
              horizon: {{windows.OutcomeEnd - windows.OutcomeStart}}
              observed_until: {{windows.ObservedUntil:yyyy-MM-dd}}

            outcome:
              {{Outcome(study.Outcome)}}

            milestones:                  # half-open, days since signup; the core action and the setup steps stand in the catalog
              setup: {window: {{Span(milestones.Setup)}}, most_steps: {{milestones.MostSteps}}}
              activation: {window: {{Span(milestones.Activation)}}, in_use: {{milestones.ActivationInUse}}}
              utilization: {window: {{Span(milestones.Utilization)}}}
              months: {{Word(Words.Months, milestones.Months)}}
              horizon: {{milestones.Horizon}}                # days after the utilization window in which it shows who stays

            strata:                      # what every comparison is adjusted for
              plan: true
              size: {{Numbers(study.Strata.Size!)}}              # seats
              tenure: {{Numbers(study.Strata.Tenure!)}}         # days

            hold_out: {{study.HoldOutShare}}               # the latest customers, on whom nothing is chosen

            """);
    }

    /// <summary><c>catalog.yaml</c>.</summary>
    public static string Catalog(FeatureCatalog catalog)
    {
        var yaml = new StringBuilder();
        yaml.Append("# What the product offers, and what the product team believes of it. Thresholds are left to the data.\n");
        yaml.Append(CultureInfo.InvariantCulture, $"categories: {YamlText.Of(catalog.Categories)}\n\nfeatures:\n");
        foreach (var feature in catalog.Features)
        {
            var source = (EventSource)feature.Source;
            yaml.Append(CultureInfo.InvariantCulture, $"  - name: {YamlText.Of(feature.Name)}\n");
            yaml.Append(CultureInfo.InvariantCulture, $"    title: {YamlText.Of(feature.Title)}\n");
            yaml.Append(CultureInfo.InvariantCulture, $"    event: {YamlText.Of(source.Names[0])}\n");
            yaml.Append(CultureInfo.InvariantCulture, $"    measure: {Word(Words.Measures, feature.Measure)}\n");
            yaml.Append(CultureInfo.InvariantCulture, $"    category: {YamlText.Of(feature.Category!)}\n");
            yaml.Append(CultureInfo.InvariantCulture, $"    level: {Word(Words.Levels, feature.Level!.Value)}\n");
            if (feature.Eligibility.Plans.Count > 0)
            {
                yaml.Append(CultureInfo.InvariantCulture, $"    eligible: {{plans: {YamlText.Of(feature.Eligibility.Plans)}}}\n");
            }

            if (feature.Hypothesis is { } hypothesis)
            {
                var (direction, effect) = (Word(Words.Directions, hypothesis.Direction), hypothesis.SmallestEffect);
                yaml.Append(CultureInfo.InvariantCulture, $"    hypothesis: {{direction: {direction}, smallest_effect: {effect}}}\n");
                yaml.Append(CultureInfo.InvariantCulture, $"    author: {YamlText.Of(feature.Author!)}\n");
                yaml.Append(CultureInfo.InvariantCulture, $"    date: {feature.Date:yyyy-MM-dd}\n");
            }
        }

        yaml.Append("\n# What customers come for, and what they set up before; whether a step matters is left to the data.\ncore_action:\n");
        Append(yaml, "  ", catalog.CoreAction!.Name, catalog.CoreAction.Title, catalog.CoreAction.Source);
        yaml.Append(CultureInfo.InvariantCulture, $"  counts: {Word(Words.CoreActionUnits, catalog.CoreAction.Counts)}\n\nsetup_steps:\n");
        foreach (var step in catalog.SetupSteps)
        {
            Append(yaml, "  - ", step.Name, step.Title, step.Source);
        }

        return yaml.ToString();
    }

    /// <summary><c>decisions.yaml</c>.</summary>
    public static string Decisions(IReadOnlyList<Decision> decisions)
    {
        var yaml = new StringBuilder("# What people decided, beside what was computed: keep, drop, basic or mature.\ndecisions:\n");
        foreach (var (item, choice, author, date, reason) in decisions)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - item: {YamlText.Of(item)}\n");
            yaml.Append(CultureInfo.InvariantCulture, $"    decision: {Word(Words.Decisions, choice)}\n");
            yaml.Append(CultureInfo.InvariantCulture, $"    author: {YamlText.Of(author)}\n");
            yaml.Append(CultureInfo.InvariantCulture, $"    date: {date:yyyy-MM-dd}\n");
            yaml.Append(CultureInfo.InvariantCulture, $"    reason: {YamlText.Of(reason)}\n");
        }

        return yaml.ToString();
    }

    private static void Append(StringBuilder yaml, string start, string name, string title, EventSource source)
    {
        var indent = new string(' ', start.Length);
        yaml.Append(CultureInfo.InvariantCulture, $"{start}name: {YamlText.Of(name)}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"{indent}title: {YamlText.Of(title)}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"{indent}event: {YamlText.Of(source.Names[0])}\n");
    }

    private static string Span(DayWindow window) => string.Create(CultureInfo.InvariantCulture, $"[{window.Start}, {window.End}]");

    private static string Dates(IReadOnlyList<DateTime> snapshots)
    {
        var dates = snapshots.Select(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToList();
        return dates is [var only] ? only : $"[{string.Join(", ", dates)}]";
    }

    private static string Outcome(OutcomeDefinition outcome) => outcome is RetainedByActivity
        ? "retained: {activity: any}  # retained: any event in the outcome window"
        : "retained: churn_date       # retained: no churn before the end of the outcome window";

    private static string Numbers(IReadOnlyList<double> cuts) =>
        $"[{string.Join(", ", cuts.Select(cut => cut.ToString(CultureInfo.InvariantCulture)))}]";

    private static string Word<T>(IReadOnlyDictionary<string, T> words, T value) =>
        words.First(word => EqualityComparer<T>.Default.Equals(word.Value, value)).Key;
}
