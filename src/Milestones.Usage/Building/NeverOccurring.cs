using System.Text;
using Milestones.Usage.Events;
using Milestones.Usage.Reading;
using Milestones.Usage.Rows;

namespace Milestones.Usage.Building;

/// <summary>Features that are counted from events which never happen: most often a misspelt name.</summary>
internal static class NeverOccurring
{
    /// <summary>Distinct names beyond these are not looked at, lest the memory grow with the events.</summary>
    private const int MostNames = 10_000;

    /// <summary>Refuses features that are open to somebody and never occur, at any time.</summary>
    /// <param name="study">The study.</param>
    /// <param name="table">Its table.</param>
    /// <param name="counts">What the event logs say.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputException">There are such features.</exception>
    public static void Refuse(Study study, UsageTable table, EventCounts counts, CancellationToken cancellation)
    {
        var open = table.Features.Where(column => Array.Exists(column.Values, value => !double.IsNaN(value))).Select(column => column.Feature.Name).ToHashSet(StringComparer.Ordinal);
        var features = counts.Features.Where(use => use.Occurrences == 0 && open.Contains(use.Feature.Name)).Select(use => use.Feature).ToList();
        if (features.Count > 0)
        {
            throw Error(study, features, cancellation);
        }
    }

    /// <summary>Makes the error; the logs are read once more to say which names do occur.</summary>
    private static InputException Error(Study study, List<Feature> features, CancellationToken cancellation)
    {
        var names = Names(study, cancellation);
        var errors = features.Select(feature => Describe(study, feature, (EventSource)feature.Source, names)).ToList();
        return errors.Count == 1
            ? new InputException(errors[0])
            : new InputException(
                new InputError(errors[0].File, $"{errors.Count} features never occur in the events.", "Correct their names, or take them out of the catalog:", Column: "features"),
                errors);
    }

    private static InputError Describe(Study study, Feature feature, EventSource source, SortedSet<string> names)
    {
        var file = study.Files.Count > 1 ? study.Files[1] : "catalog";
        var key = $"features[{study.Catalog.Features.Index().First(entry => ReferenceEquals(entry.Item, feature)).Index}]";
        if (names.Any(name => source.Names.Contains(name, StringComparer.Ordinal) || source.Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))))
        {
            return new InputError(
                file,
                $"The feature '{feature.Name}' never occurs: there are events of that name, but {(source.Condition is { } where ? $"none with '{string.Join("' or '", where.AnyOf)}' in '{where.Column}'" : "none of a customer with a quantity above 0")}.",
                source.Condition is null ? "Check the log's 'quantity', or take the feature out of the catalog." : "Check 'where', or take the feature out of the catalog.",
                Column: key);
        }

        var sought = source.Names.Select(name => $"is named '{name}'").Concat(source.Prefixes.Select(prefix => $"begins with '{prefix}'"));
        return new InputError(
            file,
            $"The feature '{feature.Name}' never occurs: no event {string.Join(" or ", sought)}.",
            Suggestion.For(source.Names.Concat(source.Prefixes).First(), names, "event names"),
            Column: key);
    }

    private static SortedSet<string> Names(Study study, CancellationToken cancellation)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var log in study.Events)
        {
            var selection = new FieldSelection();
            var name = selection.Require(log.Event);
            foreach (var row in TableRows.Read(InputFiles.Find(study.Folder, log.Files), selection, cancellation))
            {
                if (row.Problem is null && names.Count < MostNames)
                {
                    names.Add(Encoding.UTF8.GetString(row.Field(name)));
                }
            }
        }

        return names;
    }
}
