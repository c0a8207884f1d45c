using Milestones.Evidence;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Framework.Journeys;

/// <summary>The customers whose first months are known, with the strata of comparable ones.</summary>
internal sealed class JourneyCohort
{
    private readonly int[] _strata;

    private JourneyCohort(JourneyTable table, Study study)
    {
        Table = table;
        Rules = study.Rules;
        Seed = study.Seed;
        Strata = StrataReport.Of(table.Context, table.HeldOut, study.Rules.MinStratum);
        _strata = Strata.Codes;
    }

    public JourneyTable Table { get; }

    public EvidenceRules Rules { get; }

    public Seed Seed { get; }

    public StrataReport Strata { get; }

    public static JourneyCohort Of(JourneyTable table, Study study) => new(table, study);

    /// <summary>The rows for which a question makes sense.</summary>
    public int[] Where(Func<int, bool> predicate) => [.. Enumerable.Range(0, Table.RowCount).Where(predicate)];

    /// <summary>Customers who are compared, and what became of them.</summary>
    public JourneySample Sample(Func<int, bool> isCompared, Func<int, bool> outcome) => new(this, Where(isCompared), outcome);

    /// <summary>The share of rows that reached something.</summary>
    public Share ShareOf(IReadOnlyCollection<int> rows, Func<int, bool> reached) =>
        Share.From(new Proportion(rows.Count(reached), rows.Count), Rules.Confidence);

    /// <summary>Per row of these: its stratum.</summary>
    public int[] StrataOf(int[] rows) => Array.ConvertAll(rows, row => _strata[row]);

    /// <summary>The column of a context; null where the study does not have it.</summary>
    public ContextColumn? Context(string name) =>
        Table.Context.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.Ordinal));
}
