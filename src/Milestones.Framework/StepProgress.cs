using Milestones.Evidence;

namespace Milestones.Framework;

/// <summary>Reports one step of the work from a part of it that only knows its own share.</summary>
public static class StepProgress
{
    /// <summary>A listener for one step.</summary>
    /// <param name="progress">Who is told.</param>
    /// <param name="step">What is being done, in a few words.</param>
    public static IProgress<double> Step(this IProgress<AnalysisProgress> progress, string step)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return new OneStep(progress, step);
    }

    private sealed class OneStep(IProgress<AnalysisProgress> progress, string step) : IProgress<double>
    {
        public void Report(double value) => progress.Report(new AnalysisProgress(step, value));
    }
}
