using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Leakage;

/// <summary>How many users of a feature began in the last days of the feature window.</summary>
/// <param name="Lost">Of its users among the training customers who were lost.</param>
/// <param name="Retained">Of its users among those retained.</param>
/// <param name="AdjustedPValue">Whether the two differ within strata (Cochran–Mantel–Haenszel), adjusted for all features (Benjamini–Hochberg).</param>
internal sealed record LateStart(Proportion Lost, Proportion Retained, double AdjustedPValue)
{
    /// <summary>Per feature of the table; null where the first use is not known, or too few users were lost or retained.</summary>
    public static LateStart?[] Measure(UsageTable table, StrataReport strata, EvidenceRules rules)
    {
        var samples = table.Features.Select(column => Count(table, column, strata, rules)).ToArray();
        var adjusted = BenjaminiHochberg.Adjust([.. samples.Select(sample => sample?.PValue ?? double.NaN)]);
        return [.. samples.Select((sample, i) => sample is null ? null : new LateStart(sample.Lost, sample.Retained, adjusted[i]))];
    }

    private static Sample? Count(UsageTable table, FeatureColumn column, StrataReport strata, EvidenceRules rules)
    {
        if (column.DaysSinceFirstUse is not { } days)
        {
            return null;
        }

        var users = Enumerable.Range(0, table.RowCount).Where(row => !table.HeldOut[row] && days[row] >= 0).ToArray();
        var late = Array.ConvertAll(users, row => days[row] < rules.LeavingDays);
        var lost = Array.ConvertAll(users, row => !table.Outcome[row]);
        var tables = StratifiedTables.Of(lost, late, Array.ConvertAll(users, row => strata.Codes[row]), table.ClustersOf(users));
        var all = tables.Collapsed;
        return Math.Min(all.Exposed, all.Unexposed) < rules.MinGroup
            ? null
            : new Sample(
                new Proportion((long)all.ExposedEvents, (long)all.Exposed),
                new Proportion((long)all.UnexposedEvents, (long)all.Unexposed),
                tables.CochranMantelHaenszel().PValue);
    }

    private sealed record Sample(Proportion Lost, Proportion Retained, double PValue);
}
