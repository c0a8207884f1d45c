using Milestones.Framework;

namespace Milestones.Reporting.Wording;

/// <summary>What is counted: customers, or, where several snapshots are pooled, customers once per snapshot.</summary>
internal static class CountUnit
{
    public const string Customers = "customers";

    public const string CustomerSnapshots = "customer-snapshots";

    public static string Of(Population population) => population.Pooled is null ? Customers : CustomerSnapshots;
}
