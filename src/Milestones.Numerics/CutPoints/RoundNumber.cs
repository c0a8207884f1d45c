namespace Milestones.Numerics;

/// <summary>Numbers that people would choose for a threshold.</summary>
internal static class RoundNumber
{
    /// <summary>Leading parts of round whole numbers from 10 on: 10, 15, 20, 25, 30, 40, 50, 75, 100 …</summary>
    private static readonly double[] Leading = [1, 1.5, 2, 2.5, 3, 4, 5, 7.5];

    /// <summary>The accepted round number nearest to <paramref name="best"/>, the lesser of equally near ones;
    /// <paramref name="best"/> itself where there is none.</summary>
    /// <param name="best">A value in [low, high].</param>
    /// <param name="low">Least allowed.</param>
    /// <param name="high">Greatest allowed.</param>
    /// <param name="whole">Whole numbers only: 1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100 … Otherwise numbers of one
    /// significant digit, else of two, else of three.</param>
    /// <param name="accepts">Whether a number may be chosen.</param>
    public static double Nearest(double best, double low, double high, bool whole, Func<double, bool> accepts)
    {
        if (whole)
        {
            return Nearest(WholeBetween(low, high), best, accepts) ?? best;
        }

        for (var digits = 1; digits <= 3 && best != 0; digits++)
        {
            if (Nearest(DecimalsBetween(low, high, best, digits), best, accepts) is { } found)
            {
                return found;
            }
        }

        return best;
    }

    private static double? Nearest(IEnumerable<double> numbers, double best, Func<double, bool> accepts)
    {
        double? nearest = null;
        foreach (var number in numbers)
        {
            if (accepts(number) && !(Math.Abs(number - best) >= Math.Abs(nearest - best ?? double.PositiveInfinity)))
            {
                nearest = number;
            }
        }

        return nearest;
    }

    private static IEnumerable<double> WholeBetween(double low, double high)
    {
        IEnumerable<double> rising = [1, 2, 3, 5];
        for (var unit = 10.0; unit <= high; unit *= 10)
        {
            rising = rising.Concat(Leading.Select(leading => leading * unit).ToArray());
        }

        return rising.Where(number => number >= low && number <= high);
    }

    /// <summary>Multiples of the last of <paramref name="digits"/> significant digits of <paramref name="best"/>, up to ten either
    /// side of it.</summary>
    private static IEnumerable<double> DecimalsBetween(double low, double high, double best, int digits)
    {
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(best))) - digits + 1;
        var unit = Math.Pow(10, exponent);
        var middle = Math.Round(best / unit);
        for (var multiple = middle - 10; multiple <= middle + 10; multiple++)
        {
            var number = exponent is < 0 and >= -15 ? Math.Round(multiple * unit, -exponent) : multiple * unit;
            if (number >= low && number <= high)
            {
                yield return number;
            }
        }
    }
}
