using System.Globalization;

namespace Milestones.Framework.Sql;

/// <summary>Names of columns that are made of names of the framework: quoted, short enough for the database, and each of its own.</summary>
/// <param name="dialect">The database.</param>
internal sealed class SqlNames(SqlDialect dialect)
{
    private const int ForNumber = 8; // bytes left for a number where a name is cut

    private readonly Dictionary<(string Kind, string Name), string> _given = [];
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase); // some databases take A for a, also in quotes

    /// <summary>The quoted name of a column.</summary>
    /// <param name="kind">What the column says, such as <c>value</c>: a word that keeps it apart from other columns.</param>
    /// <param name="name">Of what it says it.</param>
    public string Of(string kind, string name)
    {
        if (_given.TryGetValue((kind, name), out var given))
        {
            return given;
        }

        var whole = dialect.Fit($"{kind} {name}");
        for (var number = 2; !_taken.Add(whole); number++)
        {
            whole = string.Create(CultureInfo.InvariantCulture, $"{dialect.Fit($"{kind} {name}", ForNumber)} {number}");
        }

        return _given[(kind, name)] = dialect.Identifier(whole);
    }
}
