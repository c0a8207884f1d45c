namespace Milestones.Forests.Descents;

/// <summary>Takes note of rows that have gone down to leaves.</summary>
internal abstract class Arrivals
{
    /// <summary>Whether some row may receive one of the codes; where none may, none are sent.</summary>
    public abstract bool CanReceive(CodeRange codes);

    /// <summary>Which rows take part, a bit for each.</summary>
    /// <param name="rows">Some rows.</param>
    /// <param name="first">The first that is asked about; the next 63 are too.</param>
    public abstract ulong TakingPart(RowChunk rows, int first);

    /// <summary>Rows are about to arrive.</summary>
    /// <param name="exits">Where; exits that lead on to further tests are among them, and are not meant.</param>
    public abstract void Expect(ReadOnlySpan<ExitStretch> exits);

    /// <summary>Rows are there.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="exits">The exits that were told before.</param>
    public abstract void Arrive(in WordGroup rows, ReadOnlySpan<ExitStretch> exits);

    /// <summary>Rows that walked by themselves have stopped; those that did so elsewhere than in a leaf are not meant.</summary>
    public abstract void Arrive(LoneRows rows);
}
