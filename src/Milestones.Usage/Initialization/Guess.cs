using System.Text.RegularExpressions;

namespace Milestones.Usage.Initialization;

/// <summary>What the columns of some files probably mean, judged by their headers and values.</summary>
internal sealed partial record Guess
{
    /// <summary>The file with one row per customer.</summary>
    public required FileProfile Customers { get; init; }

    /// <summary>Its identifier.</summary>
    public required ColumnProfile Id { get; init; }

    /// <summary>The event log, with the columns of customer, event and time; null for a ready table.</summary>
    public EventLogGuess? Events { get; init; }

    /// <summary>The date of signup.</summary>
    public ColumnProfile? Signup { get; init; }

    /// <summary>The date of churn.</summary>
    public ColumnProfile? Churn { get; init; }

    /// <summary>The plan.</summary>
    public ColumnProfile? Plan { get; init; }

    /// <summary>The seats.</summary>
    public ColumnProfile? Seats { get; init; }

    /// <summary>The spend.</summary>
    public ColumnProfile? Spend { get; init; }

    /// <summary>The tenure as a number.</summary>
    public ColumnProfile? Tenure { get; init; }

    /// <summary>A label of two values.</summary>
    public ColumnProfile? Label { get; init; }

    /// <summary>Columns that may be measures of features.</summary>
    public IReadOnlyList<ColumnProfile> Features { get; init; } = [];

    /// <summary>Guesses; null where no file has a row per customer.</summary>
    public static Guess? From(IReadOnlyList<FileProfile> files)
    {
        var events = files.Select(EventLogGuess.From).OfType<EventLogGuess>().MaxBy(log => log.File.Rows);
        var customers = files
            .Where(file => events is null || file.Path != events.File.Path)
            .Select(file => (file, id: file.Columns.FirstOrDefault(column => column.IsUnique && !column.IsDate)))
            .Where(pair => pair.id is not null && (events is null || Shares(pair.id, events.Customer)))
            .OrderByDescending(pair => pair.file.Columns.Count)
            .FirstOrDefault();
        if (customers.id is not { } id)
        {
            return null;
        }

        var columns = customers.file.Columns.Where(column => column != id).ToList();
        ColumnProfile? Take(Func<ColumnProfile, bool> fits)
        {
            var found = columns.Find(column => fits(column));
            columns.Remove(found!);
            return found;
        }

        return new Guess
        {
            Customers = customers.file,
            Id = id,
            Events = events,
            Churn = Take(column => column.IsDate && ChurnName().IsMatch(column.Name)),
            Signup = Take(column => column.IsDate && SignupName().IsMatch(column.Name)),
            Label = Take(column => column.IsBoolean && (ChurnName().IsMatch(column.Name) || RetainedName().IsMatch(column.Name))),
            Plan = Take(column => PlanName().IsMatch(column.Name) && column.Distinct is >= 2 and <= 20),
            Seats = Take(column => column.IsNumber && SeatsName().IsMatch(column.Name)),
            Spend = Take(column => column.IsNumber && SpendName().IsMatch(column.Name)),
            Tenure = Take(column => column.IsNumber && TenureName().IsMatch(column.Name)),
            Features = [.. columns.Where(column => column.IsBoolean || column.NotEligible.Count > 0 || (column.IsNumber && column.Distinct > 1))],
        };
    }

    /// <summary>Whether a label says churned rather than retained.</summary>
    public static bool SaysChurned(ColumnProfile label) => ChurnName().IsMatch(label.Name);

    private static bool Shares(ColumnProfile id, ColumnProfile key)
    {
        var ids = id.Values.ToHashSet(StringComparer.Ordinal);
        return key.Values.Take(100).Any(ids.Contains);
    }

    [GeneratedRegex("churn|cancel|unregist|ended|closed|left|terminat", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ChurnName();

    [GeneratedRegex("sign(ed)?_?-?up|start|created|joined|registered|registration|since|first", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SignupName();

    [GeneratedRegex("retain|renew|stay|active|label|target", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RetainedName();

    [GeneratedRegex("plan|tier|contract|package|edition|subscription|module", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlanName();

    [GeneratedRegex("seat|licen|headcount|employees|size|credits", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SeatsName();

    [GeneratedRegex("spend|revenue|mrr|arr|charges|price|amount", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpendName();

    [GeneratedRegex("tenure|age_days|months", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TenureName();
}
