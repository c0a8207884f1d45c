namespace Milestones.Usage.Reading;

/// <summary>Reads the section <c>milestones</c> of a study: the properties of <see cref="MilestoneSettings"/>.</summary>
internal static class MilestonesReader
{
    /// <summary>Ten years; a milestone that takes longer is a mistake.</summary>
    private const int MostDays = 3_653;

    /// <summary>A span of so many days holds a full month of the calendar, whenever it begins.</summary>
    private const int DaysAroundFullMonth = 62;

    /// <summary>Reads the settings; the defaults without a section.</summary>
    /// <exception cref="InputException">A value is out of range, or the windows do not follow each other.</exception>
    public static MilestoneSettings Read(YamlSection? section)
    {
        var standard = new MilestoneSettings();
        if (section is null)
        {
            return standard;
        }

        var (setup, activation, utilization) = (section.Section("setup"), section.Section("activation"), section.Section("utilization"));
        var settings = new MilestoneSettings
        {
            Setup = Window(setup) ?? standard.Setup,
            MostSteps = setup?.Integer("most_steps", 1) ?? standard.MostSteps,
            Activation = Window(activation) ?? standard.Activation,
            ActivationInUse = InUse(activation),
            Utilization = Window(utilization) ?? standard.Utilization,
            UtilizationInUse = InUse(utilization),
            Months = section.Word("months", Words.Months) ?? standard.Months,
            Horizon = section.Integer("horizon", 1, MostDays) ?? standard.Horizon,
        };
        foreach (var part in new[] { setup, activation, utilization, section })
        {
            part?.Finish();
        }

        return settings switch
        {
            _ when settings.Setup.End >= settings.Activation.End => throw section.Wrong(
                "setup", $"Setup {settings.Setup} does not end before activation {settings.Activation}.", "Setup is judged by who becomes active afterwards: let it end earlier."),
            _ when settings.Activation.End > settings.Utilization.Start => throw section.Wrong(
                "utilization", $"Utilization {settings.Utilization} begins before activation {settings.Activation} ends.", "Let one window follow the other."),
            { Months: MonthKind.Calendar } when settings.Utilization.Days < DaysAroundFullMonth => throw section.Wrong(
                "utilization", $"{settings.Utilization} need not hold a full month of the calendar.", $"Let it last at least {DaysAroundFullMonth} days, or take 'months: thirty_days'."),
            _ => settings,
        };
    }

    private static DayWindow? Window(YamlSection? section) => section?.Numbers("window") switch
    {
        null => null,
        [var start, var end] when start < end && start >= -MostDays && end <= MostDays && start == Math.Floor(start) && end == Math.Floor(end) =>
            new DayWindow((int)start, (int)end),
        _ => throw section.Wrong("window", "Two whole numbers of days since signup are expected, the first below the second.", "Write window: [0, 90]."),
    };

    private static double? InUse(YamlSection? section) => section?.Number("in_use") switch
    {
        <= 0 => throw section.Wrong("in_use", "Everybody reaches a threshold of 0 or less.", "Write a number above 0."),
        var number => number,
    };
}
