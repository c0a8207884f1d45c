namespace Milestones.Framework.Versions;

/// <summary>What a framework advises and how it judges, apart from what it defines: where two frameworks agree in this too, only their
/// evidence and their words can differ.</summary>
internal static class AdviceAndJudgement
{
    /// <summary>Advice and judgement, with everything by its name.</summary>
    public static object Of(MilestoneFramework framework) => new
    {
        framework.Outcome,
        framework.SecondaryOutcomes,
        LeastCustomers = framework.Provenance.Options.Rules.MinGroup,
        NextSteps = framework.Milestones.NextSteps.ToDictionary(
            step => $"{step.Milestone.ToString().ToLowerInvariant()}: {step.Item}",
            object (step) => new { step.Outcome, ByPlan = step.ByPlan.ToDictionary(outlook => outlook.Plan ?? "", outlook => outlook, StringComparer.Ordinal) },
            StringComparer.Ordinal),
        SetupSteps = framework.Milestones.SetupSteps.ToDictionary(
            step => step.Name, object (step) => new { step.Verdict, step.RedundantWith }, StringComparer.Ordinal),
        Features = framework.Features.ToDictionary(
            feature => feature.Name,
            object (feature) => new
            {
                feature.Verdict,
                feature.RedundantWith,
                feature.Decided,
                feature.Category,
                feature.Level,
                Hypothesis = feature.Hypothesis is { } hypothesis ? new { hypothesis.Direction, hypothesis.SmallestEffect, hypothesis.Outcome, hypothesis.Standing } : null,
            },
            StringComparer.Ordinal),
        Decisions = framework.Decisions.Select(decision => new { decision.Item, decision.Decision, decision.Author, decision.Date, decision.Reason, decision.Applied }),
    };
}
