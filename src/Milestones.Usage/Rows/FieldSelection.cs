namespace Milestones.Usage.Rows;

/// <summary>The columns of a file that are wanted, numbered from 0 in the order in which they are asked for.</summary>
internal sealed class FieldSelection
{
    private readonly List<string> _names = [];

    /// <summary>The columns' headers (CSV) or the fields' names (JSON Lines), each once.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>How many of them, the first ones, every CSV file must have.</summary>
    public int RequiredCount { get; private set; }

    /// <summary>Asks for a column that has to be there. All of these come before the first optional one.</summary>
    /// <returns>Its number.</returns>
    public int Require(string name)
    {
        var number = Number(name);
        RequiredCount = _names.Count;
        return number;
    }

    /// <summary>Asks for a column that may be missing.</summary>
    /// <returns>Its number.</returns>
    public int Ask(string name) => Number(name);

    private int Number(string name)
    {
        var number = _names.IndexOf(name);
        if (number < 0)
        {
            number = _names.Count;
            _names.Add(name);
        }

        return number;
    }
}
