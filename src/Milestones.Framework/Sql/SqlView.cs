namespace Milestones.Framework.Sql;

/// <summary>A view of the script: one concept.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Words">What it says, in sentences.</param>
/// <param name="Query">Its query.</param>
/// <param name="Columns">Its columns, quoted where need be, in order.</param>
/// <param name="IsStage">Whether it takes a view over and adds to it.</param>
internal sealed record SqlView(string Name, string Words, string Query, IReadOnlyList<string> Columns, bool IsStage = false)
{
    /// <summary>A view of one query.</summary>
    public static SqlView Of(string name, string words, SqlSelect select) => new(name, words, select.ToString(), select.Names, select.All is not null);

    /// <summary>A view of several queries one below the other, all with the same columns.</summary>
    public static SqlView OfUnion(string name, string words, IReadOnlyList<SqlSelect> selects) =>
        new(name, words, string.Join("\nUNION ALL\n", selects), selects[0].Names);
}

/// <summary>A column of a query.</summary>
/// <param name="Name">Its name, quoted where need be.</param>
/// <param name="Expression">What it is; the name itself for a column that is taken over.</param>
/// <param name="Words">What it means; null: the view's words say so.</param>
internal sealed record SqlColumn(string Name, string Expression, string? Words = null)
{
    /// <summary>A column taken over as it is.</summary>
    public static SqlColumn Same(string name) => new(name, name);
}
