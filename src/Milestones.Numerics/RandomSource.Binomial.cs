namespace Milestones.Numerics;

/// <content>Binomial numbers.</content>
public sealed partial class RandomSource
{
    /// <summary>The number of successes in independent trials: by inversion where few are expected, else by Hörmann's
    /// transformed rejection (Hörmann 1993, algorithm BTRS), whose time does not grow with the trials.</summary>
    /// <param name="trials">0 or more, below 2⁵³.</param>
    /// <param name="probability">Of success, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of these ranges.</exception>
    public long NextBinomial(long trials, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies in [0, 1].");
        }

        return probability > 0.5 ? trials - NextRarer(trials, 1 - probability) : NextRarer(trials, probability);
    }

    private long NextRarer(long trials, double probability) => (trials * probability) switch
    {
        0 => 0,
        < 10 => NextByInversion(trials, probability),
        _ => NextByRejection(trials, probability),
    };

    private long NextByInversion(long trials, double probability)
    {
        var ratio = probability / (1 - probability);
        var none = Math.Exp(trials * Math.Log(1 - probability));
        while (true)
        {
            var uniform = NextDouble();
            var mass = none;
            for (long successes = 0; successes <= trials && successes < 110; successes++)
            {
                if (uniform < mass)
                {
                    return successes;
                }

                uniform -= mass;
                mass *= (trials - successes) * ratio / (successes + 1);
            }

            // Rounding left a remainder beyond the last plausible number: draw again.
        }
    }

    private long NextByRejection(long trials, double probability)
    {
        var deviation = Math.Sqrt(trials * probability * (1 - probability));
        var b = 1.15 + (2.53 * deviation);
        var a = -0.0873 + (0.0248 * b) + (0.01 * probability);
        var centre = (trials * probability) + 0.5;
        var acceptAtOnce = 0.92 - (4.2 / b);
        var alpha = (2.83 + (5.1 / b)) * deviation;
        var odds = probability / (1 - probability);
        var mode = Math.Floor((trials + 1) * probability);
        while (true)
        {
            var u = NextDouble() - 0.5;
            var v = 1 - NextDouble(); // in (0, 1], for the logarithm
            var distance = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / distance) + b) * u) + centre);
            if (distance >= 0.07 && v <= acceptAtOnce)
            {
                return (long)k;
            }

            if (!(k >= 0 && k <= trials))
            {
                continue;
            }

            var bound = ((mode + 0.5) * Math.Log((mode + 1) / (odds * (trials - mode + 1))))
                + ((trials + 1) * Math.Log((trials - mode + 1) / (trials - k + 1)))
                + ((k + 0.5) * Math.Log(odds * (trials - k + 1) / (k + 1)))
                + StirlingTail(mode) + StirlingTail(trials - mode) - StirlingTail(k) - StirlingTail(trials - k);
            if (Math.Log(v * alpha / ((a / (distance * distance)) + b)) <= bound)
            {
                return (long)k;
            }
        }
    }

    /// <summary>log k! less Stirling's √(2π) (k + 1)^(k + ½) e^−(k + 1).</summary>
    private static double StirlingTail(double k)
    {
        ReadOnlySpan<double> small =
        [
            0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.0207906721037650, 0.0166446911898211,
            0.0138761288230707, 0.0118967099458917, 0.0104112652619720, 0.00925546218271273, 0.00833056343336287,
        ];
        if (k < small.Length)
        {
            return small[(int)k];
        }

        var next = k + 1;
        return ((1.0 / 12) - (((1.0 / 360) - (1.0 / 1260 / (next * next))) / (next * next))) / next;
    }
}
