namespace Milestones.Forests;

/// <summary>Arrays that a thread keeps from one tree to the next.</summary>
internal static class WorkingSpace
{
    /// <summary>Gives an array at least so many entries; those that it has are kept. For what is about as large in every tree:
    /// a few more than asked for, as an array that is let go takes memory until the runtime collects it.</summary>
    public static void Reserve<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, length + (length / 32));
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
}
