using System.Globalization;

namespace Milestones.Usage;

/// <summary>
/// The rows that cannot be used, per file. A run counts all of them before it judges, so that the verdict and the
/// rows listed are the same whatever the number of threads. Safe for use by several threads at once.
/// </summary>
/// <param name="tolerated">How many unusable rows per file a study puts up with, 0 or more.</param>
/// <param name="remedy">What to do when there are more.</param>
internal sealed class RowErrors(int tolerated, string remedy = "Mend them, or set 'tolerate_rows' in the study to leave out as many.")
{
    /// <summary>How many rows per file are listed; the others are only counted.</summary>
    public const int Listed = 20;

    private readonly SortedDictionary<string, FileErrors> _files = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>All rows, over all files.</summary>
    public long Total
    {
        get
        {
            lock (_gate)
            {
                return _files.Values.Sum(file => file.Count);
            }
        }
    }

    /// <summary>Notes one row.</summary>
    /// <param name="error">With a row.</param>
    /// <exception cref="ArgumentException">The error has no row.</exception>
    public void Add(InputError error)
    {
        if (error.Row is null)
        {
            throw new ArgumentException("Only errors of a row can be skipped.", nameof(error));
        }

        lock (_gate)
        {
            Of(error.File).Add(error);
        }
    }

    /// <summary>Notes rows beyond those that are listed.</summary>
    public void AddUnlisted(string file, long count)
    {
        lock (_gate)
        {
            Of(file).Count += count;
        }
    }

    /// <summary>Notes all that others have noted.</summary>
    public void Add(RowErrors others)
    {
        lock (others._gate)
        {
            foreach (var (name, file) in others._files)
            {
                foreach (var error in file.First)
                {
                    Add(error);
                }

                AddUnlisted(name, file.Count - file.First.Count);
            }
        }
    }

    /// <summary>Ends the run if a file has more unusable rows than are tolerated.</summary>
    /// <exception cref="InputException">The first such file, by name, with its first rows in order.</exception>
    public void ThrowIfTooMany()
    {
        lock (_gate)
        {
            foreach (var (name, file) in _files.Where(file => file.Value.Count > tolerated))
            {
                throw new InputException(
                    new InputError(
                        name,
                        $"{Rows(file.Count)} cannot be used, {tolerated.ToString("N0", CultureInfo.InvariantCulture)} tolerated.",
                        remedy + (file.Count > Listed ? $" The first {Listed}:" : "")),
                    [.. file.First]);
            }
        }
    }

    /// <summary>What was left out, as far as it was tolerated: one warning per file.</summary>
    public IReadOnlyList<Finding> Findings()
    {
        lock (_gate)
        {
            return [.. _files.Select(file => new Finding(
                FindingSeverity.Warning,
                "rows-left-out",
                $"{file.Key}: {Rows(file.Value.Count)} left out; the first is {file.Value.First.Min}"))];
        }
    }

    private static string Rows(long count) =>
        count == 1 ? "1 row" : count.ToString("N0", CultureInfo.InvariantCulture) + " rows";

    private FileErrors Of(string name)
    {
        if (!_files.TryGetValue(name, out var file))
        {
            _files.Add(name, file = new FileErrors());
        }

        return file;
    }

    private sealed class FileErrors
    {
        private static readonly Comparer<InputError> ByRow = Comparer<InputError>.Create((left, right) =>
            (left.Row, left.Column, left.Problem).CompareTo((right.Row, right.Column, right.Problem)));

        public long Count { get; set; }

        public SortedSet<InputError> First { get; } = new(ByRow);

        public void Add(InputError error)
        {
            Count++;
            First.Add(error);
            if (First.Count > Listed)
            {
                First.Remove(First.Max!);
            }
        }
    }
}
