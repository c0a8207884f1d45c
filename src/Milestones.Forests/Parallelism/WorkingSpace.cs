namespace Milestones.Forests;

/// <summary>Memory that a thread keeps from one tree to the next.</summary>
internal static class WorkingSpace
{
    /// <summary>Gives an array at least so many entries; those that it has are kept. For what is about as large in every tree:
    /// an eighth more than asked for, which takes no memory before it is used, while an array that is let go takes memory until the
    /// runtime collects it.</summary>
    public static void Reserve<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, WithSpare(length));
        }
    }

    /// <summary>The same for bytes outside the runtime's heap, which do not keep what was in them.</summary>
    public static void Reserve(ref NativeBytes bytes, int length)
    {
        if (bytes.Length < length)
        {
            bytes.Dispose();
            bytes = new NativeBytes(WithSpare(length));
        }
    }

    /// <summary>The same for what grows little by little: at least twice as many entries as it has.</summary>
    public static void ReserveForGrowth<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, Math.Max(length, 2 * array.Length));
        }
    }

    private static int WithSpare(int length) => (int)Math.Min(length + (length / 8L), Array.MaxLength);
}
