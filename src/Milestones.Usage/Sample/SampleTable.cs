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
        double[] retention = [.. drawn.SelectMany(customer => customer.Snapshots).Select(snapshot => snapshot.Retention)];
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
        var windows = study.Windows!;
        int[] snapshots = [.. windows.Snapshots.Select(date => (date - windows.Snapshot!.Value).Days)];
        var outcomes = study.Outcomes.OfType<RetainedByActivity>().Count();
        var cells = new EventCells(features, drawn.Length * snapshots.Length, Window, outcomes);
        Parallel.For(0, drawn.Length, customer =>
        {
            foreach (var row in rows.Of(drawn[customer]))
            {
                for (var s = 0; s < snapshots.Length; s++)
                {
                    Add((customer * snapshots.Length) + s, row with { Day = row.Day - snapshots[s] });
                }
            }
        });
        var days = cells.Activity.Count([.. Enumerable.Repeat(Window, drawn.Length * snapshots.Length)]);
        return new EventCounts
        {
            Features = [.. features.Select((feature, number) => cells.Use(feature, number, drawn.Length, days.Own[number]))],
            ActiveDays = days.Active,
            ActiveInOutcomeWindow = cells.Active,
            Events = 0,
            FirstEvent = null,
            LastEvent = null,
            EventsBeforeSignup = 0,
            EventsBeforeMapping = 0,
            Findings = [],
        };

        void Add(int cell, UsageRow row)
        {
            var (day, number, quantity) = row;
            if (day >= windows.OutcomeStart && day < windows.OutcomeEnd)
            {
                for (var outcome = 0; outcome < outcomes; outcome++)
                {
                    cells.MarkActive(outcome, cell);
                }
            }

            if (day is < -Window or >= 0)
            {
                return;
            }

            var isUse = number < features.Count; // setup steps are events of no feature
            cells.Activity.Add(cell, day + Window, isUse ? FeatureSets.Alone(number) : FeatureSets.Empty);
            if (isUse)
            {
                cells.Add(number, cell, quantity * FeatureUse.UnitsPerOne, day + Window, -day);
            }
        }
    }
}
