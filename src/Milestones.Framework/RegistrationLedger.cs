using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Milestones.Framework.Json;
using Milestones.Framework.Ledgers;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>
/// Registers the catalog's hypotheses, and tells what was registered. Kept beside the study, in
/// <c>study.registrations.ledger</c> for <c>study.yaml</c>: a line of JSON per registration, chained by hash, never
/// rewritten. What a derivation calls registered depends on this file and the data alone.
/// </summary>
public static class RegistrationLedger
{
    private const string Word = "registrations";

    /// <summary>Registers the hypotheses of a study's catalog as they are now. The data are not opened.</summary>
    /// <param name="study">The study, read from a file.</param>
    /// <param name="author">Who registers; null: the authors of the entries.</param>
    /// <param name="clock">Tells when.</param>
    /// <returns>The registration that stands, and whether it is new; it is not where nothing changed since the last one.</returns>
    /// <exception cref="InputException">There is no hypothesis or no author, or the ledger was changed.</exception>
    /// <exception cref="IOException">The ledger cannot be written.</exception>
    public static (Registration Registration, bool IsNew) Register(Study study, string? author, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(clock);
        var features = study.Catalog.Features.Where(feature => feature.Hypothesis is not null).ToList();
        var entries = features.ConvertAll(Entry);
        if (entries.Count == 0)
        {
            throw new InputException(new InputError(
                CatalogOf(study), "No feature states a hypothesis, so there is nothing to register.", "Give features a 'hypothesis', e.g. {direction: positive, smallest_effect: 0.02}."));
        }

        var registration = new Registration(
            Ledger.TimeOf(clock), author ?? AuthorsOf(features, study), HashOf(entries), entries, LookLedger.SeenOutcomes(study));
        var isNew = false;
        var pages = new Ledger(PathOf(study)).Append(pages =>
        {
            var before = Registrations(pages, study);
            isNew = before.Count == 0 || !string.Equals(before[^1].Hypotheses, registration.Hypotheses, StringComparison.Ordinal);
            return isNew ? (JsonObject)JsonSerializer.SerializeToNode(registration, FrameworkJsonOptions.Lenient)! : null;
        });
        return (Registrations(pages, study)[^1], isNew);
    }

    /// <summary>The registrations of a study, the first first; none if nothing was ever registered.</summary>
    /// <exception cref="InputException">The ledger was changed.</exception>
    public static IReadOnlyList<Registration> Load(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return study.Files.Count == 0 ? [] : Registrations(new Ledger(PathOf(study)).Read(), study);
    }

    /// <summary>The ledger's file relative to the study, where there is one.</summary>
    internal static string? FileOf(Study study) =>
        study.Files.Count > 0 && File.Exists(PathOf(study)) ? Path.GetRelativePath(study.Folder, PathOf(study)) : null;

    /// <summary>What of a feature is registered.</summary>
    internal static RegisteredHypothesis Entry(Feature feature) => new(
        feature.Name,
        feature.Hypothesis!.Direction,
        feature.Hypothesis.SmallestEffect,
        feature.Level,
        feature.Threshold,
        feature.Measure,
        FeatureUse.Of(feature.Source),
        feature.Eligibility);

    /// <summary>SHA-256 (lower-case hex) of the canonical JSON.</summary>
    internal static string HashOf<T>(T content) =>
        Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.GetBytes(JsonSerializer.SerializeToElement(content, FrameworkJsonOptions.Lenient))));

    private static IReadOnlyList<Registration> Registrations(LedgerPages pages, Study study)
    {
        if (pages.BrokenAt is { } line)
        {
            throw Unusable(study, "The line does not follow the line before it: one of the two was changed after it was written.", line);
        }

        try
        {
            var registrations = pages.As<Registration>();
            var changed = registrations.Select((registration, i) => (registration, i))
                .FirstOrDefault(pair => !string.Equals(HashOf(pair.registration.Entries), pair.registration.Hypotheses, StringComparison.Ordinal));
            return changed.registration is null ? registrations : throw Unusable(study, "The entries are not those whose hash is written beside them.", changed.i + 1);
        }
        catch (JsonException)
        {
            throw Unusable(study, "A registration is not written as this program writes it.", null);
        }
    }

    private static InputException Unusable(Study study, string problem, long? line) => new(new InputError(
        Path.GetFileName(PathOf(study)), problem, "Restore the file as it was, or remove it: without it no hypothesis counts as registered.", line));

    private static string AuthorsOf(List<Feature> features, Study study)
    {
        var authors = features.Select(feature => feature.Author).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return authors.Count > 0 ? string.Join(", ", authors) : throw new InputException(new InputError(
            CatalogOf(study), "No hypothesis has an author.", "Say who registers with --author, or give the features an 'author'."));
    }

    private static string CatalogOf(Study study) => study.Files.Count > 1 ? study.Files[1] : study.Name;

    private static string PathOf(Study study) => Ledger.NameFor(study.Folder, study.Files[0], Word);
}
