using Milestones.Evidence;
using Milestones.Usage;

namespace Milestones.Framework.Tests;

public sealed class FrameworkComparisonTests
{
    private static readonly MilestoneFramework First = ExampleDocument.Framework;

    /// <summary>The rules, one change of the document each.</summary>
    public static TheoryData<string, VersionChange, string> Changes => new()
    {
        { "threshold", VersionChange.Major, "$.features.bot.at_least" },
        { "unit", VersionChange.Major, "$.features.bot.measure" },
        { "event", VersionChange.Major, "$.features.bot.use.events" },
        { "plan", VersionChange.Major, "$.features.bot.eligibility.plans" },
        { "window", VersionChange.Major, "$.windows.feature_start" },
        { "required", VersionChange.Major, "$.maturity.required_categories" },
        { "category", VersionChange.Major, "$.maturity.categories.automation.mature" },
        { "no maturity", VersionChange.Major, "$.maturity" },
        { "verdict", VersionChange.Minor, "$.features.bot.verdict" },
        { "outlook", VersionChange.Minor, "$.next_steps['maturity: bot'].by_plan[''].adoption" },
        { "reason of a decision", VersionChange.Minor, "$.decisions" },
        { "title", VersionChange.Patch, "$.features" },
        { "finding", VersionChange.Patch, "$.findings" },
        { "snapshot", VersionChange.Patch, "$.windows" },
        { "data", VersionChange.Patch, "$.provenance" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_as_great_as_what_it_means(string what, VersionChange change, string path)
    {
        var comparison = FrameworkComparison.Of(First, Changed(what));
        Assert.Equal(change, comparison.Change);
        Assert.Contains(path, comparison.Differences.Select(difference => difference.Path));
    }

    [Fact]
    public void Equal_frameworks_have_no_difference_whoever_approved_them()
    {
        var approved = FrameworkApproval.Give(First, "Ana", "yes", new StandingClock(1));
        Assert.Equal(VersionChange.None, FrameworkComparison.Of(approved, First).Change);
        Assert.Empty(FrameworkComparison.Of(approved, First).Differences);
    }

    [Fact]
    public void A_difference_says_what_stood_there_and_what_stands_there()
    {
        var difference = Assert.Single(FrameworkComparison.Of(First, Changed("required")).Differences);
        Assert.Equal(new FrameworkDifference(VersionChange.Major, "$.maturity.required_categories", "2", "1"), difference);
    }

    [Fact]
    public void A_framework_that_continues_another_gets_the_version_that_follows_and_names_it()
    {
        var next = FrameworkComparison.Continue(First, Changed("title"));
        Assert.Equal("1.0.1", next.Version);
        Assert.Equal(new FrameworkReference(First.Id, "1.0.0"), next.Replaces);
        Assert.Equal(next.Id, FrameworkJson.Read(FrameworkJson.GetBytes(next)).Id);

        var after = FrameworkComparison.Continue(next, Changed("outlook"));
        Assert.Equal(("1.1.0", new FrameworkReference(next.Id, "1.0.1")), (after.Version, after.Replaces));
        Assert.Equal("2.0.0", FrameworkComparison.Continue(after, Changed("required")).Version);
    }

    [Fact]
    public void Where_nothing_differs_the_draft_is_the_same_byte_by_byte()
    {
        var second = FrameworkComparison.Continue(First, Changed("required"));
        var approved = FrameworkApproval.Give(second, "Ana", "yes", new StandingClock(1));
        Assert.Equal(FrameworkJson.GetBytes(second), FrameworkJson.GetBytes(FrameworkComparison.Continue(approved, Changed("required"))));
    }

    [Fact]
    public void A_later_version_than_its_own_cannot_be_replaced()
    {
        var wrong = FrameworkJson.Identify(First with { Replaces = new FrameworkReference(First.Id, "1.0.0") });
        Assert.Equal("$.replaces.version", Assert.Throws<FrameworkFormatException>(() => FrameworkJson.Read(FrameworkJson.GetBytes(wrong))).Path);
    }

    [Theory]
    [InlineData("0.0.0", true)]
    [InlineData("10.20.30", true)]
    [InlineData("1.2", false)]
    [InlineData("1.2.3.4", false)]
    [InlineData("01.2.3", false)]
    [InlineData("1.2.-3", false)]
    [InlineData("1.2.3\n", false)]
    [InlineData("1.2.99999999999", false)]
    [InlineData("", false)]
    public void A_version_is_three_numbers(string text, bool isVersion)
    {
        Assert.Equal(isVersion, FrameworkVersion.TryParse(text, out var version));
        Assert.Equal(isVersion ? text : "0.0.0", version.ToString());
    }

    private static MilestoneFramework Changed(string what) => FrameworkJson.Identify(what switch
    {
        "threshold" => Bot(bot => bot with { Adoption = bot.Adoption with { AtLeast = 3, Basis = AdoptionBasis.Catalog } }),
        "unit" => Bot(bot => bot with { Measure = Measure.ActiveDays, Adoption = bot.Adoption with { Unit = "days" } }),
        "event" => Bot(bot => bot with { Use = bot.Use with { Events = ["bot", "robot"] } }),
        "plan" => Bot(bot => bot with { Eligibility = new Eligibility(["Pro"]) }),
        "verdict" => Bot(bot => bot with { Verdict = Verdict.Unstable }),
        "title" => Bot(bot => bot with { Title = "Bot" }),
        "window" => First with { Windows = First.Windows! with { FeatureStart = -30 } },
        "snapshot" => First with { Windows = First.Windows! with { Snapshot = First.Windows.Snapshot!.Value.AddDays(30) } },
        "required" => Maturity(maturity => maturity with { Threshold = maturity.Threshold with { AtLeast = 1 } }),
        "category" => Maturity(maturity => maturity with
        {
            Categories = [.. maturity.Categories.Select(category => category.Category == "automation" ? category with { Mature = ["bot", "login"] } : category)],
        }),
        "no maturity" => First with { Milestones = First.Milestones with { Maturity = null, WithoutMaturity = "None." } },
        "outlook" => First with
        {
            Milestones = First.Milestones with
            {
                NextSteps = [.. First.Milestones.NextSteps.Select(step => step with { ByPlan = [.. step.ByPlan.Select(outlook => outlook with { Adoption = 0.99 })] })],
            },
        },
        "reason of a decision" => First with { Decisions = [First.Decisions[0] with { Reason = "Another." }] },
        "finding" => First with { Findings = [] },
        "data" => First with { Provenance = First.Provenance with { Data = new string('b', 64) } },
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No such change."),
    });

    private static MilestoneFramework Bot(Func<FrameworkFeature, FrameworkFeature> change) =>
        First with { Features = [.. First.Features.Select(feature => feature.Name == "bot" ? change(feature) : feature)] };

    private static MilestoneFramework Maturity(Func<MaturityMilestone, MaturityMilestone> change) =>
        First with { Milestones = First.Milestones with { Maturity = change(First.Milestones.Maturity!) } };
}
