using Milestones.Evidence;
using Milestones.Framework;

namespace Milestones.Workbench;

/// <summary>Tells the steps of a work in one line, each when it begins: the same text for the same work, however long it takes.</summary>
internal sealed class ProgressLine(TextWriter? writer) : IProgress<AnalysisProgress>, IDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>A listener for a work of one step.</summary>
    public IProgress<double> Step(string step) => ((IProgress<AnalysisProgress>)this).Step(step);

    public void Report(AnalysisProgress value)
    {
        lock (_gate)
        {
            if (writer is not null && _told.Add(value.Step))
            {
                writer.Write(_told.Count == 1 ? value.Step : $" · {value.Step}");
                writer.Flush();
            }
        }
    }

    public void Dispose()
    {
        if (_told.Count > 0)
        {
            writer?.WriteLine();
        }
    }
}
