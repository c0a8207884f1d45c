using System.Globalization;

namespace Milestones.Usage.Initialization;

/// <summary>Writes a study to start from: looks at the files of a folder, guesses what their columns mean, and leaves
/// comments where a person must judge.</summary>
public static class StudyInitializer
{
    private const string StudyFile = "study.yaml";
    private const string CatalogFile = "catalog.yaml";

    private static readonly string[] DataFiles =
        [".csv", ".csv.gz", ".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"];

    /// <summary>Writes <c>study.yaml</c> and <c>catalog.yaml</c> beside the data.</summary>
    /// <param name="folder">A folder with CSV or JSON Lines files, plain or gzip.</param>
    /// <returns>The files written, as paths.</returns>
    /// <exception cref="InputException">The folder has no data that look like customers, or has a study already.</exception>
    public static IReadOnlyList<string> Write(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException(new InputError(folder, "The folder does not exist.", "Name the folder that holds the data."));
        }

        string[] written = [Path.Combine(folder, CatalogFile), Path.Combine(folder, StudyFile)];
        if (Array.Find(written, File.Exists) is { } existing)
        {
            throw new InputException(new InputError(existing, "The file is there already.", "Move it away first; nothing is overwritten."));
        }

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Array.Exists(DataFiles, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            .Select(path => Path.GetRelativePath(folder, path))
            .Order(StringComparer.Ordinal)
            .Select(path => FileProfile.Read(folder, path))
            .Where(file => file.Rows > 0)
            .ToList();
        var guess = Guess.From(files) ?? throw new InputException(new InputError(
            folder,
            files.Count == 0 ? "There are no CSV or JSON Lines files." : "No file has a column that names each row once, so none looks like customers.",
            "Put a file with one row per customer there, plain or gzip."));

        File.WriteAllText(written[0], Catalog(guess));
        File.WriteAllText(written[1], Study(guess, Path.GetFileName(Path.GetFullPath(folder))));
        return written;
    }

    private static string Study(Guess guess, string name)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine("# A first draft, guessed from the data's headers and values. Go through it line by line: what is wrong here is");
        text.WriteLine("# wrong in every result.");
        text.WriteLine($"study: {YamlText.Of(name)}");
        text.WriteLine("seed: 1");
        text.WriteLine($"catalog: {CatalogFile}");
        text.WriteLine();
        WriteCustomers(text, guess);
        if (guess.Events is { } log)
        {
            WriteEvents(text, log);
        }

        WriteWindowsAndOutcome(text, guess);
        return text.ToString();
    }

    private static void WriteCustomers(StringWriter text, Guess guess)
    {
        text.WriteLine("customers:                # one row per customer");
        text.WriteLine($"  file: {YamlText.Of(guess.Customers.Path)}");
        text.WriteLine($"  id: {YamlText.Of(guess.Id.Name)}");
        WriteColumn(text, "signup", guess.Signup, "date of signup");
        WriteColumn(text, "churn", guess.Churn, "date of churn; empty: still a customer");
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

    private static void WriteColumn(StringWriter text, string key, ColumnProfile? column, string meaning) =>
        text.WriteLine(column is null ? $"  # {key}: …   {meaning}" : $"  {key}: {YamlText.Of(column.Name)}   # {meaning}");

    private static void WriteEvents(StringWriter text, EventLogGuess log)
    {
        text.WriteLine("events:                   # one row per event");
        text.WriteLine($"  - files: {YamlText.Of(log.File.Path)}   # one file, a list, or a pattern such as events/*.csv.gz");
        text.WriteLine($"    customer: {YamlText.Of(log.Customer.Name)}");
        text.WriteLine($"    event: {YamlText.Of(log.Event.Name)}");
        text.WriteLine($"    time: {YamlText.Of(log.Time.Name)}");
        text.WriteLine(log.Quantity is { } quantity ? $"    quantity: {YamlText.Of(quantity.Name)}" : "    # quantity: …   how often; without it each event counts once");
        text.WriteLine();
    }

    private static void WriteWindowsAndOutcome(StringWriter text, Guess guess)
    {
        if (guess.Events is { Time: { IsDate: true } time })
        {
            // A quarter of the log for the outcome, at most 90 days; as much again for the features.
            var horizon = Math.Clamp((int)(time.Latest - time.Earliest).TotalDays / 4, 1, 90);
            var snapshot = time.Latest.Date.AddDays(1 - horizon);
            text.WriteLine("windows:                  # half-open, UTC; nothing from the outcome window enters a feature");
            text.WriteLine("  mode: snapshot");
            text.WriteLine($"  at: {snapshot:yyyy-MM-dd}");
            text.WriteLine($"  lookback: {horizon}            # days before the snapshot in which usage is measured");
            text.WriteLine($"  horizon: {horizon}             # days after it in which the outcome is observed");
        }
        else
        {
            text.WriteLine("windows:");
            text.WriteLine("  mode: table             # the columns were measured elsewhere; make sure that none knows of the outcome");
        }

        text.WriteLine();
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

    private static string Catalog(Guess guess)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine("# The features of the product. For each: a category (see above the list), and the level it is believed to stand for,");
        text.WriteLine("# 'level: basic' or 'level: mature'. Remove what is no feature (ids, prices, attributes of the customer).");
        text.WriteLine($"categories: {YamlText.Of(FeatureCatalog.DefaultCategories)}");
        text.WriteLine();
        text.WriteLine("features:");
        foreach (var name in guess.Events?.Event.Values.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
        {
            text.WriteLine($"  - {{name: {YamlText.Of(name)}, event: {YamlText.Of(name)}, measure: count}}   # category: …, level: …");
        }

        foreach (var column in guess.Features)
        {
            var measure = column.IsBoolean || column.NotEligible.Count > 0 ? "adopted" : "value";
            text.WriteLine($"  - {{name: {YamlText.Of(column.Name)}, column: {YamlText.Of(column.Name)}, measure: {measure}}}   # category: …, level: …");
        }

        return text.ToString();
    }
}
