namespace Milestones.Usage;

/// <summary>The input cannot be used as it is. The message says where, what was found, what was expected and how to mend it.</summary>
public sealed class InputException : Exception
{
    /// <summary>One error, described whole.</summary>
    public InputException(InputError error)
        : base(error?.ToString())
    {
        ArgumentNullException.ThrowIfNull(error);
        Error = error;
    }

    /// <summary>An error that sums up rows which cannot be used.</summary>
    /// <param name="error">What is wrong with the file as a whole.</param>
    /// <param name="rows">The first of the rows, in the file's order.</param>
    public InputException(InputError error, IReadOnlyList<InputError> rows)
        : base(string.Join("\n  ", [error, .. rows]))
    {
        Error = error;
        Rows = rows;
    }

    /// <summary>The parts of the message.</summary>
    public InputError Error { get; }

    /// <summary>The rows that <see cref="Error"/> sums up, in the file's order; empty where it is about something else.</summary>
    public IReadOnlyList<InputError> Rows { get; } = [];
}

/// <summary>What is wrong with an input, and how to mend it.</summary>
/// <param name="File">File as the study names it.</param>
/// <param name="Problem">What is wrong, with the text found and what was expected.</param>
/// <param name="Remedy">How to mend it.</param>
/// <param name="Row">Line of the file on which the row begins, from 1, counting the header; null: the file as a whole.</param>
/// <param name="Column">Column or key; null: the row as a whole.</param>
public sealed record InputError(string File, string Problem, string Remedy, long? Row = null, string? Column = null)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        // A table has rows and columns, a document of keys has lines and keys.
        var (line, name) = File.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || File.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
            ? ("line", "key")
            : ("row", "column");
        var place = File
            + (Row is { } row ? FormattableString.Invariant($", {line} {row}") : "")
            + (Column is { } column ? $", {name} '{column}'" : "");
        return $"{place}: {Problem} {Remedy}";
    }
}
