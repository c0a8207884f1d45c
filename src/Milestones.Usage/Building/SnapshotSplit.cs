namespace Milestones.Usage.Building;

/// <summary>
/// Which of several snapshots are held out: the latest, so many that they hold the share of the rows nearest to that wanted. What is
/// learned must be known by then, so earlier snapshots whose outcome window ends later are left out.
/// </summary>
/// <param name="Dates">The snapshots, ascending.</param>
/// <param name="FirstHeldOut">Index of the first snapshot held out; their number if none is.</param>
/// <param name="FirstLeftOut">Index of the first snapshot left out; that of the first held out if none is.</param>
internal sealed record SnapshotSplit(IReadOnlyList<DateTime> Dates, int FirstHeldOut, int FirstLeftOut)
{
    /// <summary>Why rows of a snapshot between training and hold-out are left out.</summary>
    public string Reason => FormattableString.Invariant($"outcome window ends after the hold-out begins ({Dates[FirstHeldOut]:yyyy-MM-dd})");

    /// <summary>Whether rows of a snapshot are held out.</summary>
    public bool IsHeldOut(int snapshot) => snapshot >= FirstHeldOut;

    /// <summary>Whether rows of a snapshot are neither learned from nor held out.</summary>
    public bool IsLeftOut(int snapshot) => snapshot >= FirstLeftOut && snapshot < FirstHeldOut;

    /// <summary>Chooses the hold-out.</summary>
    /// <param name="study">Windows and share.</param>
    /// <param name="eligible">Eligible rows per snapshot.</param>
    /// <exception cref="InputException">Whichever snapshots are held out, no outcome is known by then.</exception>
    public static SnapshotSplit Choose(Study study, IReadOnlyList<int> eligible)
    {
        var windows = study.Windows!;
        var dates = windows.Snapshots;
        if (study.HoldOutShare == 0)
        {
            return new SnapshotSplit(dates, dates.Count, dates.Count);
        }

        double rows = eligible.Sum();
        var possible = Enumerable.Range(1, dates.Count - 1)
            .Select(first => new SnapshotSplit(dates, first, dates.Count(date => windows.OutcomeWindow(date).End <= dates[first])))
            .Where(split => eligible.Take(split.FirstLeftOut).Sum() > 0 && eligible.Skip(split.FirstHeldOut).Sum() > 0)
            .ToList();
        return possible.Count > 0
            ? possible.MinBy(split => (Math.Abs((eligible.Skip(split.FirstHeldOut).Sum() / rows) - study.HoldOutShare), -split.FirstHeldOut))!
            : throw new InputException(new InputError(
                study.File,
                FormattableString.Invariant($"No outcome window of a snapshot with customers ends by a later snapshot, of which customers could be held out: it ends {windows.OutcomeEnd} days after its snapshot."),
                FormattableString.Invariant($"Put snapshots {windows.OutcomeEnd} days apart or more, shorten 'horizon', or hold nothing out (hold_out: 0)."),
                Column: "windows.at"));
    }
}
