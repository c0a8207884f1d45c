namespace Milestones.Usage.Events;

/// <summary>Reports how much of the logs has been read.</summary>
internal static class LogProgress
{
    /// <summary>A listener for bytes read, one after the other, which passes on their share of all.</summary>
    public static Action<long> Of(IReadOnlyList<EventLogInput> logs, IProgress<double>? progress)
    {
        if (progress is null)
        {
            return _ => { };
        }

        var total = logs.Sum(log => log.Files.Sum(file => new FileInfo(file.Path).Length));
        long read = 0;
        return more =>
        {
            read += more;
            progress.Report((double)read / total);
        };
    }
}
