using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Reporting.Wording;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Milestones.Reporting;

/// <summary>The dossier of a feature, for a terminal of any width.</summary>
public static class DossierSummary
{
    /// <summary>The dossier, to be written to a console.</summary>
    /// <param name="dossier">What the evidence says.</param>
    /// <param name="feature">What the framework makes of it.</param>
    public static IRenderable Of(FeatureDossier dossier, FrameworkFeature feature)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(feature);
        var evidence = dossier.Evidence;
        return new Rows(
        [
            Line($"{feature.Title} ({feature.Name}): {VerdictWords.Of(evidence.Verdict)}{(evidence.RedundantWith is { } partner ? $" with {partner}" : "")}", "bold"),
            Line($"category {feature.Category ?? "none"}, level {feature.Level.ToString().ToLowerInvariant()}, adopted: {Answer.Adoption(feature.Adoption)}{(feature.Decided is { } decided ? $"; a person decided: {decided.ToString().ToLowerInvariant()}" : "")}"),
            Head("Why"),
            .. evidence.Reasons.Select(reason => Line($"{Role(reason.Role)}: {reason.Sentence}")),
            .. Hypothesis(evidence),
            Head("What would change the verdict"),
            Line(Outlook(dossier)),
            .. dossier.Limits.Select(limit => Line($"- {LimitWords.Sentence(limit)}")),
            .. dossier.Numbers.GroupBy(number => number.Group).SelectMany(Group),
            .. Strata(dossier),
            .. Curve(evidence),
            .. Cluster(evidence),
        ]);
    }

    private static string Outlook(FeatureDossier dossier)
    {
        if (dossier.Evidence.Verdict == Verdict.Kept)
        {
            return "Kept, since no rule applies. Each of these would take it out:";
        }

        var next = dossier.NextVerdict == Verdict.Kept ? "kept" : $"{VerdictWords.Of(dossier.NextVerdict)}, for that rule applies as well";
        return $"Were it not {VerdictWords.Of(dossier.Evidence.Verdict)}, it would be {next}. To be kept, no rule may apply:";
    }

    private static IEnumerable<IRenderable> Hypothesis(FeatureEvidence evidence) => evidence.Hypothesis is { } hypothesis
        ? [Line($"hypothesis: {hypothesis.Outcome.ToString().ToLowerInvariant()} ({(hypothesis.Hypothesis.Direction > 0 ? "retained more" : "retained less")}, at least {LimitWords.Number(hypothesis.Hypothesis.SmallestEffect, NumberUnit.Difference)}).")]
        : [];

    private static IEnumerable<IRenderable> Group(IGrouping<string, DossierNumber> group)
    {
        var table = NewTable(group.Key, "#value (interval)");
        foreach (var number in group)
        {
            table.AddRow(Markup.Escape(number.Name), LimitWords.Number(number));
        }

        yield return table;
    }

    private static IEnumerable<IRenderable> Strata(FeatureDossier dossier)
    {
        var table = NewTable("stratum", "#adopters", "#retained", "#others", "#retained");
        foreach (var stratum in dossier.Strata)
        {
            table.AddRow(
                Markup.Escape(stratum.Name),
                Numbers.Count(stratum.Adopters),
                Numbers.Count(stratum.AdoptersRetained),
                Numbers.Count(stratum.Others),
                Numbers.Count(stratum.OthersRetained));
        }

        return dossier.Strata.Count == 0 ? [] : [table];
    }

    private static IEnumerable<IRenderable> Curve(FeatureEvidence evidence)
    {
        if (evidence.Threshold is not { Curve.Count: > 0 } threshold)
        {
            return [];
        }

        var table = NewTable("#value from", $"#{CountUnit.Of(evidence)}", "#retained, monotone");
        foreach (var step in threshold.Curve)
        {
            table.AddRow(Numbers.Plain(step.From), Numbers.Count(step.Retained.Trials), Numbers.Percent(step.Retained.Value));
        }

        return [table];
    }

    private static IEnumerable<IRenderable> Cluster(FeatureEvidence evidence) => evidence.Cluster is { } cluster
        ? [Line($"It goes with {string.Join(", ", cluster.Members.Select(member => member.Feature).Where(name => !string.Equals(name, evidence.Feature.Name, StringComparison.Ordinal)))}.{(cluster.Member(evidence.Feature.Name).CopyOf is { } source ? $" The forest takes it for a copy of {source}." : "")}")]
        : [];

    private static string Role(ReasonRole role) => role switch
    {
        ReasonRole.Decisive => "decided by",
        ReasonRole.AlsoApplies => "also",
        ReasonRole.NearMiss => "nearly",
        _ => "mark",
    };

    private static Markup Head(string text) => Line($"{Environment.NewLine}{text}", "bold");

    private static Markup Line(string text, string style = "default") => new($"[{style}]{Markup.Escape(text)}[/]");

    private static Table NewTable(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            var isNumber = column.StartsWith('#');
            table.AddColumn(new TableColumn(Markup.Escape(column.TrimStart('#'))) { Alignment = isNumber ? Justify.Right : Justify.Left, NoWrap = isNumber });
        }

        return table;
    }
}
