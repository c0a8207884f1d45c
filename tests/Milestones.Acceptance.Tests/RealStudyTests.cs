using System.Globalization;
using Milestones.Evidence;
using Milestones.Framework;

namespace Milestones.Acceptance.Tests;

/// <summary>The studies of real data, whose answers are known from elsewhere (see the README of ../shared/data).</summary>
public sealed class RealStudyTests
{
    private static readonly Lazy<Task<MilestoneFramework>> TelcoByContract = new(TelcoByContractAsync);

    // Retained among the 5,517 internet customers, adopters against non-adopters, from a cross-table of the file.
    [Theory]
    [InlineData("OnlineSecurity", 85.4, 58.2)]
    [InlineData("TechSupport", 84.8, 58.4)]
    [InlineData("OnlineBackup", 78.5, 60.1)]
    [InlineData("DeviceProtection", 77.5, 60.9)]
    public async Task Telco_no_internet_is_neither_adoption_nor_its_absence(string name, double adopters, double others)
    {
        var feature = (await TelcoByContract.Value).Features.Single(feature => feature.Name == name).Evidence.Association.Training;
        Assert.Equal(5517, feature.Adoption.Of);
        Assert.Equal(adopters, 100 * feature.RetainedAdopters.Value!.Value, 1);
        Assert.Equal(others, 100 * feature.RetainedOthers.Value!.Value, 1);
    }

    // R: mantelhaen.test(table(StreamingTV, Churn, Contract)) over the internet customers, and the crude odds ratio.
    [Theory]
    [InlineData("StreamingTV", 1.173, 0.687, 0.604, 0.782)]
    [InlineData("StreamingMovies", 1.188, 0.689, 0.606, 0.784)]
    public async Task Telco_the_sign_of_streaming_reverses_within_contracts(string name, double crude, double adjusted, double lower, double upper)
    {
        var feature = (await TelcoByContract.Value).Features.Single(feature => feature.Name == name);
        var association = feature.Evidence.Association.Training;
        Assert.Equal(crude, association.OddsRatio.Value!.Value, 3);
        Assert.Equal(adjusted, association.AdjustedOddsRatio.Value!.Value, 3);
        Assert.Equal(lower, association.AdjustedOddsRatio.Lower!.Value, 3);
        Assert.Equal(upper, association.AdjustedOddsRatio.Upper!.Value, 3);
        Assert.Equal(Verdict.Negative, feature.Verdict);
    }

    [Fact]
    public async Task Telco_security_and_support_stay_beyond_contract_and_tenure()
    {
        var framework = await DeriveAsync("telco");
        Assert.Equal(Verdict.Kept, VerdictOf(framework, "OnlineSecurity"));
        Assert.Equal(Verdict.Kept, VerdictOf(framework, "TechSupport"));
        Assert.All(framework.Features.Where(feature => feature.Verdict == Verdict.Kept), feature =>
            Assert.True(feature.Evidence.Association.HoldOut!.AdjustedRiskDifference.Lower > 0, feature.Name));
    }

    [Fact]
    public async Task Ravenstack_supports_no_milestone_and_its_contradictions_are_told()
    {
        using var place = new Workplace();
        RequireData("ravenstack");
        var result = await Tool.DoAsync(place.Folder, "derive", Repository.PathTo("tests", "studies", "ravenstack", "study.yaml"));
        var framework = FrameworkJson.Read(File.ReadAllBytes(place.PathTo("out", "ravenstack", "framework.json")));

        Assert.False(framework.Forest.HasSkill);
        Assert.Null(framework.Milestones.Maturity);
        Assert.DoesNotContain(framework.Features, feature => feature.Verdict == Verdict.Kept);
        Assert.StartsWith("No maturity milestone is supported.", result.Output, StringComparison.Ordinal);
        Assert.StartsWith("**No maturity milestone is supported.", File.ReadLines(place.PathTo("out", "ravenstack", "report.md")).ElementAt(2), StringComparison.Ordinal);
        Assert.Contains(framework.Findings, finding => finding.Message.Contains("19,142 of 25,000 events", StringComparison.Ordinal));
        Assert.Contains(framework.Findings, finding => finding.Message.Contains("110 of 500 customers churned; by the churn dates, 352. Both say so of 75", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Oulad_the_first_28_days_rank_activities_for_being_active_later()
    {
        var framework = await DeriveAsync("oulad");
        Assert.True(framework.Forest.HasSkill);
        Assert.True(framework.Forest.HoldOut!.Auc.Lower > 0.6);
        Assert.Equal(Enumerable.Range(1, 12), framework.Features.Select(feature => feature.Evidence.Rank).Order());

        // Everybody passes through the course's page and its sections; the forum is where students meet.
        string[] first = [.. framework.Features.Where(feature => feature.Evidence.Rank <= 3).Select(feature => feature.Name).Order(StringComparer.Ordinal)];
        Assert.Contains("homepage", first);
        Assert.Contains("forumng", first);

        // What a module does not offer is not open to its students.
        Assert.True(framework.Features.Single(feature => feature.Name == "dataplus").Evidence.Association.Training.Adoption.Of < 700);
        Assert.NotEqual(Verdict.Kept, VerdictOf(framework, "dataplus"));
        Assert.NotEqual(Verdict.Kept, VerdictOf(framework, "sharedsubpage"));
    }

    [Fact]
    public async Task Oulad_activation_and_path_are_derived_from_a_real_event_log()
    {
        var set = (await DeriveAsync("oulad")).Milestones;
        var (activation, utilization, path) = (set.Activation!, set.Utilization!, set.Path!);

        Assert.Equal(MilestoneGoal.Utilizing, activation.Threshold.Outcome);
        Assert.True(activation.Threshold.AdjustedPValue < 0.001);
        Assert.All([activation.Association, utilization.Association], association =>
        {
            Assert.True(association.Training.AdjustedRiskDifference.Lower > 0.3);
            Assert.True(association.HoldOut!.AdjustedRiskDifference.Lower > 0);
        });
        Assert.Equal(Activated(activation.Threshold.AtLeast), (activation.Reached.Count, activation.Reached.Of));

        Assert.Equal(activation.Reached.Of, path.Combinations.Sum(combination => combination.Customers.Count));
        Assert.All(path.Transitions.Where(step => step is { From: not null, To: not Milestone.Maturity }), step => Assert.True(step.All.HoldOut!.Difference.Lower > 0));
        Assert.False(path.Retention[0].ByFurthest.HoldOut!.IsViolated);

        // The hold-out takes the other course, and there the one setup step does not go with activation: that must be seen.
        Assert.Equal("homepage_opened", Assert.Single(set.Setup!.Steps));
        Assert.True(set.Setup.Association.Training.AdjustedRiskDifference.Lower > 0);
        Assert.False(set.Setup.Association.HoldOut!.AdjustedRiskDifference.Lower > 0);
    }

    /// <summary>Students with so many clicks on course material in the first 28 days, of those who came to the start: counted from the files.</summary>
    private static (long Reached, long Of) Activated(double atLeast)
    {
        var starts = File.ReadLines(Path.Combine(Repository.SharedData("oulad"), "students.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => (Student: cells[0], Start: Date(cells[3]), Left: cells[5].Length == 0 ? DateOnly.MaxValue : Date(cells[5])))
            .Where(student => student.Left >= student.Start)
            .ToDictionary(student => student.Student, student => student.Start);
        var clicks = Workplace.ReadGzipLines(Path.Combine(Repository.SharedData("oulad"), "events.csv.gz")).Skip(1)
            .Select(line => line.Split(','))
            .Where(cells => cells[1] is "oucontent" or "resource" or "subpage" && starts.ContainsKey(cells[0]))
            .Where(cells => Date(cells[2]).DayNumber - starts[cells[0]].DayNumber is >= 0 and < 28)
            .GroupBy(cells => cells[0], cells => long.Parse(cells[3], CultureInfo.InvariantCulture));
        return (clicks.Count(student => student.Sum() >= atLeast), starts.Count);

        static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static Verdict VerdictOf(MilestoneFramework framework, string feature) =>
        framework.Features.Single(entry => entry.Name == feature).Verdict;

    private static async Task<MilestoneFramework> DeriveAsync(string study)
    {
        RequireData(study);
        using var place = new Workplace();
        await Tool.DoAsync(place.Folder, "derive", Repository.PathTo("tests", "studies", study, "study.yaml"), "--quiet", "--out", "out");
        return FrameworkJson.Read(File.ReadAllBytes(place.PathTo("out", "framework.json")));
    }

    /// <summary>The telco study on all customers, adjusted for the contract alone, as the cross-tables are.</summary>
    private static async Task<MilestoneFramework> TelcoByContractAsync()
    {
        RequireData("telco");
        using var place = new Workplace();
        var study = File.ReadAllText(Repository.PathTo("tests", "studies", "telco", "study.yaml"))
            .Replace("../../../..", Path.GetFullPath(Repository.PathTo("..")), StringComparison.Ordinal)
            .Replace("tenure: [12, 36]", "tenure: []\nhold_out: 0\nforest: {trees: 50}", StringComparison.Ordinal);
        File.WriteAllText(place.PathTo("study.yaml"), study);
        File.Copy(Repository.PathTo("tests", "studies", "telco", "catalog.yaml"), place.PathTo("catalog.yaml"));
        await Tool.DoAsync(place.Folder, "derive", "study.yaml", "--quiet", "--out", "out");
        return FrameworkJson.Read(File.ReadAllBytes(place.PathTo("out", "framework.json")));
    }

    private static void RequireData(string name) => Assert.SkipUnless(
        Directory.Exists(Repository.SharedData(name)), $"The data set '{name}' is not in ../shared/data.");
}
