namespace Milestones.Numerics;

/// <summary>What a cut-point search compares, and how its uncertainty is found.</summary>
public sealed record CutPointOptions
{
    /// <summary>Least share of the rows on either side of a cut, in (0, 0.5]; default 0.05.</summary>
    public double MinShare
    {
        get;
        init => field = value is > 0 and <= 0.5
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A least share lies in (0, 0.5].");
    } = 0.05;

    /// <summary>Bootstrap replicates, at least 2; default 200.</summary>
    public int Replicates
    {
        get;
        init => field = value >= 2
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A spread needs at least 2 replicates.");
    } = 200;

    /// <summary>Nominal coverage of the threshold's interval, in (0, 1); default 0.95.</summary>
    public double Level
    {
        get;
        init => field = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A level lies in (0, 1).");
    } = 0.95;

    /// <summary>What is maximised; default <see cref="CutPointObjective.Association"/>.</summary>
    public CutPointObjective Objective { get; init; } = CutPointObjective.Association;

    /// <summary>Most cuts compared, at least 1; default 250. Of more distinct values only so many, an equal share of the rows
    /// apart, are candidates, and the interval's limits move out by one candidate to allow for it.</summary>
    public int MaxCandidates
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A search needs at least 1 candidate.");
    } = 250;
}

/// <summary>What the best cut is best at.</summary>
public enum CutPointObjective
{
    /// <summary>
    /// |J| in units of its standard error under independence: the maximally selected χ² (Miller and Siegmund 1982), within
    /// strata the Cochran–Mantel–Haenszel one. Where the outcome rate steps up at one value, this is the change point's
    /// likelihood estimate, so it finds that value.
    /// </summary>
    Association,

    /// <summary>
    /// |J| itself (Youden 1950). J is best where the rate of <c>true</c> at a value crosses the base rate. That is the step only
    /// if the rate is on one side of the base rate all the way up to it: with few rows above the step the rate below it is nearly the
    /// base rate, and whatever else makes the rate rise with the value then draws the cut below the step.
    /// </summary>
    Youden,
}
