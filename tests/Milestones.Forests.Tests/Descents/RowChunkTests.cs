using Milestones.Forests.Descents;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Descents;

public class RowChunkTests
{
    /// <summary>Rows of one vector and of several, with bits and without, in any order; the last words not full.</summary>
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(3, 0, 64)]
    [InlineData(1, 7, 100)]
    [InlineData(6, 39, 200)]
    [InlineData(70, 20, 777)]
    [InlineData(5, 64, 130)]
    [InlineData(2, 150, 3000)]
    public void Holds_every_byte_of_every_row_in_its_plane(int binary, int others, int count)
    {
        const int rows = 5000;
        var random = new Seed(1).CreateRandom();
        ForestColumn[] columns =
        [
            .. Enumerable.Range(0, binary).Select(j => new ForestColumn($"b{j}", [.. Enumerable.Range(0, rows).Select(_ => (double)random.NextInt32(2))])),
            .. Enumerable.Range(0, others).Select(j => new ForestColumn($"x{j}", [.. Enumerable.Range(0, rows).Select(_ => (double)random.NextInt32(300))])),
        ];
        var matrix = BinnedMatrix.Create(columns);
        LabelledRow[] all = [.. Enumerable.Range(0, rows).Select(row => LabelledRow.Of(row, random.NextInt32(2)))];
        var chunk = new RowChunk(matrix.Layout);
        Assert.True(count <= chunk.Capacity);
        chunk.Load(matrix.Packed, [.. Enumerable.Range(0, count).Select(_ => all[random.NextInt32(rows)])]);
        for (var k = 0; k < count; k++)
        {
            var row = matrix.Packed.AsSpan(chunk.Rows[k].Row * matrix.Layout.Stride, matrix.Layout.Stride);
            for (var offset = 0; offset < row.Length; offset++)
            {
                Assert.Equal(row[offset], chunk.Planes[(offset * chunk.Stride) + k]);
            }

            Assert.Equal(chunk.Rows[k].Label == 0, (chunk.NegativesFrom(k) & 1) != 0);
        }

        for (var j = 0; j < binary; j++)
        {
            var slot = matrix.Layout.Slots[j];
            Assert.Equal(chunk.Rows[..count].Count(i => columns[j].Values[i.Row] == 1), chunk.CountWith(slot.Offset, slot.Mask));
        }
    }
}
