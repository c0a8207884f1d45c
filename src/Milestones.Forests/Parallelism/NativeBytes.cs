using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Milestones.Forests;

/// <summary>
/// Bytes outside the runtime's heap, for large working space: they are given back as soon as the work is done, where an array would
/// take memory until the runtime next collects it. They begin at a cache line.
/// </summary>
internal sealed unsafe class NativeBytes : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary>Takes memory; what is in it is of no use.</summary>
    /// <exception cref="OutOfMemoryException">There is not that much left.</exception>
    public NativeBytes(int length)
        : base(ownsHandle: true)
    {
        Length = length;
        SetHandle((nint)NativeMemory.AlignedAlloc((nuint)length, CacheLines.Line));
    }

    /// <summary>How many there are.</summary>
    public int Length { get; }

    /// <summary>The first; not to be used once they are disposed of.</summary>
    public byte* Start => (byte*)handle;

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
