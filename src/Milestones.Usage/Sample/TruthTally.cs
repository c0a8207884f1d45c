namespace Milestones.Usage.Sample;

/// <summary>Customers at snapshots and their true probabilities of retention, added up by feature, tenure, plan and size band. Kept by day, so
/// that the hold-out, a share of the latest signups, can be told apart when all are in; where several snapshots are pooled, it
/// is the latest of them, which has cells of its own.</summary>
internal sealed class TruthTally
{
    private static readonly int SizeBands = SampleStudy.SizeCuts.Count + 1;
    private static readonly int Groups = SampleModel.Plans.Count * SizeBands;
    private static readonly int Days = -SampleModel.FirstSignup;

    private readonly IReadOnlyList<AdoptionBar> _bars;
    private readonly bool _isPooled;
    private readonly Cell[] _everyone;
    private readonly Cell[][] _adopters;

    /// <summary>An empty tally.</summary>
    /// <param name="bars">What makes adopters; a feature may have several bars.</param>
    /// <param name="isPooled">Whether several snapshots are pooled.</param>
    public TruthTally(IReadOnlyList<AdoptionBar> bars, bool isPooled)
    {
        _bars = bars;
        _isPooled = isPooled;
        var cells = (isPooled ? 2 : 1) * Days * Groups;
        _everyone = new Cell[cells];
        _adopters = [.. bars.Select(_ => new Cell[cells])];
    }

    /// <summary>Counts a customer at every snapshot that sees it.</summary>
    public void Add(SampleCustomer customer)
    {
        var group = (customer.Plan * SizeBands) + Band(customer.Seats, SampleStudy.SizeCuts);
        foreach (var snapshot in customer.Snapshots)
        {
            var day = snapshot.Tenure(customer.SignupDay) - 1 + (_isPooled && !ReferenceEquals(snapshot, customer.Latest) ? Days : 0);
            var cell = (day * Groups) + group;
            _everyone[cell].Add(snapshot.Retention);
            for (var b = 0; b < _adopters.Length; b++)
            {
                if (snapshot.Values[_bars[b].Feature] >= _bars[b].From)
                {
                    _adopters[b][cell].Add(snapshot.Retention);
                }
            }
        }
    }

    /// <summary>Adds the counts of another tally.</summary>
    public void Add(TruthTally other)
    {
        Merge(_everyone, other._everyone);
        for (var b = 0; b < _adopters.Length; b++)
        {
            Merge(_adopters[b], other._adopters[b]);
        }
    }

    /// <summary>The estimand of one feature at one bar.</summary>
    /// <param name="bar">Index of the bar.</param>
    /// <param name="part">Which rows of the population count.</param>
    /// <param name="customers">How many customers were generated, in the population or not.</param>
    public TrueEffect Effect(int bar, PopulationPart part, int customers)
    {
        var feature = SampleModel.Features[_bars[bar].Feature];
        var (firstDay, lastDay) = _isPooled ? DaysOfSnapshots(part) : DaysOfSignups(part);
        var strata = new (Cell All, Cell Adopters)[Groups * (SampleStudy.TenureCuts.Count + 1)];
        for (var day = firstDay; day <= lastDay; day++)
        {
            for (var group = 0; group < Groups; group++)
            {
                var plan = group / SizeBands;
                if (!feature.PremiumOnly || plan == SampleModel.Plans.Count - 1)
                {
                    ref var stratum = ref strata[(group * (SampleStudy.TenureCuts.Count + 1)) + Band((day % Days) + 1, SampleStudy.TenureCuts)];
                    stratum.All.Add(_everyone[(day * Groups) + group]);
                    stratum.Adopters.Add(_adopters[bar][(day * Groups) + group]);
                }
            }
        }

        return Effect(feature, _bars[bar].From, strata, customers);
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

    /// <summary>First and last index of days of the part; those of the latest snapshot come first.</summary>
    private static (int First, int Last) DaysOfSnapshots(PopulationPart part) => part switch
    {
        PopulationPart.HeldOut => (0, Days - 1),
        PopulationPart.Unseen => (0, SampleModel.SnapshotSpacing - 1), // signed up since the snapshot before
        PopulationPart.Training => (Days, (2 * Days) - 1),
        _ => (0, (2 * Days) - 1),
    };

    /// <summary>First and last index of days (tenure − 1) of the part; the hold-out is the latest quarter of the population.</summary>
    private (int First, int Last) DaysOfSignups(PopulationPart part)
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
            PopulationPart.HeldOut or PopulationPart.Unseen => (0, held - 1),
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

/// <summary>From when on a customer counts as an adopter.</summary>
/// <param name="Feature">Index of the feature.</param>
/// <param name="From">Its value from which on.</param>
internal readonly record struct AdoptionBar(int Feature, double From);
