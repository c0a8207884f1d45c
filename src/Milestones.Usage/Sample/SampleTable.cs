using System.Security.Cryptography;
using System.Text;

namespace Milestones.Usage.Sample;

/// <summary>Puts a sample into a modelling table without writing it to files.</summary>
internal static class SampleTable
{
    public static SampleData Create(SampleOptions options)
    {
        var model = new SampleModel(options);
        var drawn = new SampleCustomer[options.Customers];
        Parallel.For(0, drawn.Length, index => drawn[index] = model.Draw(index));
        var study = SampleStudy.Create(options, "");
        var rows = drawn.Where(customer => customer.InPopulation).ToArray();
        var heldOut = HoldOut(rows);
        var gone = drawn.Count(customer => customer.SignupDay < 0 && !customer.InPopulation);
        var late = drawn.Count(customer => customer.SignupDay >= 0);
        var held = heldOut.Count(flag => flag);
        var table = new UsageTable
        {
            Customers = [.. rows.Select(row => AsCustomer(row, study.Windows!.Snapshot!.Value))],
            Features = [.. study.Catalog.Features.Select((feature, f) => Column(feature, rows, f))],
            Context =
            [
                new ContextColumn("plan", [.. SampleModel.Plans.Select(plan => plan.Name).Order(StringComparer.Ordinal)], [.. rows.Select(PlanCode)]),
                Banded("size", SampleStudy.SizeCuts, rows, row => row.Seats),
                Banded("tenure", SampleStudy.TenureCuts, rows, row => -row.SignupDay),
            ],
            Outcome = [.. rows.Select(row => row.ChurnDay is null)],
            HeldOut = heldOut,
            HoldOutIsTemporal = true,
            Population = new PopulationFlow(
                drawn.Length,
                [new Exclusion("signed up after the snapshot", late), new Exclusion("gone before the snapshot", gone)],
                rows.Length - held,
                held),
            Findings = [],
            Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(options.ToString()))),
        };
        return new SampleData(study, table, PlantedTruth.For(options), [.. rows.Select(row => row.Retention)]);
    }

    private static Customer AsCustomer(SampleCustomer row, DateTime snapshot) => new(
        row.Id,
        snapshot.AddDays(row.SignupDay),
        row.ChurnDay is { } day ? snapshot.AddDays(day) : null,
        SampleModel.Plans[row.Plan].Name,
        row.Seats,
        row.Seats * SampleModel.Plans[row.Plan].PricePerSeat,
        -row.SignupDay);

    private static FeatureColumn Column(Feature feature, SampleCustomer[] rows, int f)
    {
        var values = Array.ConvertAll(rows, row => row.Values[f]);
        return new FeatureColumn(feature, values, values.Count(double.IsNaN), 0);
    }

    private static ContextColumn Banded(string name, IReadOnlyList<double> cuts, SampleCustomer[] rows, Func<SampleCustomer, double> value) =>
        new(name, [$"under {cuts[0]}", $"{cuts[0]} to {cuts[1]}", $"{cuts[1]} and more"], [.. rows.Select(row => cuts.Count(cut => value(row) >= cut))]);

    private static int PlanCode(SampleCustomer row) => row.Plan switch { 0 => 2, 1 => 0, _ => 1 };

    private static bool[] HoldOut(SampleCustomer[] rows)
    {
        var heldOut = new bool[rows.Length];
        var latest = Enumerable.Range(0, rows.Length).OrderByDescending(i => rows[i].SignupDay).ThenByDescending(i => i);
        foreach (var row in latest.Take((int)(rows.Length * SampleStudy.HoldOutShare)))
        {
            heldOut[row] = true;
        }

        return heldOut;
    }
}
