namespace Milestones.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>The work was done.</summary>
    public const int Done = 0;

    /// <summary>The command was right, the work failed: bad input, a file that cannot be written.</summary>
    public const int Failed = 1;

    /// <summary>The command itself was wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>The data can be used, but somebody should look (<c>check --strict</c>).</summary>
    public const int Doubtful = 3;

    /// <summary>The data break their contract (<c>check</c>).</summary>
    public const int Broken = 4;

    /// <summary>Ended by Ctrl-C, as shells expect it (128 + SIGINT).</summary>
    public const int Cancelled = 130;
}
