using Milestones.Numerics;

namespace Milestones.Usage.Sample;

/// <summary>One row of the event log.</summary>
/// <param name="Day">Day, counted from T.</param>
/// <param name="Event">Index into <see cref="UsageRows.Events"/>.</param>
/// <param name="Quantity">How often on that day, 1 or more.</param>
internal readonly record struct UsageRow(int Day, int Event, int Quantity);

/// <summary>
/// Turns a customer into rows of the event log, one per event and day: the setup steps, the core actions, the usage of
/// which the values were measured, and some usage before and after that window which must not be counted.
/// </summary>
internal sealed class UsageRows(SampleOptions options)
{
    /// <summary>Share of the adopters of a feature with usage before, and after, the feature window.</summary>
    private const double AlsoOutside = 0.3;

    /// <summary>Share of the others who tried the feature before the window and let it be.</summary>
    private const double TriedBefore = 0.05;

    private static readonly int CoreAction = Number(SupportDesk.CoreAction);

    private static readonly int DailyUse = Number(SupportDesk.DailyUse);

    private readonly Seed _seed = new(options.Seed);

    /// <summary>Names of the events: the features' first, then the setup steps'.</summary>
    public static IReadOnlyList<string> Events { get; } =
        [.. SampleModel.Features.Select(feature => feature.Name), .. PlantedPath.Instance.SetupSteps.Select(step => step.Name)];

    /// <summary>The customer's rows by day; events of one day in the order of <see cref="Events"/>.</summary>
    public List<UsageRow> Of(SampleCustomer customer)
    {
        var random = _seed.For("sample events", customer.Index).CreateRandom();
        var rows = new List<UsageRow>(200);
        AddLife(rows, customer);
        AddUsage(rows, random, customer, customer.Latest);
        foreach (var snapshot in customer.Earlier)
        {
            AddUsage(rows, random, customer, snapshot);
        }

        rows.Sort((a, b) => (a.Day, a.Event, a.Quantity).CompareTo((b.Day, b.Event, b.Quantity)));
        return rows;
    }

    private void AddLife(List<UsageRow> rows, SampleCustomer customer)
    {
        var end = customer.ChurnDay ?? SampleModel.ObservedDays;
        foreach (var (age, quantity) in customer.Lifecycle.CoreActions)
        {
            Add(customer.SignupDay + age, CoreAction, quantity);
        }

        var ages = customer.Lifecycle.StepAges;
        for (var step = 0; step < ages.Length; step++)
        {
            Add(customer.SignupDay + ages[step], SampleModel.Features.Count + step, ages[step] < 0 ? 0 : 1);
        }

        void Add(int day, int @event, int quantity)
        {
            if (quantity > 0 && day < end && !(options.IsPooled && customer.IsSilentOn(day)))
            {
                rows.Add(new UsageRow(day, @event, quantity));
            }
        }
    }

    /// <summary>What was measured at a snapshot, and what lies outside its window.</summary>
    private void AddUsage(List<UsageRow> rows, RandomSource random, SampleCustomer customer, SampleSnapshot snapshot)
    {
        // What lies before the windows of later snapshots is told by the earlier ones.
        var isFirst = ReferenceEquals(snapshot, customer.Earlier.Count == 0 ? customer.Latest : customer.Earlier[^1]);
        for (var f = 0; f < SampleModel.Features.Count; f++)
        {
            if (f != CoreAction && !double.IsNaN(snapshot.Values[f]))
            {
                AddMeasured(rows, random, customer.Activity, snapshot, f);
                AddBefore(rows, random, customer.SignupDay, isFirst ? snapshot.Window.From - customer.SignupDay : 0, f, snapshot.Values[f] > 0);
                AddAfter(rows, random, snapshot, f, customer.InPopulation);
            }
        }

        if (options.IsPooled && customer.InPopulation && snapshot.ActiveUntil > snapshot.Day)
        {
            rows.Add(new UsageRow(snapshot.Day + random.NextInt32(snapshot.ActiveUntil - snapshot.Day), DailyUse, 1)); // a sign of life at least
        }
    }

    private static void AddMeasured(List<UsageRow> rows, RandomSource random, double activity, SampleSnapshot snapshot, int f)
    {
        var value = (int)snapshot.Values[f];
        if (value == 0)
        {
            return;
        }

        var first = snapshot.Window.From;
        var window = snapshot.Window.Until - first;
        var feature = SampleModel.Features[f];
        if (feature.Measure == Measure.Count)
        {
            AddParts(rows, random, first, window, f, value);
            return;
        }

        // How much an adopter uses a feature goes with general activity for all of them, also where adoption does not.
        var days = feature.Measure == Measure.ActiveDays ? value : DaysOfUse(random, activity, f);
        foreach (var day in DistinctDays(random, Math.Clamp(days, 1, window), window))
        {
            rows.Add(new UsageRow(first + day, f, 1 + random.NextInt32(3)));
        }
    }

    private static int Number(string feature) =>
        SampleModel.Features.TakeWhile(planted => !string.Equals(planted.Name, feature, StringComparison.Ordinal)).Count();

    private static int DaysOfUse(RandomSource random, double activity, int f)
    {
        var (mean, spread) = SampleModel.Features[f].Name == SupportDesk.DailyUse ? (25, 0.1) : (1.2, 0.3);
        return (int)((mean * Math.Exp((0.5 * activity) + (spread * random.NextNormal()))) + random.NextDouble());
    }

    /// <summary>Splits a count over up to four days, unevenly.</summary>
    private static void AddParts(List<UsageRow> rows, RandomSource random, int first, int window, int f, int value)
    {
        var parts = Math.Min(value, 1 + random.NextInt32(4));
        for (var left = parts; left > 0; left--)
        {
            var part = left == 1 ? value : 1 + random.NextInt32(value - left + 1);
            rows.Add(new UsageRow(first + random.NextInt32(window), f, part));
            value -= part;
        }
    }

    private static void AddBefore(List<UsageRow> rows, RandomSource random, int signupDay, int days, int f, bool adopted)
    {
        if (random.NextBoolean(adopted ? AlsoOutside : TriedBefore) && days > 0)
        {
            rows.Add(new UsageRow(signupDay + random.NextInt32(days), f, 1 + random.NextInt32(5)));
        }
    }

    private static void AddAfter(List<UsageRow> rows, RandomSource random, SampleSnapshot snapshot, int f, bool inPopulation)
    {
        var days = snapshot.ActiveUntil - snapshot.Day;
        if (random.NextBoolean(snapshot.Values[f] > 0 ? AlsoOutside : 0) && inPopulation && days > 0)
        {
            rows.Add(new UsageRow(snapshot.Day + random.NextInt32(days), f, 1 + random.NextInt32(5)));
        }
    }

    /// <summary>Different numbers below <paramref name="window"/>, uniformly chosen.</summary>
    private static ReadOnlySpan<int> DistinctDays(RandomSource random, int count, int window)
    {
        var days = new int[window];
        for (var day = 0; day < window; day++)
        {
            days[day] = day;
        }

        for (var i = 0; i < count; i++)
        {
            var j = i + random.NextInt32(window - i);
            (days[i], days[j]) = (days[j], days[i]);
        }

        return days.AsSpan(0, count);
    }
}
