using System.Text;
using System.Text.Json;
using Milestones.Framework.Json;

namespace Milestones.Framework.Tests.Json;

public sealed class CanonicalJsonTests
{
    // RFC 8785, section 3.2.2, and its canonical form of section 3.2.3.
    [Fact]
    public void Sample_of_RFC_8785_section_3_2()
    {
        const string input = """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """;
        const string expected =
            """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""";
        Assert.Equal(expected, Canonical(input));
    }

    // RFC 8785, section 3.2.4: the same as UTF-8.
    [Fact]
    public void Bytes_of_RFC_8785_section_3_2_4()
    {
        const string input = """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """;
        const string expected =
            "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333333333332c"
            + "31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d";
        using var document = JsonDocument.Parse(input);
        Assert.Equal(expected, Convert.ToHexStringLower(CanonicalJson.GetBytes(document.RootElement)));
    }

    // RFC 8785, section 3.2.3: order by UTF-16 code units, so that an astral character sorts before U+FB33.
    [Fact]
    public void Members_are_ordered_by_UTF_16_code_units()
    {
        const string input = """
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
             "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """;
        using var document = JsonDocument.Parse(Canonical(input));
        string[] expected =
        [
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh",
        ];
        Assert.Equal(string.Join(", ", expected), string.Join(", ", document.RootElement.EnumerateObject().Select(member => member.Value.GetString())));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"a":{},"b":[[],{}]}""")]
    public void Canonical_text_stays_as_it_is(string text) => Assert.Equal(text, Canonical(text));

    private static string Canonical(string text)
    {
        using var document = JsonDocument.Parse(text);
        return Encoding.UTF8.GetString(CanonicalJson.GetBytes(document.RootElement));
    }
}
