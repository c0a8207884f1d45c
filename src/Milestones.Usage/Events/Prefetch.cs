using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Milestones.Usage.Events;

/// <summary>Asks the processor for memory that will soon be needed, without waiting for it.</summary>
internal static class Prefetch
{
    /// <summary>Asks for the cache line of a place; does nothing on processors of which the framework doesn't know how.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Of<T>(ref readonly T place)
    {
        if (Sse.IsSupported)
        {
            // Only a hint: should the garbage collector move the place meanwhile, the wrong line is fetched, and no harm done.
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
        }
    }
}
