using System.Text;
using System.Text.Json.Nodes;

namespace Milestones.Framework.Tests;

public sealed class FrameworkApprovalTests
{
    private static readonly MilestoneFramework Draft = ExampleDocument.Framework;

    [Fact]
    public void A_derivation_is_a_draft_of_version_1_0_0() =>
        Assert.Equal(("1.0.0", FrameworkStatus.Draft, null, null), (Draft.Version, Draft.Status, Draft.Approval, Draft.Replaces));

    [Fact]
    public void An_approval_says_who_when_why_and_which_draft()
    {
        var approved = FrameworkApproval.Give(Draft, " Ana ", "The team agreed.", new StandingClock(1));
        Assert.Equal(FrameworkStatus.Approved, approved.Status);
        Assert.Equal(new FrameworkApproval("Ana", new DateTimeOffset(2025, 1, 1, 12, 0, 0, TimeSpan.Zero), "The team agreed.", Draft.Id), approved.Approval);
    }

    [Fact]
    public void Approving_changes_the_identifier_and_nothing_else_but_status_and_approval()
    {
        var approved = FrameworkApproval.Give(Draft, "Ana", "yes", new StandingClock(1));
        Assert.NotEqual(Draft.Id, approved.Id);
        var (before, after) = (Members(Draft), Members(approved));
        Assert.Equal(["approval", "id", "status"], after.Keys.Where(name => after[name] != before[name]).Order(StringComparer.Ordinal));
        Assert.Equal(FrameworkJson.GetBytes(Draft), FrameworkJson.GetBytes(FrameworkApproval.Withdraw(approved)));
    }

    [Fact]
    public void An_approved_framework_reads_back()
    {
        var bytes = FrameworkJson.GetBytes(FrameworkApproval.Give(Draft, "Ana", "yes", new StandingClock(1)));
        Assert.Equal(bytes, FrameworkJson.GetBytes(FrameworkJson.Read(bytes)));
    }

    [Fact]
    public void What_is_approved_already_is_not_approved_again() =>
        Assert.Contains("approved already", Assert.Throws<ArgumentException>(
            () => FrameworkApproval.Give(FrameworkApproval.Give(Draft, "Ana", "yes", new StandingClock(1)), "Bo", "me too", new StandingClock(2))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(" ", "yes")]
    [InlineData("Ana", "")]
    public void Nobody_approves_for_no_reason(string by, string reason) =>
        Assert.Throws<ArgumentException>(() => FrameworkApproval.Give(Draft, by, reason, new StandingClock(1)));

    /// <summary>Whoever writes a new identifier into an altered document still does not have the approval of it.</summary>
    [Fact]
    public void An_approval_does_not_go_over_to_another_content()
    {
        var approved = FrameworkApproval.Give(Draft, "Ana", "yes", new StandingClock(1));
        var altered = FrameworkJson.Identify(approved with { Study = "another" });
        var error = Assert.Throws<FrameworkFormatException>(() => FrameworkJson.Read(FrameworkJson.GetBytes(altered)));
        Assert.Equal("$.approval.draft", error.Path);
    }

    [Fact]
    public void A_blank_name_in_a_document_is_refused()
    {
        var approved = FrameworkApproval.Give(Draft, "Ana", "yes", new StandingClock(1));
        var blank = FrameworkJson.Identify(approved with { Approval = approved.Approval! with { By = " " } });
        Assert.Equal("$.approval.by", Assert.Throws<FrameworkFormatException>(() => FrameworkJson.Read(FrameworkJson.GetBytes(blank))).Path);
    }

    private static Dictionary<string, string> Members(MilestoneFramework framework) =>
        JsonNode.Parse(Encoding.UTF8.GetString(FrameworkJson.GetBytes(framework)))!.AsObject().ToDictionary(member => member.Key, member => member.Value?.ToJsonString() ?? "null", StringComparer.Ordinal);
}
