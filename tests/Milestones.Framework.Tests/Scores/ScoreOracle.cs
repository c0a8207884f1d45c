using System.Globalization;
using Milestones.Usage;

namespace Milestones.Framework.Tests.Scores;

/// <summary>Scores worked out again from the raw files of a sample and the framework document, in plain LINQ; for samples with dates by
/// day, one event name per feature and months of 30 days.</summary>
internal sealed class ScoreOracle
{
    private readonly MilestoneFramework _framework;
    private readonly DateTime _asOf;
    private readonly DateTime _snapshot;
    private readonly List<(string Id, DateTime SignedUp, DateTime? Churned, string Plan, double Seats)> _customers;
    private readonly ILookup<string, (string Event, DateTime On, double Quantity)> _events;

    public ScoreOracle(MilestoneFramework framework, string folder, DateTime snapshot, DateTime asOf)
    {
        (_framework, _snapshot, _asOf) = (framework, snapshot, asOf);
        _customers = [.. Rows(folder, "customers.csv").Select(cells => (
            cells[0], Date(cells[1]), cells[2].Length == 0 ? (DateTime?)null : Date(cells[2]), cells[3], double.Parse(cells[4], CultureInfo.InvariantCulture)))];
        _events = Rows(folder, "events.csv").ToLookup(
            cells => cells[0], cells => (cells[1], Date(cells[2]), double.Parse(cells[3], CultureInfo.InvariantCulture)), StringComparer.Ordinal);
    }

    public IEnumerable<CustomerScore> Scores() => _customers
        .OrderBy(customer => customer.Id, StringComparer.Ordinal)
        .Select(customer => Score(customer.Id, customer.SignedUp, customer.Churned, customer.Plan, customer.Seats));

    private CustomerScore Score(string id, DateTime signedUp, DateTime? churned, string plan, double seats)
    {
        var set = _framework.Milestones;
        var own = _events[id].Select(e => (e.Event, Age: (e.On - signedUp).Days, e.On, e.Quantity)).ToList();
        var gone = churned < _asOf;

        var stepDays = set.Setup!.Steps
            .Select(step => own.Where(e => e.Event == step && e.Age >= 0).Select(e => (int?)e.Age).Min())
            .Where(day => day < 30).Select(day => day!.Value).Order().ToList();
        var setup = stepDays.Count >= set.Setup.CompleteAt
            ? new MilestoneScore(ReachState.Yes, stepDays.Count, Day(signedUp, stepDays[set.Setup.CompleteAt - 1]))
            : new MilestoneScore(Open(30), stepDays.Count, null);

        var actions = own.Where(e => e.Event == set.CoreAction!.Use.Events[0]).ToList();
        var done = actions.Where(e => e.Age is >= 0 and < 90).Sum(e => e.Quantity);
        var reachedAt = Enumerable.Range(0, 90).FirstOrDefault(
            day => actions.Where(e => e.Age >= 0 && e.Age <= day).Sum(e => e.Quantity) >= set.Activation!.Threshold.AtLeast, -1);
        var activation = done >= set.Activation!.Threshold.AtLeast
            ? new MilestoneScore(ReachState.Yes, done, Day(signedUp, reachedAt))
            : new MilestoneScore(Open(90), done, null);

        var perSeat = actions.Where(e => e.Age is >= 90 and < 180).Sum(e => e.Quantity) / (3 * seats);
        var isLong = signedUp.AddDays(180) <= _asOf && !(churned < signedUp.AddDays(180));
        var utilization = !isLong ? new MilestoneScore(Open(180), null, null)
            : perSeat >= set.Utilization!.Threshold.AtLeast ? new MilestoneScore(ReachState.Yes, perSeat, Day(signedUp, 180))
            : new MilestoneScore(ReachState.No, perSeat, null);

        var lastMonth = ((_asOf - signedUp).Days / 30) - 1;
        double? last = gone || lastMonth < 0 ? null : actions.Where(e => e.Age >= lastMonth * 30 && e.Age < (lastMonth + 1) * 30).Sum(e => e.Quantity) / seats;

        var isMeasured = signedUp < _snapshot && !(churned < _snapshot);
        var levels = isMeasured ? set.Maturity!.Categories.Select(Level).ToList() : [];
        var mature = levels.Count(level => level == MaturityLevel.Mature);
        var maturity = !isMeasured ? new MilestoneScore(churned < _snapshot ? ReachState.No : ReachState.TooEarly, null, null)
            : mature >= set.Maturity!.RequiredCategories ? new MilestoneScore(ReachState.Yes, mature, DateOnly.FromDateTime(_snapshot))
            : new MilestoneScore(ReachState.No, mature, null);

        return new CustomerScore
        {
            Customer = id,
            Setup = setup,
            Activation = activation,
            Utilization = utilization,
            LastMonth = last,
            Maturity = maturity,
            Levels = levels,
            Next = gone ? new NextBestStep(null, null, null, null, NoStepReason.Gone) : Next(),
        };

        ReachState Open(int end) => signedUp.AddDays(end) <= _asOf || churned < signedUp.AddDays(end) ? ReachState.No : ReachState.TooEarly;

        MaturityLevel Level(CategoryMaturity category) =>
            category.MatureFrom is { } from && category.Mature.Count(name => Adopted(name) == true) >= from ? MaturityLevel.Mature
            : category.Basic.Concat(category.Mature).Any(name => category.Basic.Contains(name) && Adopted(name) == true) ? MaturityLevel.Basic
            : MaturityLevel.None;

        bool? Adopted(string name)
        {
            var feature = _framework.Features.Single(feature => feature.Name == name);
            if (feature.Eligibility.Plans.Count > 0 && !feature.Eligibility.Plans.Contains(plan))
            {
                return null;
            }

            var uses = own.Where(e => e.Event == feature.Use.Events[0] && e.On >= _snapshot.AddDays(-90) && e.On < _snapshot).ToList();
            var value = feature.Measure switch
            {
                Measure.ActiveDays => uses.Select(e => e.On).Distinct().Count(),
                Measure.PerSeat => uses.Sum(e => e.Quantity) / seats,
                _ => uses.Sum(e => e.Quantity),
            };
            return feature.Adoption.AtLeast is { } least ? value >= least : value > 0;
        }

        NextBestStep Next()
        {
            var (milestone, items) =
                setup.State == ReachState.TooEarly ? (Milestone.Setup, set.Setup!.Steps.Where(step => !own.Any(e => e.Event == step && e.Age is >= 0 and < 30)).ToList())
                : activation.State == ReachState.TooEarly ? (Milestone.Activation, [set.CoreAction!.Name])
                : utilization.State == ReachState.TooEarly ? (Milestone.Utilization, [set.CoreAction!.Name])
                : (Milestone.Maturity, set.Maturity!.Categories.Zip(levels).Where(pair => pair.Second != MaturityLevel.Mature)
                    .SelectMany(pair => pair.First.Mature).Where(name => Adopted(name) == false).ToList());
            if (milestone == Milestone.Maturity && maturity.State != ReachState.No)
            {
                return maturity.State == ReachState.Yes
                    ? new NextBestStep(null, null, null, null, NoStepReason.AllReached)
                    : new NextBestStep(Milestone.Maturity, null, null, null, NoStepReason.NotMeasured);
            }

            var known = set.NextSteps.Where(step => step.Milestone == milestone && items.Contains(step.Item))
                .SelectMany(step => step.ByPlan.Where(outlook => outlook.Plan == plan).Select(outlook => (step.Item, Outlook: outlook))).ToList();
            var enough = known.Where(item => item.Outlook.Adopters >= 20 && item.Outlook.Others >= 20).ToList();
            var best = enough.Where(item => item.Outlook.AdjustedRiskDifference.Value > 0)
                .OrderByDescending(item => item.Outlook.AdjustedRiskDifference.Lower).ThenByDescending(item => item.Outlook.Adoption).FirstOrDefault();
            return best.Item is { } item
                ? new NextBestStep(milestone, item, best.Outlook.AdjustedRiskDifference, best.Outlook.Adoption, null)
                : new NextBestStep(milestone, null, null, null,
                    items.Count == 0 ? NoStepReason.NothingOpen : known.Count == 0 ? NoStepReason.UnknownPlan
                    : enough.Count == 0 ? NoStepReason.TooFewCustomers : NoStepReason.NoPositiveDifference);
        }
    }

    private static DateOnly Day(DateTime signedUp, int age) => DateOnly.FromDateTime(signedUp.AddDays(age));

    private static DateTime Date(string text) => DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static IEnumerable<string[]> Rows(string folder, string file) => File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(','));
}
