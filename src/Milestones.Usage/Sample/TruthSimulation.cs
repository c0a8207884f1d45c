namespace Milestones.Usage.Sample;

/// <summary>
/// The true values of what an analysis of the sample estimates. A planted coefficient is not the marginal odds ratio
/// (odds ratios do not collapse), and confounding and correlated features add to what an estimate sees; so the truth is
/// the same estimand on a population so large that chance is gone, with true probabilities in place of outcomes.
/// </summary>
public static class TruthSimulation
{
    private const int BlockSize = 50_000;

    /// <summary>Simulates, and computes every feature's estimand.</summary>
    /// <param name="options">The sample; its <see cref="SampleOptions.Customers"/> is how many are simulated. Some millions for
    /// three digits.</param>
    /// <param name="part">Which rows of the population count.</param>
    /// <param name="adoptedFrom">By feature, the value from which on a customer counts as adopter; what is absent is taken from the
    /// planted truth.</param>
    /// <param name="threads">Threads used; the result does not depend on it.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>One per planted feature, in the order of the catalog.</returns>
    public static IReadOnlyList<TrueEffect> Run(
        SampleOptions options,
        PopulationPart part = PopulationPart.Training,
        IReadOnlyDictionary<string, double>? adoptedFrom = null,
        int? threads = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        AdoptionBar[] bars =
        [
            .. SampleModel.Features.Select((feature, f) =>
                new AdoptionBar(f, adoptedFrom?.GetValueOrDefault(feature.Name, feature.AdoptedFrom) ?? feature.AdoptedFrom)),
        ];
        var tally = Count(options, bars, threads, cancellation);
        return [.. bars.Select((_, b) => tally.Effect(b, part, options.Customers))];
    }

    /// <summary>Simulates, and counts what every estimand is computed from, at any number of bars per feature.</summary>
    internal static TruthTally Count(
        SampleOptions options, IReadOnlyList<AdoptionBar> bars, int? threads = null, CancellationToken cancellation = default)
    {
        var model = new SampleModel(options);
        var total = new TruthTally(bars, options.IsPooled);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount, CancellationToken = cancellation };
        var blocks = (options.Customers + BlockSize - 1) / BlockSize;
        var batch = new TruthTally[parallel.MaxDegreeOfParallelism];
        for (var first = 0; first < blocks; first += batch.Length)
        {
            var count = Math.Min(batch.Length, blocks - first);
            Parallel.For(0, count, parallel, i =>
            {
                var from = (first + i) * BlockSize;
                batch[i] = Simulate(model, new TruthTally(bars, options.IsPooled), from, Math.Min(from + BlockSize, options.Customers));
            });
            foreach (var block in batch.AsSpan(0, count))
            {
                total.Add(block);
            }
        }

        return total;
    }

    private static TruthTally Simulate(SampleModel model, TruthTally tally, int from, int until)
    {
        for (var index = from; index < until; index++)
        {
            tally.Add(model.Draw(index));
        }

        return tally;
    }
}

/// <summary>Part of a study's population.</summary>
public enum PopulationPart
{
    /// <summary>The rows on which everything is chosen.</summary>
    Training,

    /// <summary>The latest customers, or of several snapshots the latest, held out.</summary>
    HeldOut,

    /// <summary>Both.</summary>
    All,

    /// <summary>Those held out of whom no training row is; all of them unless several snapshots are pooled.</summary>
    Unseen,
}
