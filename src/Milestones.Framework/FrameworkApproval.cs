namespace Milestones.Framework;

/// <summary>That somebody stands for a framework: who, when, why. The identifier of the document covers it like all else, so that approving a
/// framework changes its identifier; <paramref name="Draft"/> says which draft was looked at.</summary>
/// <param name="By">Who approved; not blank.</param>
/// <param name="At">When, UTC, in whole seconds.</param>
/// <param name="Reason">Why; not blank.</param>
/// <param name="Draft">Identifier that the same framework has as a draft.</param>
public sealed record FrameworkApproval(string By, DateTimeOffset At, string Reason, string Draft)
{
    /// <summary>Approves a draft.</summary>
    /// <param name="draft">The framework.</param>
    /// <param name="by">Who approves.</param>
    /// <param name="reason">Why.</param>
    /// <param name="clock">Tells when.</param>
    /// <returns>The framework with the approval, and the identifier that goes with it.</returns>
    /// <exception cref="ArgumentException">It is approved already, or name or reason is blank.</exception>
    public static MilestoneFramework Give(MilestoneFramework draft, string by, string reason, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentNullException.ThrowIfNull(clock);
        if (draft.Status == FrameworkStatus.Approved)
        {
            throw new ArgumentException("The framework is approved already.", nameof(draft));
        }

        var now = clock.GetUtcNow();
        var second = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        return FrameworkJson.Identify(draft with
        {
            Status = FrameworkStatus.Approved,
            Approval = new FrameworkApproval(by.Trim(), second, reason.Trim(), draft.Id),
        });
    }

    /// <summary>The framework as it was before it was approved; a draft stays as it is.</summary>
    internal static MilestoneFramework Withdraw(MilestoneFramework framework) =>
        FrameworkJson.Identify(framework with { Status = FrameworkStatus.Draft, Approval = null });
}

/// <summary>How far a framework has come.</summary>
public enum FrameworkStatus
{
    /// <summary>Derived; nobody stands for it yet.</summary>
    Draft,

    /// <summary>Somebody stands for it.</summary>
    Approved,
}
