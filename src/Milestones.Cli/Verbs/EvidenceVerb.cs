using System.CommandLine;
using Milestones.Evidence;
using Milestones.Reporting;
using Milestones.Usage;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones evidence</c>: the whole dossier of one feature.</summary>
internal static class EvidenceVerb
{
    public static Command Create(Terminal terminal)
    {
        var feature = new Argument<string>("feature") { Description = "The feature's name in the catalog." };
        var study = SharedOptions.Study();
        var threads = SharedOptions.Threads();
        var json = new Option<bool>("--json") { Description = "As JSON, for other programs" };
        var command = new Command("evidence", "The dossier of one feature: what was measured, why it was kept or dropped, and what would change that.")
        {
            feature, study, threads, json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(
                terminal,
                parsed.GetRequiredValue(feature),
                parsed.GetRequiredValue(study),
                parsed.GetValue(threads),
                parsed.GetValue(json),
                cancellation),
            cancellation));
        return command;
    }

    private static int Run(Terminal terminal, string name, string path, int threads, bool json, CancellationToken cancellation)
    {
        var study = Study.Load(path);
        study.Catalog.Find(name, path); // before the work, not after it
        var result = DerivationRun.Of(study, terminal, quiet: json, threads, cancellation);

        var dossier = FeatureDossier.Of(result.Evidence, name);
        var feature = result.Framework.Features.Single(feature => string.Equals(feature.Name, name, StringComparison.Ordinal));
        if (json)
        {
            terminal.Output.Profile.Out.Writer.WriteLine(DossierJson.Write(dossier, feature));
        }
        else
        {
            terminal.Output.Write(DossierSummary.Of(dossier, feature));
        }

        return ExitCode.Done;
    }
}
