using System.Globalization;

namespace Milestones.Framework;

/// <summary>The invariant culture while it lasts, on this thread and on those that it starts: the sentences of a document
/// hold numbers, and must be the same bytes in a host of any language.</summary>
internal sealed class InvariantCultureScope : IDisposable
{
    private readonly CultureInfo _callers = CultureInfo.CurrentCulture;

    public InvariantCultureScope() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    public void Dispose() => CultureInfo.CurrentCulture = _callers;
}
