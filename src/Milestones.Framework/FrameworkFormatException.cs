namespace Milestones.Framework;

/// <summary>A document is not a framework that this library can read. The message names the place and how to mend it.</summary>
public sealed class FrameworkFormatException : Exception
{
    /// <summary>One error.</summary>
    /// <param name="path">JSON path of the place, e.g. <c>$.features[3].adoption.unit</c>.</param>
    /// <param name="problem">What is wrong there, and what was expected.</param>
    /// <param name="inner">The parser's error; null where there is none.</param>
    public FrameworkFormatException(string path, string problem, Exception? inner = null)
        : base($"{path}: {problem}", inner) => Path = path;

    /// <summary>JSON path of the place.</summary>
    public string Path { get; }
}
