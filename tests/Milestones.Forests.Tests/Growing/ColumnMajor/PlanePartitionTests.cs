using FsCheck;
using FsCheck.Fluent;
using Milestones.Forests.Binning;
using Milestones.Forests.Growing.ColumnMajor;
using Milestones.Forests.Trees;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Growing.ColumnMajor;

public unsafe class PlanePartitionTests
{
    private const int Planes = 5;
    private static readonly int[] Parted = [0, 1, 2, 4]; // the plane between is not asked for

    /// <summary>A node in the midst of others: its rows are parted in their order, all others stay what they were.</summary>
    [Fact]
    public void The_rows_of_a_node_are_parted_as_one_by_one_and_no_others_are_touched()
    {
        Assert.SkipUnless(System.Runtime.Intrinsics.X86.Avx512Vbmi2.IsSupported, "the processor lacks the instructions (AVX-512 VBMI2)");
        var partition = new PlanePartition(Parted);
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), Arb.From(Gen.Choose(1, 20_000)), Arb.From(Gen.Choose(0, 200)), (seed, rows, before) =>
        {
            var random = new Seed((ulong)seed).CreateRandom();
            var stride = before + rows + 200;
            var planes = new byte[Planes * stride];
            for (var i = 0; i < planes.Length; i++)
            {
                planes[i] = (byte)random.NextInt32(8);
            }

            var (missingGoesRight, lastLeft) = (random.NextBoolean(0.5), 1 + random.NextInt32(7));
            var node = TreeNode.Inner(0, 0, lastLeft, missingGoesRight);
            var test = WalkNode.Of(node, 0, new ColumnSlot(1, byte.MaxValue), hasMissing: true);
            var expected = (byte[])planes.Clone();
            var order = Enumerable.Range(before, rows).OrderBy(i => node.GoesRight(planes[stride + i])).ToArray(); // stable
            foreach (var plane in Parted)
            {
                for (var k = 0; k < rows; k++)
                {
                    expected[(plane * stride) + before + k] = planes[(plane * stride) + order[k]];
                }
            }

            var goLeft = order.Count(i => !node.GoesRight(planes[stride + i]));
            fixed (byte* first = planes)
            {
                Assert.Equal(goLeft, partition.Part(first + before, stride, rows, test));
            }

            Assert.Equal(expected, planes);
        }).QuickCheckThrowOnFailure();
    }
}
