namespace Milestones.Usage;

/// <summary>The table of a database in which the rows of a file lie as well, so that an exported framework finds them there.</summary>
/// <param name="Parts">Its name from the outermost part in, such as schema and table; empty: it is called as its file.</param>
public sealed record DatabaseTable(IReadOnlyList<string> Parts)
{
    /// <summary>The table is called as its file, without folder and extension.</summary>
    public static DatabaseTable NamedAsFile { get; } = new([]);

    /// <summary>The parts of the name.</summary>
    /// <param name="files">The files of which the rows are, as the study names them.</param>
    /// <returns>None where neither the study nor one single file tells the name.</returns>
    public IReadOnlyList<string> PartsFor(params IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (Parts.Count > 0 || files is not [var file])
        {
            return Parts;
        }

        var name = Path.GetFileName(file).Split('.')[0];
        return name.Length == 0 || name.AsSpan().ContainsAny('*', '?') ? [] : [name];
    }
}
