namespace Milestones.Numerics;

/// <summary>
/// A fourfold table: an exposure (yes, no) against an event (yes, no). Counts are doubles, because products of four counts
/// overflow 32 bits, and may be fractional (weights).
/// </summary>
/// <param name="ExposedEvents">Exposed, with the event (a); at least 0.</param>
/// <param name="ExposedOthers">Exposed, without it (b); at least 0.</param>
/// <param name="UnexposedEvents">Not exposed, with the event (c); at least 0.</param>
/// <param name="UnexposedOthers">Not exposed, without it (d); at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A count is negative, infinite or NaN.</exception>
public readonly record struct TwoByTwo(double ExposedEvents, double ExposedOthers, double UnexposedEvents, double UnexposedOthers)
{
    /// <summary>Exposed, with the event (a).</summary>
    public double ExposedEvents { get; } = Count(ExposedEvents);

    /// <summary>Exposed, without the event (b).</summary>
    public double ExposedOthers { get; } = Count(ExposedOthers);

    /// <summary>Not exposed, with the event (c).</summary>
    public double UnexposedEvents { get; } = Count(UnexposedEvents);

    /// <summary>Not exposed, without the event (d).</summary>
    public double UnexposedOthers { get; } = Count(UnexposedOthers);

    /// <summary>All exposed (a + b).</summary>
    public double Exposed => ExposedEvents + ExposedOthers;

    /// <summary>All not exposed (c + d).</summary>
    public double Unexposed => UnexposedEvents + UnexposedOthers;

    /// <summary>All with the event (a + c).</summary>
    public double Events => ExposedEvents + UnexposedEvents;

    /// <summary>All without the event (b + d).</summary>
    public double Others => ExposedOthers + UnexposedOthers;

    /// <summary>Everyone.</summary>
    public double Total => Exposed + Unexposed;

    /// <summary>Whether both margins vary: only then does the table say anything about the association.</summary>
    public bool IsInformative => Exposed > 0 && Unexposed > 0 && Events > 0 && Others > 0;

    /// <summary>Counts rows.</summary>
    /// <param name="exposed">n exposures.</param>
    /// <param name="events">n outcomes, in the same order.</param>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static TwoByTwo Of(ReadOnlySpan<bool> exposed, ReadOnlySpan<bool> events)
    {
        if (exposed.Length != events.Length)
        {
            throw new ArgumentException($"{exposed.Length} exposures but {events.Length} outcomes.", nameof(events));
        }

        var exposedTotal = exposed.Count(true);
        long both = 0;
        for (var i = 0; i < exposed.Length; i++)
        {
            both += exposed[i] && events[i] ? 1 : 0;
        }

        var unexposedEvents = events.Count(true) - both;
        return new TwoByTwo(both, exposedTotal - both, unexposedEvents, exposed.Length - exposedTotal - unexposedEvents);
    }

    /// <summary>Every count divided by a number above 0.</summary>
    internal TwoByTwo DividedBy(double divisor) => new(
        ExposedEvents / divisor, ExposedOthers / divisor, UnexposedEvents / divisor, UnexposedOthers / divisor);

    /// <summary>Cell by cell sum.</summary>
    public static TwoByTwo operator +(TwoByTwo left, TwoByTwo right) => left.Add(right);

    /// <summary>Cell by cell sum.</summary>
    public TwoByTwo Add(TwoByTwo other) => new(
        ExposedEvents + other.ExposedEvents, ExposedOthers + other.ExposedOthers,
        UnexposedEvents + other.UnexposedEvents, UnexposedOthers + other.UnexposedOthers);

    /// <summary>The share of events among the exposed less that among the others, in [−1, 1], with Newcombe's hybrid score
    /// interval (Newcombe 1998, method 10), which stays within [−1, 1] and is sound with empty cells.</summary>
    /// <param name="level">Nominal coverage, in (0, 1).</param>
    /// <returns>NaN when nobody, or everybody, is exposed.</returns>
    public Estimate RiskDifference(double level = 0.95)
    {
        var z = Tail.NormalQuantileForLevel(level);
        if (Exposed == 0 || Unexposed == 0)
        {
            return Estimate.Undefined(level);
        }

        var p1 = ExposedEvents / Exposed;
        var p0 = UnexposedEvents / Unexposed;
        var (lower1, upper1) = WilsonScore.Limits(ExposedEvents, Exposed, z);
        var (lower0, upper0) = WilsonScore.Limits(UnexposedEvents, Unexposed, z);
        var difference = p1 - p0;
        return new Estimate(difference, new ConfidenceInterval(
            difference - double.Hypot(p1 - lower1, upper0 - p0),
            difference + double.Hypot(upper1 - p1, p0 - lower0),
            level));
    }

    /// <summary>
    /// The odds of the event among the exposed over those among the others, ad / bc, with Woolf's interval (Woolf 1955) on the
    /// log scale. With an empty cell ½ is added to all four, for value and interval alike (Haldane 1956, Anscombe 1956), so that
    /// both stay finite.
    /// </summary>
    /// <param name="level">Nominal coverage, in (0, 1).</param>
    /// <returns>NaN when exposure or event does not vary: then nothing is known about the odds ratio.</returns>
    public Estimate OddsRatio(double level = 0.95)
    {
        var z = Tail.NormalQuantileForLevel(level);
        if (!IsInformative)
        {
            return Estimate.Undefined(level);
        }

        var (a, b, c, d) = this;
        if (a == 0 || b == 0 || c == 0 || d == 0)
        {
            (a, b, c, d) = (a + 0.5, b + 0.5, c + 0.5, d + 0.5);
        }

        var ratio = a * d / (b * c);
        var factor = Math.Exp(z * Math.Sqrt((1 / a) + (1 / b) + (1 / c) + (1 / d)));
        return new Estimate(ratio, new ConfidenceInterval(ratio / factor, ratio * factor, level));
    }

    private static double Count(double value) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A count is a number of at least 0.");
}
