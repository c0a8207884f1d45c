using Milestones.Numerics;

namespace Milestones.Framework.Journeys;

/// <summary>Customers present at a landmark, and what became of them after it.</summary>
/// <param name="cohort">All customers.</param>
/// <param name="rows">Those that are compared.</param>
/// <param name="outcome">Per row of the table, what became of it; asked for the compared ones only.</param>
internal sealed class JourneySample(JourneyCohort cohort, int[] rows, Func<int, bool> outcome)
{
    private readonly int[] _training = Array.FindAll(rows, row => !cohort.Table.HeldOut[row]);
    private readonly int[] _heldOut = Array.FindAll(rows, row => cohort.Table.HeldOut[row]);

    public int[] Rows => rows;

    public int TrainingCount => _training.Length;

    /// <summary>Those of them for whom something holds.</summary>
    public JourneySample Where(Func<int, bool> predicate) => new(cohort, [.. rows.Where(predicate)], outcome);

    /// <summary>Finds the same on training and hold-out, from the rows of a part and the outcome.</summary>
    public OnBothParts<T> OnBothParts<T>(Func<int[], Func<int, bool>, T> find)
        where T : class => new(find(_training, outcome), _heldOut.Length > 0 ? find(_heldOut, outcome) : null);

    /// <summary>The outcome of those who reached something against the others, on both parts.</summary>
    public OnBothParts<ProgressFigures> Associate(Func<int, bool> reached) =>
        OnBothParts((part, _) => ProgressFigures.Of(Tables(part, reached), cohort.Rules.Confidence));

    /// <summary>The same without strata, as two shares and their difference.</summary>
    public OnBothParts<TransitionFigures> Compare(Func<int, bool> reached) => OnBothParts((part, _) => Compare(part, reached));

    /// <summary>The tables of the training customers' strata.</summary>
    public StratifiedTables TrainingTables(Func<int, bool> reached) => Tables(_training, reached);

    /// <summary>The association in every class of plan and size, as far as anybody is in it.</summary>
    public IReadOnlyList<GroupFigures> ByGroup(Func<int, bool> reached, params ReadOnlySpan<string> contexts)
    {
        var groups = new List<GroupFigures>();
        foreach (var name in contexts)
        {
            if (cohort.Context(name) is not { } context)
            {
                continue;
            }

            for (var level = 0; level < context.Levels.Count; level++)
            {
                var code = level;
                var part = Where(row => context.Codes[row] == code);
                if (part.Rows.Length > 0)
                {
                    groups.Add(new GroupFigures(name, context.Levels[level], part.Associate(reached)));
                }
            }
        }

        return groups;
    }

    /// <summary>The comparison on every plan, as far as anybody is on it.</summary>
    public IReadOnlyList<PlanTransition> ByPlan(Func<int, bool> reached) => cohort.Context("plan") is not { } plans
        ? []
        : [.. plans.Levels
            .Select((plan, code) => (plan, Part: Where(row => plans.Codes[row] == code)))
            .Where(group => group.Part.Rows.Length > 0)
            .Select(group => new PlanTransition(group.plan, group.Part.Compare(reached)))];

    /// <summary>Searches on the training customers the value that tells the outcome best among comparable customers, as thresholds of
    /// features are searched.</summary>
    /// <param name="value">Per row of the table.</param>
    /// <param name="purpose">What the value is for, in words; part of the seed.</param>
    public CutPoint? SearchCut(Func<int, double> value, string purpose) => CutPointSearch.Run(
        Array.ConvertAll(_training, row => value(row)),
        Array.ConvertAll(_training, row => outcome(row)),
        cohort.Rules.CutPoints(),
        cohort.Seed.For(purpose),
        cohort.StrataOf(_training));

    private TransitionFigures Compare(int[] part, Func<int, bool> reached)
    {
        var table = TwoByTwo.Of(Array.ConvertAll(part, row => reached(row)), Array.ConvertAll(part, row => outcome(row)));
        var level = cohort.Rules.Confidence;
        return new TransitionFigures(
            Share.From(new Proportion((long)table.ExposedEvents, (long)table.Exposed), level),
            Share.From(new Proportion((long)table.UnexposedEvents, (long)table.Unexposed), level),
            Figure.Of(table.RiskDifference(level)));
    }

    private StratifiedTables Tables(int[] part, Func<int, bool> reached) => StratifiedTables.Of(
        Array.ConvertAll(part, row => reached(row)), Array.ConvertAll(part, row => outcome(row)), cohort.StrataOf(part));
}
