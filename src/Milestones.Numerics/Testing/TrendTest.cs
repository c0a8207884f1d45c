namespace Milestones.Numerics;

/// <summary>Whether a proportion rises or falls along ordered groups.</summary>
public static class TrendTest
{
    /// <summary>The Cochran–Armitage test (Cochran 1954; Armitage 1955).</summary>
    /// <param name="scores">The position of each of g groups; evenly spaced ones give the same result whatever their unit.</param>
    /// <param name="successes">Successes of each group, 0 … trials.</param>
    /// <param name="trials">Trials of each group, 0 or more.</param>
    /// <returns>A signed z, positive for a rising proportion; its square is the χ² of R's <c>prop.trend.test</c>. Undefined when
    /// scores or outcomes do not vary.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or successes do not fit their trials.</exception>
    public static TestResult CochranArmitage(
        ReadOnlySpan<double> scores, ReadOnlySpan<double> successes, ReadOnlySpan<double> trials)
    {
        if (scores.Length != successes.Length || scores.Length != trials.Length)
        {
            throw new ArgumentException($"{scores.Length} scores, {successes.Length} successes, {trials.Length} trials.", nameof(scores));
        }

        var sums = default(TrendSums);
        for (var g = 0; g < scores.Length; g++)
        {
            if (!(successes[g] >= 0 && successes[g] <= trials[g]))
            {
                throw new ArgumentException($"{successes[g]} successes in {trials[g]} trials.", nameof(successes));
            }

            sums.Add(scores[g], successes[g], trials[g]);
        }

        // The binomial variance, n in place of the n − 1 of the permutation variance.
        var variance = sums.PermutationVariance * (sums.Trials - 1) / sums.Trials;
        return variance > 0 ? TestResult.FromNormal(sums.Excess / Math.Sqrt(variance)) : TestResult.Undefined(1);
    }

    /// <summary>The same test of rows, which may come in clusters.</summary>
    /// <param name="scores">n scores, one per row.</param>
    /// <param name="labels">n outcomes.</param>
    /// <param name="clusters">n numbers of 0 or more, equal for rows that belong together, or empty; the variance is then multiplied by the
    /// design effect.</param>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static TestResult CochranArmitageOfRows(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<int> clusters)
    {
        var sums = SumsByStratum(scores, labels, new int[scores.Length], clusters);
        var rows = sums.Length == 0 ? default : sums[0];
        var variance = rows.PermutationVariance * (rows.Trials - 1) / rows.Trials * DesignEffectOf(scores, labels, new int[scores.Length], sums, clusters);
        return variance > 0 ? TestResult.FromNormal(rows.Excess / Math.Sqrt(variance)) : TestResult.Undefined(1);
    }

    /// <summary>Mantel's extension (Mantel 1963): the trend within strata, adjusted for what the strata are made of.</summary>
    /// <param name="scores">n scores, one per row.</param>
    /// <param name="labels">n outcomes.</param>
    /// <param name="strata">n stratum numbers, each 0 or more.</param>
    /// <param name="clusters">n numbers of 0 or more, equal for rows that belong together, or empty; the variance is then multiplied by the
    /// design effect.</param>
    /// <returns>A signed z, positive where the outcome is more frequent at higher scores; with two scores its square is the
    /// Cochran–Mantel–Haenszel χ². Undefined when in no stratum both scores and outcomes vary.</returns>
    /// <exception cref="ArgumentException">Lengths differ or a stratum number is negative.</exception>
    public static TestResult MantelExtension(
        ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<int> strata, ReadOnlySpan<int> clusters = default)
    {
        var sums = SumsByStratum(scores, labels, strata, clusters);
        double excess = 0, variance = 0;
        foreach (var stratum in sums)
        {
            if (stratum.Trials > 1)
            {
                excess += stratum.Excess;
                variance += stratum.PermutationVariance;
            }
        }

        return variance > 0
            ? TestResult.FromNormal(excess / Math.Sqrt(variance * DesignEffectOf(scores, labels, strata, sums, clusters)))
            : TestResult.Undefined(1);
    }

    private static TrendSums[] SumsByStratum(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<int> strata, ReadOnlySpan<int> clusters)
    {
        if (scores.Length != labels.Length || scores.Length != strata.Length || (!clusters.IsEmpty && clusters.Length != scores.Length))
        {
            throw new ArgumentException($"{scores.Length} scores, {labels.Length} labels, {strata.Length} strata, {clusters.Length} clusters.", nameof(scores));
        }

        var sums = new TrendSums[StratumNumbers.Count(strata)];
        for (var i = 0; i < scores.Length; i++)
        {
            sums[strata[i]].Add(scores[i], labels[i] ? 1 : 0, 1);
        }

        return sums;
    }

    /// <summary>Of Σ over strata of (score − mean score)(label − mean label), which is the excess.</summary>
    private static double DesignEffectOf(
        ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<int> strata, TrendSums[] sums, ReadOnlySpan<int> clusters)
    {
        if (clusters.IsEmpty)
        {
            return 1;
        }

        var contributions = new double[scores.Length];
        for (var i = 0; i < contributions.Length; i++)
        {
            var stratum = sums[strata[i]];
            contributions[i] = (scores[i] - stratum.MeanScore) * ((labels[i] ? 1 : 0) - stratum.Rate);
        }

        return DesignEffect.Of(contributions, clusters);
    }

    /// <summary>What both tests are made of: the total score of the successes against its expectation.</summary>
    private struct TrendSums
    {
        private double _successes;
        private double _scores;
        private double _squares;
        private double _successScores;

        public double Trials { get; private set; }

        public readonly double MeanScore => _scores / Trials;

        public readonly double Rate => _successes / Trials;

        public readonly double Excess => _successScores - (_successes * _scores / Trials);

        public readonly double PermutationVariance =>
            _successes / Trials * (Trials - _successes) / (Trials - 1) * Math.Max(0, _squares - (_scores / Trials * _scores));

        public void Add(double score, double successes, double trials)
        {
            Trials += trials;
            _successes += successes;
            _scores += score * trials;
            _squares += score * score * trials;
            _successScores += score * successes;
        }
    }
}
