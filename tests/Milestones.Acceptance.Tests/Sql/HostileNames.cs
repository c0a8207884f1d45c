namespace Milestones.Acceptance.Tests.Sql;

/// <summary>Names that are valid and that break SQL which does not quote them.</summary>
internal static class HostileNames
{
    private static readonly string[] All =
    [
        "'; DROP TABLE customers; --",
        @"\'; DROP TABLE customers; --",
        "\"; DROP TABLE customers; --",
        "`; DROP TABLE customers; --",
        @"\`; DROP TABLE customers; --\",
        "first\nDROP TABLE customers;\nlast",
        "first\r\nDROP TABLE customers;\r\nlast",
        "*/ DROP TABLE customers; /*",
        "-- ; DROP TABLE customers",
        "$$; DROP TABLE customers; $$",
        "(E'\\'); DROP TABLE customers; --')",
        "first\u2028DROP TABLE customers;\u0085last",
        "{customers:String} :customers @customers ?",
        "100% _of {0} a.b.c",
        "größe 名前 🎉 \u202Etfel ot",
        "select",
        "tab\there",
    ];

    /// <summary>A name, different for every number.</summary>
    /// <param name="number">From 0; names beyond the list are repeated with something added.</param>
    public static string Of(int number) => number < All.Length ? All[number] : $"{All[number % All.Length]} {number}";

    /// <summary>Names that are longer than an identifier may be, and alike as far as it reaches.</summary>
    public static string Long(string end) => $"{new string('ü', 60)} {end}";
}
