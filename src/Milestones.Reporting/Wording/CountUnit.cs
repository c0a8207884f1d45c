using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Usage;

namespace Milestones.Reporting.Wording;

/// <summary>What is counted: customers, or, where several snapshots are pooled, customers once per snapshot.</summary>
internal static class CountUnit
{
    private const string Customers = "customers";

    private const string CustomerSnapshots = "customer-snapshots";

    public static string Of(Population population) => Of(population.Pooled is not null);

    public static string Of(PopulationFlow population) => Of(population.Snapshots > 1);

    public static string Of(UsageTable table) => Of(table.Pooled is not null);

    public static string Of(FeatureMeasurements feature) => Of(feature.Customers is not null);

    private static string Of(bool isPooled) => isPooled ? CustomerSnapshots : Customers;
}
