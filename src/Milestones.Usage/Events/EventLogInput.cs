using Milestones.Usage.Rows;

namespace Milestones.Usage.Events;

/// <summary>An event log, found on disk and looked at: what every thread that counts it needs to know.</summary>
/// <param name="Log">As the study describes it.</param>
/// <param name="Files">Its files, in the order in which they are read.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Keys">To whom its events belong.</param>
internal sealed record EventLogInput(EventLog Log, IReadOnlyList<InputFile> Files, EventColumns Columns, CustomerKeys Keys)
{
    /// <summary>Finds the files of all logs and checks their headers, before anything is counted.</summary>
    /// <param name="study">The study.</param>
    /// <param name="properties">Columns on which conditions of the catalog depend.</param>
    /// <param name="customers">The customers' identifiers.</param>
    /// <param name="errors">Takes unusable rows of mapping tables.</param>
    /// <exception cref="InputException">A file is missing, empty or damaged, or lacks a column; or a mapping has too many unusable rows.</exception>
    public static IReadOnlyList<EventLogInput> Open(
        Study study, IReadOnlyList<string> properties, ByteKeyTable customers, RowErrors errors)
    {
        var inputs = new List<EventLogInput>();
        foreach (var log in study.Events)
        {
            var files = InputFiles.Find(study.Folder, log.Files);
            var keys = log.Via is { } mapping ? KeyMappingReader.Read(study.Folder, mapping, customers, errors) : new CustomerKeys(customers);
            inputs.Add(new EventLogInput(log, files, new EventColumns(log, properties), keys));
        }

        EventHeaders.Check(inputs, properties);
        errors.ThrowIfTooMany(); // before events are blamed for what is wrong with a mapping
        return inputs;
    }
}
