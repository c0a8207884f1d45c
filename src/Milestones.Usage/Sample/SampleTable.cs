using Milestones.Usage.Customers;
using Milestones.Usage.Events;
using Milestones.Usage.Tables;

namespace Milestones.Usage.Sample;

/// <summary>Puts a sample into a modelling table, by the same way as one that was written and read again, from where its customers and
/// events are counted.</summary>
internal static class SampleTable
{
    public static SampleData Create(SampleOptions options)
    {
        var model = new SampleModel(options);
        var drawn = new SampleCustomer[options.Customers];
        Parallel.For(0, drawn.Length, index => drawn[index] = model.Draw(index));
        var study = SampleStudy.Create(options, folder: "");
        var errors = new RowErrors(study.ToleratedRows);
        var table = UsageTableBuilder.Build(study, Customers(drawn, options.Snapshot, errors), Counts(drawn, study), errors);
        double[] retention = [.. drawn.Where(customer => customer.InPopulation).Select(customer => customer.Retention)];
        return new SampleData(study, table, PlantedTruth.For(options), retention);
    }

    private static CustomerTable Customers(SampleCustomer[] drawn, DateOnly snapshot, RowErrors errors)
    {
        var t = snapshot.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return new CustomerTable
        {
            Customers = Array.ConvertAll(drawn, customer => new Customer(
                customer.Id,
                t.AddDays(customer.SignupDay),
                customer.ChurnDay is { } day ? t.AddDays(day) : null,
                SampleModel.Plans[customer.Plan].Name,
                customer.Seats,
                customer.Spend,
                -customer.SignupDay)),
            Rows = [.. Enumerable.Range(0, drawn.Length)],
            Texts = new TextTable(SampleStudy.CustomersFile, [], new long[drawn.Length], malformedRows: 0, errors),
            Features = new Dictionary<string, FeatureCells>(StringComparer.Ordinal),
            Outcome = null,
        };
    }

    private static EventCounts Counts(SampleCustomer[] drawn, Study study) => new()
    {
        Features = [.. study.Catalog.Features.Select((feature, f) => Use(drawn, feature, f))],
        ActiveInOutcomeWindow = [],
        Events = 0,
        FirstEvent = null,
        LastEvent = null,
        EventsBeforeSignup = 0,
        EventsBeforeMapping = 0,
        Findings = [],
    };

    private static FeatureUse Use(SampleCustomer[] drawn, Feature feature, int f)
    {
        const int Words = 2; // of 64 days each
        var units = new long[drawn.Length];
        var days = new ulong[feature.Measure == Measure.ActiveDays ? drawn.Length * Words : 0];
        for (var i = 0; i < drawn.Length; i++)
        {
            var customer = drawn[i];
            var value = double.IsNaN(customer.Values[f]) ? 0 : customer.Values[f];
            units[i] = (long)Math.Round(feature.Measure == Measure.PerSeat ? value * customer.Seats : value) * FeatureUse.UnitsPerOne;
            if (days.Length > 0)
            {
                days[i * Words] = LowestBits((int)value);
                days[(i * Words) + 1] = LowestBits((int)value - 64);
            }
        }

        return new FeatureUse(feature, drawn.Length, units, days);
    }

    private static ulong LowestBits(int count) => count <= 0 ? 0 : count >= 64 ? ulong.MaxValue : (1UL << count) - 1;
}
