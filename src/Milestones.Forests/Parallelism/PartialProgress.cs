namespace Milestones.Forests;

/// <summary>Tells the progress of a part as progress of the whole.</summary>
internal sealed class PartialProgress(IProgress<double> whole, double from, double to) : IProgress<double>
{
    public void Report(double value) => whole.Report(value == 1 ? to : from + (value * (to - from)));
}
