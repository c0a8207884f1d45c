namespace Milestones.Numerics;

/// <summary>
/// The sums over strata from which the Mantel–Haenszel odds ratio and the variance of its logarithm are built, in the letters of
/// Robins, Breslow and Greenland (1986): P = (a + d)/n, Q = (b + c)/n, R = ad/n, S = bc/n.
/// </summary>
internal readonly record struct RobinsBreslowGreenland(double R, double S, double PR, double PSandQR, double QS)
{
    public double Ratio => R / S;

    public double LogVariance => (PR / (2 * R * R)) + (PSandQR / (2 * R * S)) + (QS / (2 * S * S));

    public static RobinsBreslowGreenland Sum(ReadOnlySpan<TwoByTwo> strata)
    {
        double r = 0, s = 0, pr = 0, psAndQr = 0, qs = 0;
        foreach (var stratum in strata)
        {
            var (a, b, c, d) = stratum;
            var n = stratum.Total;
            if (n == 0)
            {
                continue;
            }

            var (p, q, rk, sk) = ((a + d) / n, (b + c) / n, a * d / n, b * c / n);
            r += rk;
            s += sk;
            pr += p * rk;
            psAndQr += (p * sk) + (q * rk);
            qs += q * sk;
        }

        return new RobinsBreslowGreenland(r, s, pr, psAndQr, qs);
    }
}
