using FsCheck;
using FsCheck.Fluent;

namespace Milestones.Forests.Tests;

/// <summary>A table small enough to try everything on it: binary, few-valued and continuous columns, some with missing
/// values, both labels present.</summary>
internal sealed record SmallTable(
    List<ForestColumn> Columns, bool[] Labels, int[]? Weights, int[]? Strata, ForestLoss Loss, ulong Seed)
{
    public static Arbitrary<SmallTable> Any { get; } = Arb.From(
        from rows in Gen.Choose(8, 18)
        from columns in Gen.Choose(2, 4)
        from kinds in Gen.Choose(0, 2).ArrayOf(columns)
        from missing in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Constant(3))).ArrayOf(columns)
        from cells in Cell.ArrayOf(rows * columns)
        from labels in Gen.Choose(0, 1).Select(v => v == 1).ArrayOf(rows)
        from weighted in Gen.Choose(0, 1)
        from weights in Gen.Choose(0, 2).ArrayOf(rows)
        from stratified in Gen.Choose(0, 1)
        from strata in Gen.Choose(0, 1).ArrayOf(rows)
        from loss in Gen.Elements(ForestLoss.Brier, ForestLoss.LogLoss)
        from seed in Gen.Choose(0, int.MaxValue)
        where labels.Distinct().Count() == 2
        select new SmallTable(
            [.. Enumerable.Range(0, columns).Select(j => new ForestColumn(
                $"x{j}", [.. Enumerable.Range(0, rows).Select(i => cells[(i * columns) + j].As(kinds[j], missing[j]))]))],
            labels,
            weighted == 1 && weights.Any(w => w > 0) ? weights : null,
            stratified == 1 ? strata : null,
            loss,
            (ulong)seed));

    private static Gen<CellDraw> Cell =>
        from number in Gen.Choose(0, 999)
        from missing in Gen.Choose(0, 9)
        select new CellDraw(number, missing);

    /// <summary>A draw that becomes binary (kind 0), one of five values (1) or nearly continuous (2); missing with
    /// probability <c>missing</c> / 10.</summary>
    private readonly record struct CellDraw(int Number, int Missing)
    {
        public double As(int kind, int missingTenths) =>
            Missing < missingTenths ? double.NaN : kind switch { 0 => Number % 2, 1 => Number % 5, _ => Number / 7.0 };
    }
}
