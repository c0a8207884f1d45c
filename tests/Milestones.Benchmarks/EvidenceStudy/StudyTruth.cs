using Milestones.Usage.Sample;

namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>What the estimates of all data sets would be without chance: the same estimands, at the same thresholds and by the
/// same definitions of maturity, on a generated population so large that chance is gone, from its true probabilities.</summary>
internal sealed class StudyTruth
{
    private const int BlockSize = 20_000;

    private readonly Dictionary<(Setting Setting, AdoptionBar Bar, PopulationPart Part), TrueEffect> _effects = [];
    private readonly double[] _headlines;

    /// <summary>Computes the truth for all that the data sets estimated.</summary>
    public StudyTruth(IReadOnlyList<DataSetResult> results, StudySettings settings)
    {
        var planted = SampleModel.Features.Select((feature, f) => new AdoptionBar(f, feature.AdoptedFrom));
        foreach (var group in results.GroupBy(result => result.Setting))
        {
            AdoptionBar[] bars = [.. planted.Concat(group.SelectMany(result => result.Features.Select(feature => feature.Bar))).Distinct()];
            var tally = TruthSimulation.Count(group.Key.Sample(settings.TruthCustomers, settings.TruthSeed), bars);
            for (var b = 0; b < bars.Length; b++)
            {
                foreach (var part in (PopulationPart[])[PopulationPart.Training, PopulationPart.HeldOut, PopulationPart.Unseen])
                {
                    _effects[(group.Key, bars[b], part)] = tally.Effect(b, part, settings.TruthCustomers);
                }
            }
        }

        _headlines = Headlines(results, settings);
    }

    /// <summary>What a feature's association is, adopted from a bar on.</summary>
    public TrueEffect Effect(Setting setting, AdoptionBar bar, PopulationPart part) => _effects[(setting, bar, part)];

    /// <summary>What a planted feature's association is, adopted from its planted threshold on.</summary>
    public TrueEffect Planted(Setting setting, PlantedFeature feature)
    {
        var index = SampleModel.Features.TakeWhile(other => other != feature).Count();
        return Effect(setting, new AdoptionBar(index, feature.AdoptedFrom), PopulationPart.Training);
    }

    /// <summary>Share of the population who are mature by a data set's definition.</summary>
    public double Headline(int dataSet) => _headlines[dataSet];

    /// <summary>Usage does not depend on what moves retention, nor does who is there at the latest snapshot, so one population serves all settings.</summary>
    private static double[] Headlines(IReadOnlyList<DataSetResult> results, StudySettings settings)
    {
        var model = new SampleModel(settings.Settings[0].Sample(settings.TruthCustomers, settings.TruthSeed));
        var mature = new long[results.Count];
        var population = 0L;
        Parallel.For(0, (settings.TruthCustomers + BlockSize - 1) / BlockSize, block =>
        {
            var counts = new long[results.Count];
            var present = 0;
            for (var index = block * BlockSize; index < Math.Min((block + 1) * BlockSize, settings.TruthCustomers); index++)
            {
                var customer = model.Draw(index);
                if (customer.InPopulation)
                {
                    present++;
                    for (var r = 0; r < counts.Length; r++)
                    {
                        counts[r] += results[r].Maturity?.IsMet(customer.Values) is true ? 1 : 0;
                    }
                }
            }

            Interlocked.Add(ref population, present);
            for (var r = 0; r < counts.Length; r++)
            {
                Interlocked.Add(ref mature[r], counts[r]);
            }
        });
        return Array.ConvertAll(mature, count => (double)count / population);
    }
}
