using Milestones.Framework.Tests.Journeys;
using Milestones.Usage;

namespace Milestones.Framework.Tests.Scores;

/// <summary>Scores of a generated help desk, whose framework is derived once for all tests.</summary>
public sealed class ScoringTests(ScoringTests.Derived derived) : IClassFixture<ScoringTests.Derived>
{
    [Fact]
    public void Scores_are_those_worked_out_again_from_the_raw_files()
    {
        var expected = derived.Oracle(derived.Study).Scores().ToList();
        var scores = Scoring.Run(derived.Framework, derived.Study).ToList();

        AssertSame(expected, scores);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(14)]
    [InlineData(21)]
    public void Also_where_nobody_has_an_outcome_yet_and_some_customers_are_days_old(int daysSinceSnapshot)
    {
        var study = derived.At(derived.Snapshot.AddDays(daysSinceSnapshot));
        var scores = Scoring.Run(derived.Framework, study).ToList();

        AssertSame([.. derived.Oracle(study).Scores()], scores);
        Assert.Contains(scores, score => score.Setup.State == ReachState.TooEarly);
        Assert.Contains(scores, score => score.Activation.State == ReachState.TooEarly && score.Activation.Value > 0);
    }

    [Fact]
    public void The_outcome_is_not_asked_for()
    {
        var expected = Scoring.Run(derived.Framework, derived.Study).ToList();
        var unknown = derived.Study with { Outcome = new RetainedByColumn("not there", ["yes"]) };

        AssertSame(expected, [.. Scoring.Run(derived.Framework, unknown)]);
    }

    [Fact]
    public void Customers_without_seats_have_no_utilization_and_the_rest_of_their_score()
    {
        var all = Scoring.Run(derived.Framework, derived.Study).ToDictionary(score => score.Customer, StringComparer.Ordinal);
        var old = all.Values.First(score => score.Utilization.State == ReachState.Yes && score.Maturity.State == ReachState.Yes).Customer;
        var study = derived.WithCustomers(cells => cells[0] == old ? [.. cells[..4], "", .. cells[5..]] : cells);
        var score = Scoring.Run(derived.Framework, study).Single(score => score.Customer == old);

        Assert.Equal(new MilestoneScore(ReachState.NotObservable, null, null), score.Utilization);
        Assert.Null(score.LastMonth);
        Assert.Equal(all[old].Setup, score.Setup);
        Assert.Equal(all[old].Activation, score.Activation);
    }

    [Fact]
    public void Without_a_signup_only_maturity_can_be_told()
    {
        var all = Scoring.Run(derived.Framework, derived.Study).ToDictionary(score => score.Customer, StringComparer.Ordinal);
        var mature = all.Values.First(score => score.Maturity.State == ReachState.Yes).Customer;
        var study = derived.WithCustomers(cells => cells[0] == mature ? [cells[0], "", .. cells[2..]] : cells);
        var score = Scoring.Run(derived.Framework, study).Single(score => score.Customer == mature);

        Assert.All([score.Setup, score.Activation, score.Utilization], milestone => Assert.Equal(ReachState.NotObservable, milestone.State));
        Assert.Equal(all[mature].Maturity, score.Maturity);
    }

    [Fact]
    public void All_states_and_reasons_that_can_be_met_here_are_met()
    {
        var scores = Scoring.Run(derived.Framework, derived.Study).ToList();

        Assert.Equal([ReachState.Yes, ReachState.No, ReachState.TooEarly], scores.Select(score => score.Maturity.State).Distinct().Order());
        Assert.Contains(scores, score => score.Utilization.State == ReachState.TooEarly);
        Assert.Contains(scores, score => score.Next.WhyNone == NoStepReason.Gone);
        Assert.Contains(scores, score => score.Next.WhyNone == NoStepReason.AllReached);
        Assert.Contains(scores, score => score.Next.Milestone == Milestone.Maturity && score.Next.Item is not null);
    }

    [Fact]
    public void Customers_who_have_just_signed_up_get_setup_steps()
    {
        // Two weeks after the snapshot nobody has an outcome, and some customers are days old.
        var study = derived.At(derived.Snapshot.AddDays(14));
        var scores = Scoring.Run(derived.Framework, study).ToList();

        var young = scores.Where(score => score.Setup.State == ReachState.TooEarly && score.Next.WhyNone != NoStepReason.Gone).ToList();
        Assert.NotEmpty(young);
        Assert.All(young, score => Assert.Equal(Milestone.Setup, score.Next.Milestone));
        Assert.All(young.Where(score => score.Next.Item is not null), score => Assert.Contains(score.Next.Item, derived.Framework.Milestones.Setup!.Steps));
        var middle = scores.Where(score => score.Next.Milestone is Milestone.Activation or Milestone.Utilization).ToList();
        Assert.NotEmpty(middle);
        Assert.All(middle, score => Assert.Equal("conversation_resolved", score.Next.Item));
    }

    [Fact]
    public void One_customer_alone_is_scored_as_among_all()
    {
        var all = Scoring.Run(derived.Framework, derived.Study).ToDictionary(score => score.Customer, StringComparer.Ordinal);
        foreach (var customer in all.Keys.Where((_, number) => number % 211 == 0))
        {
            var alone = Assert.Single(Scoring.Run(derived.Framework, derived.Alone(customer), new ScoringOptions { AllowAbsent = true }));
            Assert.Equivalent(all[customer], alone, strict: true);
        }
    }

    [Fact]
    public void A_renamed_event_is_refused_unless_it_is_put_up_with()
    {
        var name = derived.Framework.Milestones.Setup!.Steps[0];
        var study = derived.WithEvents(line => line.Replace($",{name},", ",renamed,", StringComparison.Ordinal));

        var error = Assert.Throws<InputException>(() => Scoring.Run(derived.Framework, study).Count()).Error;
        Assert.Contains($"setup step '{name}' never occurs", error.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(Scoring.Run(derived.Framework, study, new ScoringOptions { AllowAbsent = true }));
    }

    [Fact]
    public void A_study_that_lacks_what_the_framework_asks_for_is_refused()
    {
        var customers = derived.Study.Customers;
        AssertRefused(derived.Study with { Customers = customers with { Seats = null } }, "customers.seats");
        AssertRefused(derived.Study with { Customers = customers with { Plan = null } }, "customers.plan");
        AssertRefused(derived.Study with { Customers = customers with { Signup = null } }, "customers");
        AssertRefused(derived.Study with { Events = [] }, "customers");
        AssertRefused(derived.Study with { Windows = derived.Study.Windows! with { Snapshot = null } }, "windows");

        void AssertRefused(Study study, string key) =>
            Assert.Equal(key, Assert.Throws<InputException>(() => Scoring.Run(derived.Framework, study).Count()).Error.Column);
    }

    private static void AssertSame(List<CustomerScore> expected, List<CustomerScore> scores)
    {
        Assert.Equal(expected.Count, scores.Count);
        foreach (var (one, other) in expected.Zip(scores))
        {
            Assert.Equivalent(one, other, strict: true);
        }
    }

    [Fact]
    public void Options_have_these_defaults() => Assert.False(new ScoringOptions().AllowAbsent);

    /// <summary>A sample with its framework.</summary>
    public sealed class Derived : IDisposable
    {
        private readonly PlantedJourneys _planted = new(1_500, 700);
        private readonly List<string> _folders = [];

        public Derived() => Framework = Derivation.Run(_planted.Study).Framework;

        public MilestoneFramework Framework { get; }

        public Study Study => _planted.Study;

        public DateTime Snapshot => Study.Windows!.Snapshot!.Value;

        internal ScoreOracle Oracle(Study study) => new(Framework, study.Folder, Snapshot, study.Windows!.ObservedUntil!.Value);

        /// <summary>The study as it would have been if the data had ended on a day.</summary>
        public Study At(DateTime end) => WithFiles(
            line => string.CompareOrdinal(line.Split(',')[1], Text(end)) < 0,
            line => string.CompareOrdinal(line.Split(',')[2], Text(end)) < 0,
            line => line) with { Windows = Study.Windows! with { ObservedUntil = end } };

        /// <summary>The study of one customer.</summary>
        public Study Alone(string customer) => WithFiles(
            line => line.StartsWith(customer + ",", StringComparison.Ordinal), line => line.StartsWith(customer + ",", StringComparison.Ordinal), line => line);

        /// <summary>The study with other events.</summary>
        public Study WithEvents(Func<string, string> change) => WithFiles(_ => true, _ => true, change);

        /// <summary>The study with other customers.</summary>
        public Study WithCustomers(Func<string[], string[]> change) =>
            WithFiles(_ => true, _ => true, line => line, line => string.Join(',', change(line.Split(','))));

        public void Dispose()
        {
            _planted.Dispose();
            _folders.ForEach(folder => Directory.Delete(folder, recursive: true));
        }

        private static string Text(DateTime day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        private Study WithFiles(
            Func<string, bool> keepCustomer, Func<string, bool> keepEvent, Func<string, string> changeEvent, Func<string, string>? changeCustomer = null)
        {
            var folder = Directory.CreateTempSubdirectory("milestones-scoring-").FullName;
            _folders.Add(folder);
            Copy("customers.csv", keepCustomer, changeCustomer ?? (line => line));
            Copy("events.csv", keepEvent, changeEvent);
            return Study with { Folder = folder };

            void Copy(string file, Func<string, bool> keep, Func<string, string> change)
            {
                var lines = File.ReadLines(Path.Combine(_planted.Folder, file));
                File.WriteAllLines(Path.Combine(folder, file), lines.Take(1).Concat(lines.Skip(1).Where(keep).Select(change)));
            }
        }
    }
}
