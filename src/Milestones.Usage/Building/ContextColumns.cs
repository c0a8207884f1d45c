using System.Globalization;
using Milestones.Numerics;

namespace Milestones.Usage.Building;

/// <summary>Classifies the members by plan, size and tenure, as far as these are known and differ.</summary>
internal static class ContextColumns
{
    private const string Unknown = "unknown";

    /// <summary>The columns of a study.</summary>
    /// <param name="strata">Which are wanted, with the cuts of their bands.</param>
    /// <param name="members">The population.</param>
    /// <param name="heldOut">Whom not to look at when cuts are chosen.</param>
    public static IReadOnlyList<ContextColumn> Of(StratumDefinition strata, IReadOnlyList<PopulationMember> members, bool[] heldOut)
    {
        var columns = new List<ContextColumn?>();
        if (strata.Plan)
        {
            columns.Add(Plans(members));
        }

        columns.Add(Bands("size", strata.Size, [.. members.Select(member => member.Customer.Seats)], heldOut));
        columns.Add(Bands("tenure", strata.Tenure, [.. members.Select(member => member.Customer.Tenure)], heldOut));
        return [.. columns.OfType<ContextColumn>()];
    }

    private static ContextColumn? Plans(IReadOnlyList<PopulationMember> members)
    {
        var plans = members.Select(member => member.Customer.Plan).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return Column("plan", plans, [.. members.Select(member => member.Customer.Plan is { } plan ? plans.BinarySearch(plan, StringComparer.Ordinal) : -1)]);
    }

    private static ContextColumn? Bands(string name, IReadOnlyList<double>? declared, double?[] values, bool[] heldOut)
    {
        var cuts = declared ?? Tertiles([.. values.Where((value, row) => value is not null && !heldOut[row]).Select(value => value!.Value)]);
        if (cuts.Count == 0)
        {
            return null;
        }

        var levels = Enumerable.Range(0, cuts.Count + 1).Select(band =>
            band == 0 ? $"under {Show(cuts[0])}"
            : band == cuts.Count ? $"{Show(cuts[^1])} or more"
            : $"{Show(cuts[band - 1])} to under {Show(cuts[band])}").ToList();
        return Column(name, levels, [.. values.Select(value => value is { } known ? cuts.Count(cut => cut <= known) : -1)]);
    }

    /// <summary>Cuts at the tertiles (definition 7), without those that would leave a band empty.</summary>
    private static List<double> Tertiles(double[] values)
    {
        if (values.Length == 0)
        {
            return [];
        }

        Array.Sort(values);
        return [.. new[] { 1.0 / 3, 2.0 / 3 }.Select(p => Quantile.Linear(values, p)).Distinct().Where(cut => cut > values[0])];
    }

    /// <summary>A column of these classes; null if it tells nobody apart.</summary>
    private static ContextColumn? Column(string name, List<string> levels, int[] codes)
    {
        if (Array.TrueForAll(codes, code => code == codes[0]))
        {
            return null;
        }

        return codes.Contains(-1)
            ? new ContextColumn(name, [.. levels, Unknown], [.. codes.Select(code => code < 0 ? levels.Count : code)])
            : new ContextColumn(name, levels, codes);
    }

    private static string Show(double cut) => cut.ToString("0.####", CultureInfo.InvariantCulture);
}
