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
        var table = UsageTableBuilder.Build(study, Customers(drawn, options.Snapshot, errors), Counts(drawn, study, new UsageRows(options)), errors);
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
            Outcomes = [null],
        };
    }

    private static EventCounts Counts(SampleCustomer[] drawn, Study study, UsageRows rows)
    {
        const int Window = SampleModel.LookbackDays;
        var features = study.Catalog.Features;
        var cells = new EventCells(features, drawn.Length, Window, activities: 0);
        Parallel.For(0, drawn.Length, customer =>
        {
            foreach (var (day, number, quantity) in rows.Of(drawn[customer]))
            {
                if (day is < -Window or >= 0)
                {
                    continue;
                }

                var isUse = number < features.Count; // setup steps are events of no feature
                cells.Activity.Add(customer, day + Window, isUse ? FeatureSets.Alone(number) : FeatureSets.Empty);
                if (isUse)
                {
                    cells.Add(number, customer, quantity * FeatureUse.UnitsPerOne, day + Window, -day);
                }
            }
        });
        var days = cells.Activity.Count([.. drawn.Select(_ => Window)]);
        return new EventCounts
        {
            Features = [.. features.Select((feature, number) => cells.Use(feature, number, drawn.Length, days.Own[number]))],
            ActiveDays = days.Active,
            ActiveInOutcomeWindow = [],
            Events = 0,
            FirstEvent = null,
            LastEvent = null,
            EventsBeforeSignup = 0,
            EventsBeforeMapping = 0,
            Findings = [],
        };
    }
}
