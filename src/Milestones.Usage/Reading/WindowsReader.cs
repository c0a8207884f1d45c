namespace Milestones.Usage.Reading;

/// <summary>Reads the section <c>windows</c> of a study.</summary>
internal static class WindowsReader
{
    /// <summary>A hundred years; what is longer is a mistake.</summary>
    private const int MostDays = 36_525;

    private enum Mode
    {
        Table,
        Snapshot,
        Tenure,
    }

    private static Dictionary<string, Mode> Modes { get; } = new(StringComparer.Ordinal)
    {
        ["table"] = Mode.Table,
        ["snapshot"] = Mode.Snapshot,
        ["tenure"] = Mode.Tenure,
    };

    /// <summary>Reads the windows; null for a ready table, whose columns were measured elsewhere.</summary>
    /// <exception cref="InputException">The windows overlap, are empty, or something is missing.</exception>
    public static StudyWindows? Read(YamlSection? section)
    {
        if (section is null)
        {
            return null;
        }

        var mode = section.Word("mode", Modes)
            ?? throw section.Missing("mode", "Write snapshot (a date for all), tenure (days since signup) or table (measured elsewhere).");
        var observedUntil = section.Date("observed_until")?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var windows = mode switch
        {
            Mode.Snapshot => ReadSnapshot(section, observedUntil),
            Mode.Tenure => ReadTenure(section, observedUntil),
            _ => null,
        };
        section.Finish();

        if (windows is not null && windows.OutcomeStart < windows.FeatureEnd)
        {
            throw section.Wrong(
                mode == Mode.Snapshot ? "gap" : "outcome",
                $"The outcome window begins on day {windows.OutcomeStart}, before the feature window ends on day {windows.FeatureEnd}: what is to be predicted would be among the predictors.",
                "Let the outcome window begin where the feature window ends, or later.");
        }

        return windows;
    }

    private static StudyWindows ReadSnapshot(YamlSection section, DateTime? observedUntil)
    {
        var snapshots = ReadSnapshots(section);
        var lookback = section.Integer("lookback", 1, MostDays) ?? throw section.Missing("lookback", "Say over how many days before the snapshot usage is measured.");
        var gap = section.Integer("gap", 0, MostDays) ?? 0;
        var horizon = section.Integer("horizon", 1, MostDays) ?? throw section.Missing("horizon", "Say over how many days the outcome is observed.");
        return new StudyWindows(snapshots[^1], -lookback, 0, gap, gap + horizon, observedUntil)
        {
            EarlierSnapshots = snapshots.Length == 1 ? null : snapshots[..^1],
        };
    }

    /// <summary>One date or several, ascending.</summary>
    private static DateTime[] ReadSnapshots(YamlSection section)
    {
        var dates = section.Dates("at");
        if (dates.Count == 0)
        {
            throw section.Missing("at", "Add the snapshot's date, e.g. at: 2025-01-31.");
        }

        if (dates.Any(date => date.Year is < 1900 or >= 2200))
        {
            throw section.Wrong("at", $"{dates.First(date => date.Year is < 1900 or >= 2200):yyyy-MM-dd} lies outside the years 1900 to 2199.", "Correct the date.");
        }

        if (dates.CountBy(date => date).FirstOrDefault(date => date.Value > 1) is { Value: > 1, Key: var twice })
        {
            throw section.Wrong("at", $"{twice:yyyy-MM-dd} is there more than once.", "Name each snapshot once.");
        }

        return [.. dates.Order().Select(date => date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))];
    }

    private static StudyWindows ReadTenure(YamlSection section, DateTime? observedUntil)
    {
        var (featureStart, featureEnd) = ReadSpan(section, "features");
        var (outcomeStart, outcomeEnd) = ReadSpan(section, "outcome");
        return new StudyWindows(null, featureStart, featureEnd, outcomeStart, outcomeEnd, observedUntil);
    }

    private static (int Start, int End) ReadSpan(YamlSection section, string key)
    {
        var days = section.Numbers(key);
        return days is [var start, var end] && start < end && start == Math.Floor(start) && end == Math.Floor(end) && start >= -MostDays && end <= MostDays
            ? ((int)start, (int)end)
            : throw section.Wrong(key, "Two whole numbers of days since signup are expected, the first below the second.", $"Write {key}: [0, 90].");
    }
}
