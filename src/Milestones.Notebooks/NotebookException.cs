namespace Milestones.Notebooks;

/// <summary>A notebook cannot be read or run as it is. The message says what is wrong, where, and how to mend it.</summary>
public sealed class NotebookException(string message, Exception? inner = null) : Exception(message, inner);
