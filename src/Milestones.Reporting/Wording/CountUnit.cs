using Milestones.Framework;

namespace Milestones.Reporting.Wording;

/// <summary>What is counted: customers, or, where several snapshots are pooled, customers once per snapshot.</summary>
internal static class CountUnit
{
    public static string Of(Population population) => population.Pooled is null ? "customers" : "customer-snapshots";
}
