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

    private static readonly int CoreAction =
        SampleModel.Features.TakeWhile(feature => !string.Equals(feature.Name, SupportDesk.CoreAction, StringComparison.Ordinal)).Count();

    private readonly Seed _seed = new(options.Seed);

    /// <summary>Names of the events: the features' first, then the setup steps'.</summary>
    public static IReadOnlyList<string> Events { get; } =
        [.. SampleModel.Features.Select(feature => feature.Name), .. PlantedPath.Instance.SetupSteps.Select(step => step.Name)];

    /// <summary>The customer's rows by day; events of one day in the order of <see cref="Events"/>.</summary>
    public List<UsageRow> Of(SampleCustomer customer)
    {
        var random = _seed.For("sample events", customer.Index).CreateRandom();
        var end = customer.ChurnDay ?? SampleModel.ObservedDays;
        var rows = new List<UsageRow>(200);
        AddLife(rows, customer, end);
        for (var f = 0; f < SampleModel.Features.Count; f++)
        {
            if (f != CoreAction && !double.IsNaN(customer.Values[f]))
            {
                AddMeasured(rows, random, customer, f);
                AddOutside(rows, random, customer, f, end);
            }
        }

        rows.Sort((a, b) => (a.Day, a.Event, a.Quantity).CompareTo((b.Day, b.Event, b.Quantity)));
        return rows;
    }

    private static void AddLife(List<UsageRow> rows, SampleCustomer customer, int end)
    {
        foreach (var (age, quantity) in customer.Lifecycle.CoreActions)
        {
            Add(rows, customer.SignupDay + age, CoreAction, quantity, end);
        }

        var ages = customer.Lifecycle.StepAges;
        for (var step = 0; step < ages.Length; step++)
        {
            Add(rows, customer.SignupDay + ages[step], SampleModel.Features.Count + step, ages[step] < 0 ? 0 : 1, end);
        }
    }

    private static void AddMeasured(List<UsageRow> rows, RandomSource random, SampleCustomer customer, int f)
    {
        var value = (int)customer.Values[f];
        if (value == 0)
        {
            return;
        }

        var first = customer.Window.From;
        var window = customer.Window.Until - first;
        var feature = SampleModel.Features[f];
        if (feature.Measure == Measure.Count)
        {
            AddParts(rows, random, first, window, f, value);
            return;
        }

        // How much an adopter uses a feature goes with general activity for all of them, also where adoption does not.
        var days = feature.Measure == Measure.ActiveDays ? value : DaysOfUse(random, customer.Activity, f);
        foreach (var day in DistinctDays(random, Math.Clamp(days, 1, window), window))
        {
            rows.Add(new UsageRow(first + day, f, 1 + random.NextInt32(3)));
        }
    }

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

    private static void AddOutside(List<UsageRow> rows, RandomSource random, SampleCustomer customer, int f, int end)
    {
        var adopted = customer.Values[f] > 0;
        var before = customer.Window.From - customer.SignupDay;
        if (random.NextBoolean(adopted ? AlsoOutside : TriedBefore) && before > 0)
        {
            rows.Add(new UsageRow(customer.SignupDay + random.NextInt32(before), f, 1 + random.NextInt32(5)));
        }

        if (random.NextBoolean(adopted ? AlsoOutside : 0) && customer.InPopulation)
        {
            rows.Add(new UsageRow(random.NextInt32(end), f, 1 + random.NextInt32(5)));
        }
    }

    private static void Add(List<UsageRow> rows, int day, int @event, int quantity, int end)
    {
        if (quantity > 0 && day < end)
        {
            rows.Add(new UsageRow(day, @event, quantity));
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
