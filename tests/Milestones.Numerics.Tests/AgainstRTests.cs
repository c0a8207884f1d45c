using System.Diagnostics;
using System.Globalization;

namespace Milestones.Numerics.Tests;

/// <summary>The tests of association beside R itself, on rows drawn here; skipped where R is not installed. Constants from R stand in
/// the tests of each.</summary>
public sealed class AgainstRTests
{
    private const int Rows = 600;

    private static readonly (double[] Values, bool[] Labels, int[] Strata) Drawn = Draw(seed: 21);

    [Fact]
    public void One_stratum_of_the_rank_test_is_wilcox_test()
    {
        var expected = R("cat(wilcox.test(v[l == 1], v[l == 0], exact = FALSE, correct = FALSE)$p.value)");

        Near.Equal(expected[0], StratifiedRankTest.Run(Drawn.Values, Drawn.Labels, new int[Rows]).PValue, 1e-9);
    }

    [Fact]
    public void The_stratified_rank_test_is_van_Elteren()
    {
        var expected = R(
            """
            T <- 0; V <- 0
            for (k in unique(s)) {
              x <- v[s == k]; y <- l[s == k]; N <- length(x); m <- sum(y); n <- N - m; t <- table(x)
              T <- T + (sum(rank(x)[y == 1]) - m * (N + 1) / 2) / (N + 1)
              V <- V + m * n / 12 * (N + 1 - sum(t^3 - t) / (N * (N - 1))) / (N + 1)^2
            }
            cat(T / sqrt(V), 2 * pnorm(-abs(T / sqrt(V))))
            """);
        var actual = StratifiedRankTest.Run(Drawn.Values, Drawn.Labels, Drawn.Strata);

        Near.Equal(expected[0], actual.Statistic, 1e-9);
        Near.Equal(expected[1], actual.PValue, 1e-9);
    }

    [Fact]
    public void Cochran_Armitage_is_prop_trend_test()
    {
        var expected = R("t <- prop.trend.test(tapply(l, v, sum), tapply(l, v, length), sort(unique(v))); cat(t$statistic, t$p.value)");
        var scores = Drawn.Values.Distinct().Order().ToArray();
        var places = scores.Select(score => Enumerable.Range(0, Rows).Where(i => Drawn.Values[i] == score).ToArray()).ToArray();
        var actual = TrendTest.CochranArmitage(
            scores,
            [.. places.Select(rows => (long)rows.Count(i => Drawn.Labels[i]))],
            [.. places.Select(rows => (long)rows.Length)]);

        Near.Equal(expected[0], actual.Statistic * actual.Statistic, 1e-9);
        Near.Equal(expected[1], actual.PValue, 1e-9);
    }

    [Fact]
    public void Strata_of_fourfold_tables_are_mantelhaen_test()
    {
        var expected = R(
            "t <- mantelhaen.test(table(factor(v < 3), factor(l, c(1, 0)), s), correct = FALSE); cat(t$statistic, t$estimate, t$conf.int)");
        var tables = StratifiedTables.Of([.. Drawn.Values.Select(value => value >= 3)], Drawn.Labels, Drawn.Strata);

        Near.Equal(expected[0], tables.CochranMantelHaenszel().Statistic, 1e-9);
        Near.Equal((expected[1], expected[2], expected[3]), tables.OddsRatio(), 1e-9);
    }

    private static (double[] Values, bool[] Labels, int[] Strata) Draw(ulong seed)
    {
        var random = new Seed(seed).CreateRandom();
        int[] strata = [.. Enumerable.Range(0, Rows).Select(_ => (int)(5 * random.NextDouble()))];
        double[] values = [.. strata.Select(stratum => Math.Floor((1 + stratum) * Math.Exp(random.NextNormal() / 2)))];
        bool[] labels = [.. values.Select((value, i) => random.NextBoolean(value >= 3 + (strata[i] / 2) ? 0.6 : 0.45))];
        return (values, labels, strata);
    }

    /// <summary>What R prints, given the rows as v, l (1 and 0) and s.</summary>
    private static double[] R(string code)
    {
        var rows = $"v <- c({Join(Drawn.Values)}); l <- c({Join(Drawn.Labels.Select(label => label ? 1.0 : 0))}); s <- c({Join(Drawn.Strata.Select(stratum => (double)stratum))}); options(digits = 15)";
        var start = new ProcessStartInfo("Rscript", ["--vanilla", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Start(start);
        Assert.SkipUnless(process is not null, "R is not installed.");
        process.StandardInput.Write($"{rows}\n{code}\n");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
        return [.. output.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

        static string Join(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
    }

    private static Process? Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
