namespace Milestones.Usage.Sample;

/// <summary>Customers and their true probabilities of retention, added up by feature, signup day, plan and size band. Kept by day, so that
/// the hold-out, a share of the latest, can be told apart when all are in.</summary>
internal sealed class TruthTally
{
    private static readonly int SizeBands = SampleStudy.SizeCuts.Count + 1;
    private static readonly int Groups = SampleModel.Plans.Count * SizeBands;
    private static readonly int Days = -SampleModel.FirstSignup;

    private readonly double[] _bars;
    private readonly Cell[] _everyone;
    private readonly Cell[][] _adopters;

    /// <summary>An empty tally.</summary>
    /// <param name="adoptedFrom">Per feature, the value from which on a customer counts as adopter.</param>
    public TruthTally(double[] adoptedFrom)
    {
        _bars = adoptedFrom;
        _everyone = new Cell[Days * Groups];
        _adopters = [.. adoptedFrom.Select(_ => new Cell[Days * Groups])];
    }

    /// <summary>Counts a customer who is in the population.</summary>
    public void Add(SampleCustomer customer)
    {
        if (!customer.InPopulation)
        {
            return;
        }

        var tenure = -customer.SignupDay - 1;
        var cell = (((tenure * SampleModel.Plans.Count) + customer.Plan) * SizeBands) + Band(customer.Seats, SampleStudy.SizeCuts);
        _everyone[cell].Add(customer.Retention);
        for (var f = 0; f < _bars.Length; f++)
        {
            if (customer.Values[f] >= _bars[f])
            {
                _adopters[f][cell].Add(customer.Retention);
            }
        }
    }

    /// <summary>Adds the counts of another tally.</summary>
    public void Add(TruthTally other)
    {
        Merge(_everyone, other._everyone);
        for (var f = 0; f < _bars.Length; f++)
        {
            Merge(_adopters[f], other._adopters[f]);
        }
    }

    /// <summary>The estimand of one feature.</summary>
    public TrueEffect Effect(PlantedFeature feature, int index, PopulationPart part, int customers)
    {
        var (firstDay, lastDay) = TenuresOf(part);
        var strata = new (Cell All, Cell Adopters)[Groups * (SampleStudy.TenureCuts.Count + 1)];
        for (var day = firstDay; day <= lastDay; day++)
        {
            for (var group = 0; group < Groups; group++)
            {
                var plan = group / SizeBands;
                if (!feature.PremiumOnly || plan == SampleModel.Plans.Count - 1)
                {
                    ref var stratum = ref strata[(group * (SampleStudy.TenureCuts.Count + 1)) + Band(day + 1, SampleStudy.TenureCuts)];
                    stratum.All.Add(_everyone[(day * Groups) + group]);
                    stratum.Adopters.Add(_adopters[index][(day * Groups) + group]);
                }
            }
        }

        return Effect(feature, _bars[index], strata, customers);
    }

    private static TrueEffect Effect(PlantedFeature feature, double adoptedFrom, (Cell All, Cell Adopters)[] strata, int customers)
    {
        Cell with = default, without = default;
        double weight = 0, score = 0, concordant = 0, discordant = 0, nullVariance = 0, variance = 0;
        foreach (var (all, adopters) in strata)
        {
            var others = all.Without(adopters);
            with.Add(adopters);
            without.Add(others);
            if (adopters.Count == 0 || others.Count == 0)
            {
                continue;
            }

            var w = adopters.Count * others.Count / all.Count;
            weight += w;
            score += w * (adopters.Mean - others.Mean);
            concordant += adopters.Sum * (others.Count - others.Sum) / all.Count;
            discordant += others.Sum * (adopters.Count - adopters.Sum) / all.Count;
            nullVariance += w * all.Mean * (1 - all.Mean);
            variance += w * w * ((adopters.Mean * (1 - adopters.Mean) / adopters.Count) + (others.Mean * (1 - others.Mean) / others.Count));
        }

        return new TrueEffect
        {
            Feature = feature.Name,
            AdoptedFrom = adoptedFrom,
            Prevalence = with.Count / (with.Count + without.Count),
            RetainedWith = with.Mean,
            RetainedWithout = without.Mean,
            AdjustedRiskDifference = score / weight,
            AdjustedOddsRatio = concordant / discordant,
            RowsPerCustomer = (with.Count + without.Count) / customers,
            Score = score / customers,
            NullVariance = nullVariance / customers,
            Variance = variance / customers,
        };
    }

    /// <summary>First and last index of days (tenure − 1) of the part; the hold-out is the latest quarter of the population.</summary>
    private (int First, int Last) TenuresOf(PopulationPart part)
    {
        var byDay = Enumerable.Range(0, Days).Select(day => _everyone.AsSpan(day * Groups, Groups).ToArray().Sum(cell => cell.Count)).ToArray();
        var toHoldOut = SampleStudy.HoldOutShare * byDay.Sum();
        var held = 0;
        for (; held < Days && toHoldOut > byDay[held] / 2; held++)
        {
            toHoldOut -= byDay[held];
        }

        return part switch
        {
            PopulationPart.HeldOut => (0, held - 1),
            PopulationPart.Training => (held, Days - 1),
            _ => (0, Days - 1),
        };
    }

    private static int Band(double value, IReadOnlyList<double> cuts) => cuts.Count(cut => value >= cut);

    private static void Merge(Cell[] into, Cell[] from)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i].Add(from[i]);
        }
    }

    /// <summary>A number of customers and the sum of their probabilities.</summary>
    private struct Cell
    {
        public double Count;
        public double Sum;

        public readonly double Mean => Sum / Count;

        public void Add(double probability)
        {
            Count++;
            Sum += probability;
        }

        public void Add(Cell other)
        {
            Count += other.Count;
            Sum += other.Sum;
        }

        public readonly Cell Without(Cell part) => new() { Count = Count - part.Count, Sum = Sum - part.Sum };
    }
}
