using Milestones.Evidence;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Framework.Maturity;

/// <summary>The customers a milestone is derived from: what became of them, whom each is comparable with, and from whom
/// choices may be made.</summary>
internal sealed class Cohort
{
    private Cohort(CohortPart all, CohortPart current, CohortPart training, CohortPart? heldOut, CohortPart? unseen)
    {
        All = all;
        Current = current;
        Training = training;
        HeldOut = heldOut;
        Unseen = unseen;
    }

    /// <summary>Everyone, in the order of the modelling table; of several snapshots once per snapshot.</summary>
    public CohortPart All { get; }

    /// <summary>Everyone at the latest snapshot, where each customer counts once.</summary>
    public CohortPart Current { get; }

    /// <summary>Those from whom choices are made.</summary>
    public CohortPart Training { get; }

    /// <summary>Those from whom nothing is chosen; null without a hold-out.</summary>
    public CohortPart? HeldOut { get; }

    /// <summary>Those held out of whom no training row is, where several snapshots are pooled; null: there are none, or one snapshot.</summary>
    public CohortPart? Unseen { get; }

    /// <summary>The customers of a study with the primary outcome.</summary>
    public static Cohort Of(StudyEvidence evidence, Seed seed) => Of(evidence, seed, [.. evidence.Table.Outcome.Select(outcome => (bool?)outcome)]);

    /// <summary>The customers of whom an outcome is known, with that outcome.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="seed">Of the bootstrap of cuts.</param>
    /// <param name="outcome">Per row of the modelling table; null: not known.</param>
    public static Cohort Of(StudyEvidence evidence, Seed seed, IReadOnlyList<bool?> outcome)
    {
        var table = evidence.Table;
        var rows = Enumerable.Range(0, table.RowCount).Where(row => outcome[row] is not null).ToArray();
        var heldOut = Array.FindAll(rows, row => table.HeldOut[row]);
        var unseen = Array.FindAll(heldOut, row => table.Pooled?.IsUnseen[row] is true);
        return new Cohort(
            Part(rows),
            Part(Array.FindAll(rows, row => table.Pooled?.IsLatest(row) is not false)),
            Part(Array.FindAll(rows, row => !table.HeldOut[row])),
            heldOut.Length > 0 ? Part(heldOut) : null,
            unseen.Length > 0 ? Part(unseen) : null);

        CohortPart Part(int[] part) => new(
            part,
            Array.ConvertAll(part, row => outcome[row]!.Value),
            Array.ConvertAll(part, row => evidence.Strata.Codes[row]),
            table.ClustersOf(part),
            evidence.Rules,
            seed);
    }

    /// <summary>Finds the same on training and hold-out.</summary>
    public OnBothParts<T> OnBothParts<T>(Func<CohortPart, T> find)
        where T : class => new(find(Training), HeldOut is { } heldOut ? find(heldOut) : null);

    /// <summary>Retention of those who reached something against that of the others, on both parts.</summary>
    /// <param name="reached">Per customer of the modelling table.</param>
    public OnBothParts<AssociationFigures> Associate(bool[] reached) => OnBothParts(part => part.Associate(reached));
}

/// <summary>Some of the customers.</summary>
/// <param name="rows">Their rows in the modelling table.</param>
/// <param name="outcome">Per row of these: whether the customer was retained.</param>
/// <param name="strata">Per row of these: its stratum.</param>
/// <param name="clusters">Per row of these: number of its customer; empty where every row is a customer of its own.</param>
/// <param name="rules">Confidence of all intervals, and how cuts are searched.</param>
/// <param name="seed">Of the bootstrap of cuts.</param>
internal sealed class CohortPart(int[] rows, bool[] outcome, int[] strata, int[] clusters, EvidenceRules rules, Seed seed)
{
    public ReadOnlySpan<bool> Outcome => outcome;

    public ReadOnlySpan<int> Strata => strata;

    public ReadOnlySpan<int> Clusters => clusters;

    public int Count => rows.Length;

    /// <summary>Who of them was retained.</summary>
    public Share Retained => RetainedOf(_ => true);

    /// <summary>These customers' entries of a column of the modelling table.</summary>
    public T[] Of<T>(T[] column) => Array.ConvertAll(rows, row => column[row]);

    public Share ShareOf(bool[] reached) => Share.From(Proportion.OfClusters(Of(reached), clusters), rules.Confidence);

    /// <summary>Who was retained of those of them, by place, of whom something holds.</summary>
    public Share RetainedOf(Predicate<int> holds)
    {
        int[] places = Array.FindAll([.. Enumerable.Range(0, rows.Length)], holds);
        return Share.From(
            Proportion.OfClusters(
                Array.ConvertAll(places, place => outcome[place]),
                clusters.Length == 0 ? [] : Array.ConvertAll(places, place => clusters[place])),
            rules.Confidence);
    }

    public AssociationFigures Associate(bool[] reached) =>
        AssociationFigures.Of(StratifiedTables.Of(Of(reached), outcome, strata, clusters), rules.Confidence);

    /// <summary>Searches the number from which on retention is told best among comparable customers, as thresholds are.</summary>
    /// <param name="counts">Per customer of the modelling table.</param>
    /// <param name="purpose">What the number is for, in words; part of the seed.</param>
    public CutPoint? SearchCut(int[] counts, string purpose) => CutPointSearch.Run(
        Array.ConvertAll(Of(counts), count => (double)count), outcome, rules.CutPoints(), seed.For(purpose), strata, clusters);
}
