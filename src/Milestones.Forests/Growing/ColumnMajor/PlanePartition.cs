using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Milestones.Forests.Binning;
using Milestones.Forests.Trees;

namespace Milestones.Forests.Growing.ColumnMajor;

/// <summary>Parts the rows of a node in place, one plane after the other.</summary>
/// <param name="planes">Which planes there are.</param>
internal sealed unsafe class PlanePartition(int[] planes)
{
    private const int Block = BytePlanes.Block;

    /// <summary>What goes right in several planes is put aside before it is put back, as far as this goes: what is loaded again at
    /// once waits for the stores.</summary>
    private const int BytesAside = 1 << 15;

    private byte[] _goRight = []; // per row 255 or 0
    private byte[] _aside = [];

    /// <summary>Which of 64 rows go right: 255 or 0 for each.</summary>
    /// <param name="bytes">Their bytes in the plane that is tested.</param>
    /// <param name="test">The test.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> GoRight(Vector512<byte> bytes, WalkNode test) =>
        Vector512.GreaterThanOrEqual((bytes & Vector512.Create(test.Mask)) - Vector512.Create(test.Shift), Vector512.Create(test.Bound));

    /// <summary>Moves the rows that go left to the front; both sides keep their order. Returns how many go left.</summary>
    /// <param name="first">The first row's byte in the first plane; a block may be loaded behind the last.</param>
    /// <param name="stride">Bytes from one plane to the next.</param>
    /// <param name="count">How many rows; what follows them is left as it is.</param>
    /// <param name="test">The test that parts them.</param>
    public int Part(byte* first, nint stride, int count, WalkNode test)
    {
        var room = ((count / Block) + 2) * Block;
        var together = Math.Clamp(BytesAside / room, 1, planes.Length);
        WorkingSpace.ReserveForGrowth(ref _goRight, room);
        WorkingSpace.ReserveForGrowth(ref _aside, room * together);
        fixed (byte* goRight = _goRight, aside = _aside)
        fixed (int* plane = planes)
        {
            var goLeft = Mark(first + (test.ByteOffset * stride), count, test, goRight);
            for (var k = 0; k < planes.Length; k += together)
            {
                var end = plane + Math.Min(k + together, planes.Length);
                Part(first, stride, plane + k, end, count, goLeft, goRight, aside, room);
                PutBack(first + goLeft, stride, plane + k, end, count - goLeft, aside, room);
            }

            return goLeft;
        }
    }

    /// <summary>Finds the rows that go right; returns how many go left.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static int Mark(byte* tested, int count, WalkNode test, byte* goRight)
    {
        var goLeft = count;
        for (var i = 0; i < count; i += Block)
        {
            var right = GoRight(Vector512.Load(tested + i), test) & ByteBlock.FirstOf(Math.Min(count - i, Block));
            right.Store(goRight + i);
            goLeft -= BitOperations.PopCount(right.ExtractMostSignificantBits());
        }

        return goLeft;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Part(byte* first, nint stride, int* plane, int* endPlane, nint count, nint goLeft, byte* goRight, byte* aside, nint room)
    {
        var rest = count % Block;
        var whole = count - rest;
        var restRight = Vector512.Load(goRight + whole);
        var restLeft = ~restRight & ByteBlock.FirstOf((int)rest);
        for (; plane < endPlane; plane++, aside += room)
        {
            var bytes = first + (*plane * stride);
            nint left = 0, right = 0, i = 0;
            for (; i < whole - Block; i += 2 * Block)
            {
                Vector512<byte> block = Vector512.Load(bytes + i), next = Vector512.Load(bytes + i + Block); // a load behind a store nearby would wait
                PartBlock(block, Vector512.Load(goRight + i), bytes, ref left, aside, ref right);
                PartBlock(next, Vector512.Load(goRight + i + Block), bytes, ref left, aside, ref right);
            }

            if (i < whole)
            {
                PartBlock(Vector512.Load(bytes + i), Vector512.Load(goRight + i), bytes, ref left, aside, ref right);
            }

            var last = Vector512.Load(bytes + whole);
            ByteBlock.Keep(last, restRight).Store(aside + right);
            Avx512BW.MaskStore(bytes + left, ByteBlock.FirstOf((int)(goLeft - left)), ByteBlock.Keep(last, restLeft));
        }
    }

    /// <summary>Never writes behind the block in its plane: so many rows or more were loaded before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PartBlock(Vector512<byte> block, Vector512<byte> goRight, byte* bytes, ref nint left, byte* aside, ref nint right)
    {
        ByteBlock.Keep(block, ~goRight).Store(bytes + left);
        ByteBlock.Keep(block, goRight).Store(aside + right);
        var rights = BitOperations.PopCount(goRight.ExtractMostSignificantBits());
        left += Block - rights;
        right += rights;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PutBack(byte* to, nint stride, int* plane, int* endPlane, nint count, byte* aside, nint room)
    {
        var rest = ByteBlock.FirstOf((int)(count % Block));
        for (; plane < endPlane; plane++, aside += room)
        {
            var bytes = to + (*plane * stride);
            nint i = 0;
            for (; i <= count - Block; i += Block)
            {
                Vector512.Load(aside + i).Store(bytes + i);
            }

            Avx512BW.MaskStore(bytes + i, rest, Vector512.Load(aside + i));
        }
    }
}
