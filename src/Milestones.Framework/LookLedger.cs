using System.Text.Json;
using System.Text.Json.Nodes;
using Milestones.Framework.Json;
using Milestones.Framework.Ledgers;
using Milestones.Framework.Looks;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>
/// Counts who has looked at which hold-out. Every derivation is recorded beside its study, in <c>study.looks.ledger</c> for
/// <c>study.yaml</c>: a line of JSON each, chained by hash, never rewritten. A framework does not hold the count, so that
/// the same study on the same data gives the same bytes, the first time and the tenth.
/// </summary>
public static class LookLedger
{
    private const string Word = "looks";
    private const string NoFile = "The study was not read from a file, so no run of it is recorded.";

    /// <summary>Records a run, and counts.</summary>
    /// <param name="result">What came out of it.</param>
    /// <param name="clock">Tells when.</param>
    /// <returns>The count. Where the ledger cannot be written, the run counts all the same, and the problem is named.</returns>
    public static LookCount Record(DerivationResult result, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(clock);
        var look = Look(result, clock);
        if (result.Study.Files.Count == 0)
        {
            return Count([look], look, NoFile);
        }

        var path = Ledger.NameFor(result.Study.Folder, result.Study.Files[0], Word);
        var name = Path.GetFileName(path);
        try
        {
            var pages = new Ledger(path).Append(_ => (JsonObject)JsonSerializer.SerializeToNode(look, FrameworkJsonOptions.Lenient)!);
            return Count(pages.As<LookEntry>(), look, pages.BrokenAt is { } line
                ? FormattableString.Invariant($"Line {line} of {name} does not follow the line before it: the record was changed, and does not tell of all runs.")
                : null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return Count([.. EntriesOf(path), look], look, $"The run could not be recorded in {name} beside the study, so later runs will not know of it ({failure.GetType().Name}).");
        }
    }

    /// <summary>Counts without recording, for whoever writes the results of a run down that was recorded when it was made.</summary>
    /// <param name="result">What came out of the run.</param>
    /// <returns>The count, this run's settings included. Where the ledger does not know of them, the problem is named.</returns>
    public static LookCount Count(DerivationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var look = Look(result, TimeProvider.System);
        if (result.Study.Files.Count == 0)
        {
            return Count([look], look, NoFile);
        }

        var looks = EntriesOf(Ledger.NameFor(result.Study.Folder, result.Study.Files[0], Word));
        return looks.Any(known => known.Settings == look.Settings && known.HoldOut == look.HoldOut)
            ? Count(looks, look, null)
            : Count([.. looks, look], look, "This run is not recorded beside the study, so later runs will not know of it.");
    }

    /// <summary>Hashes of the outcomes that runs of a study have seen so far, each once, in that order.</summary>
    internal static IReadOnlyList<string> SeenOutcomes(Study study) =>
        [.. EntriesOf(Ledger.NameFor(study.Folder, study.Files[0], Word)).Select(look => look.Outcomes).Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<LookEntry> EntriesOf(string path)
    {
        try
        {
            return new Ledger(path).Read().As<LookEntry>();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private static LookEntry Look(DerivationResult result, TimeProvider clock)
    {
        var framework = result.Framework;
        var provenance = framework.Provenance;
        var options = RegistrationLedger.HashOf(provenance.Options);
        var states = DataStates.Of(result.Evidence.Table);
        return new LookEntry(
            Ledger.TimeOf(clock),
            framework.Product,
            provenance.Files,
            options,
            provenance.Seed,
            RegistrationLedger.HashOf(new { Files = provenance.Files.Where(file => result.Study.Files.Contains(file.Name, StringComparer.Ordinal)), options, provenance.Seed }),
            provenance.Data,
            states.Outcomes,
            states.HoldOut,
            framework.Id);
    }

    private static LookCount Count(IReadOnlyList<LookEntry> looks, LookEntry own, string? problem)
    {
        var same = looks.Where(look => string.Equals(look.HoldOut, own.HoldOut, StringComparison.Ordinal)).ToList();
        return new LookCount(
            same.Count,
            same.Select(look => look.Settings).Distinct(StringComparer.Ordinal).Count(),
            same.Count(look => !string.Equals(look.Settings, own.Settings, StringComparison.Ordinal)),
            problem);
    }
}
