using System.Globalization;

namespace Milestones.Usage.Initialization;

/// <summary>Writes the draft of <c>study.yaml</c>.</summary>
internal static class StudyDraft
{
    /// <summary>With at most so many different signups, each of many customers, they are taken to start in cohorts.</summary>
    private const int MostCohorts = 12;
    private const int LeastCohort = 50;

    /// <summary>The study's text.</summary>
    /// <param name="guess">What the data seem to hold.</param>
    /// <param name="folder">Where they lie; its name becomes the study's.</param>
    public static string Of(Guess guess, string folder)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine("# A first draft, guessed from the data's headers and values. Go through it line by line: what is wrong here is");
        text.WriteLine("# wrong in every result.");
        text.WriteLine($"study: {YamlText.Of(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))))}");
        text.WriteLine("seed: 1");
        text.WriteLine($"catalog: catalog.yaml");
        text.WriteLine();
        WriteCustomers(text, guess, folder);
        if (guess.Events is { } log)
        {
            WriteEvents(text, log);
        }

        WriteWindows(text, guess);
        WriteOutcome(text, guess);
        return text.ToString();
    }

    private static void WriteCustomers(StringWriter text, Guess guess, string folder)
    {
        text.WriteLine("customers:                # one row per customer");
        text.WriteLine($"  file: {YamlText.Of(guess.Customers.Path)}");
        text.WriteLine($"  id: {YamlText.Of(guess.Id.Name)}");
        WriteColumn(text, "signup", guess.Signup, "date of signup");
        WriteColumn(text, "churn", guess.Churn, "date of churn; empty: still a customer");
        WriteDates(text, guess, folder);
        WriteColumn(text, "plan", guess.Plan, "plan; what belongs to a plan is not evidence for a feature");
        WriteColumn(text, "seats", guess.Seats, "purchased seats, or another measure of size");
        WriteColumn(text, "spend", guess.Spend, "spend");
        WriteColumn(text, "tenure", guess.Tenure, "tenure as a number, where no signup is known");
        var notEligible = guess.Features.SelectMany(column => column.NotEligible).Distinct(StringComparer.Ordinal).ToList();
        if (notEligible.Count > 0)
        {
            text.WriteLine($"  not_eligible: {YamlText.Of(notEligible)}   # the feature was not open to the customer");
        }

        text.WriteLine();
    }

    /// <summary>What has to be said about the dates of signup and churn besides their columns.</summary>
    private static void WriteDates(StringWriter text, Guess guess, string folder)
    {
        if (guess.Signup is { IsAmbiguous: true } || guess.Churn is { IsAmbiguous: true })
        {
            text.WriteLine("  # dates: dd/MM/yyyy   nothing tells whether the dates begin with the day or with the month: write their format");
        }
        else if (guess.Signup is { } signup && guess.Churn is { } churn
            && EarlyLeavers.Count(folder, guess.Customers.Path, signup.Name, churn.Name) is > 0 and var early)
        {
            text.WriteLine($"  churn_before_signup: gone   # {early} customers left before their signup; if that is a mistake of the data, mend them and take this out");
        }
    }

    private static void WriteColumn(StringWriter text, string key, ColumnProfile? column, string meaning) =>
        text.WriteLine(column is null ? $"  # {key}: …   {meaning}" : $"  {key}: {YamlText.Of(column.Name)}   # {meaning}");

    private static void WriteEvents(StringWriter text, EventLogGuess log)
    {
        text.WriteLine("events:                   # one row per event");
        text.WriteLine($"  - files: {YamlText.Of(log.File.Path)}   # one file, a list, or a pattern such as events/*.csv.gz");
        text.WriteLine($"    customer: {YamlText.Of(log.Customer.Name)}");
        text.WriteLine($"    event: {YamlText.Of(log.Event.Name)}");
        text.WriteLine($"    time: {YamlText.Of(log.Time.Name)}");
        if (log.Time.IsAmbiguous)
        {
            text.WriteLine("    # times: dd/MM/yyyy   nothing tells whether the times begin with the day or with the month: write their format");
        }

        text.WriteLine(log.Quantity is { } quantity ? $"    quantity: {YamlText.Of(quantity.Name)}" : "    # quantity: …   how often; without it each event counts once");
        text.WriteLine();
    }

    private static void WriteWindows(StringWriter text, Guess guess)
    {
        if (guess.Events is null)
        {
            text.WriteLine("windows:");
            text.WriteLine("  mode: table             # the columns were measured elsewhere; make sure that none knows of the outcome");
            text.WriteLine();
            return;
        }

        text.WriteLine("windows:                  # half-open, UTC; nothing from the outcome window enters a feature");
        var time = guess.Events.Time;
        if (guess.Signup is { HasTimes: true } signup
            && signup.Distinct <= MostCohorts && guess.Customers.Rows >= LeastCohort * signup.Distinct && signup.Latest < time.Latest)
        {
            // Whoever starts in cohorts is compared at the same age. The latest cohort decides how long there is follow-up for all.
            var days = (int)(time.Latest.Date.AddDays(1) - signup.Latest.Date).TotalDays;
            var features = Math.Clamp(days / 4, 1, 30);
            text.WriteLine("  mode: tenure");
            text.WriteLine($"  features: [0, {features}]       # days since signup in which usage is measured");
            text.WriteLine($"  outcome: [{features}, {Math.Max(features + 1, Math.Min(days, 120))}]     # days since signup in which the outcome is observed");
        }
        else
        {
            // A quarter of the log for the outcome, at most 90 days; as much again for the features.
            var horizon = Math.Clamp((int)(time.Latest - time.Earliest).TotalDays / 4, 1, 90);
            text.WriteLine("  mode: snapshot");
            text.WriteLine($"  at: {time.Latest.Date.AddDays(1 - horizon):yyyy-MM-dd}");
            text.WriteLine($"  lookback: {horizon}            # days before the snapshot in which usage is measured");
            text.WriteLine($"  horizon: {horizon}             # days after it in which the outcome is observed");
        }

        text.WriteLine();
    }

    private static void WriteOutcome(StringWriter text, Guess guess)
    {
        text.WriteLine("outcome:");
        text.WriteLine((guess.Churn, guess.Label, guess.Events) switch
        {
            (not null, _, not null) => "  retained: churn_date",
            (_, { } label, _) => $"  retained: {{column: {YamlText.Of(label.Name)}, when: {YamlText.Of(Retained(label))}}}",
            (_, _, not null) => "  retained: {activity: any}   # any event in the outcome window; better name the ones that matter",
            _ => "  retained: {column: …}   # nothing looks like a label: name the column that tells who was retained",
        });
    }

    private static IEnumerable<string> Retained(ColumnProfile label)
    {
        string[] no = ["no", "false", "0", "f", "n", "off"];
        return label.Values.Where(value => no.Contains(value, StringComparer.OrdinalIgnoreCase) == Guess.SaysChurned(label));
    }
}
