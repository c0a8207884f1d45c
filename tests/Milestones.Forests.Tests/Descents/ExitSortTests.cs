using FsCheck;
using FsCheck.Fluent;
using Milestones.Forests.Descents;

namespace Milestones.Forests.Tests.Descents;

public class ExitSortTests
{
    [Fact]
    public void Rows_are_sorted_as_by_a_stable_sort() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<PositiveInt>(), (exits, modulus) =>
    {
        LabelledRow[] rows = [.. Enumerable.Range(1000, exits.Length).Select(bits => new LabelledRow(bits))];
        var most = Math.Min(modulus.Get, 256);
        byte[] ofPiece = [.. exits.Select(exit => (byte)(exit % most))];
        var (sorted, ends) = (new LabelledRow[rows.Length], new int[most]);
        ExitSort.Sort(ofPiece, rows, sorted, ends);
        Assert.Equal(rows.OrderBy(row => ofPiece[row.Bits - 1000]), sorted);
        Assert.Equal(Enumerable.Range(0, most).Select(exit => ofPiece.Count(e => e <= exit)), ends);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_an_exit_for_every_row_it_refuses() =>
        Assert.Throws<ArgumentException>(() => ExitSort.Sort([1, 2], new LabelledRow[3], new LabelledRow[3], new int[3]));

    [Fact]
    public void Without_a_place_for_every_row_it_refuses() =>
        Assert.Throws<ArgumentException>(() => ExitSort.Sort([1, 2, 0], new LabelledRow[3], new LabelledRow[2], new int[3]));

    [Fact]
    public void More_exits_than_a_piece_has_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ExitSort.Sort([1, 2, 0], new LabelledRow[3], new LabelledRow[3], new int[257]));
}
