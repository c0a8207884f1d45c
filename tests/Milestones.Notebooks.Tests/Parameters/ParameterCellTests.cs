using Milestones.Notebooks.Parameters;

namespace Milestones.Notebooks.Tests.Parameters;

public sealed class ParameterCellTests
{
    private const string Declaration = """
        // where the study is
        var study = "a.yaml";
        int trees = 5; double share = 1, other = 2; bool quick = false;
        var much = -3.5; var many = 3L; string? none = null; decimal price = 2m; ulong seed = 1; object thing = null;
        """;

    [Fact]
    public void Parameters_are_what_the_tagged_cell_declares() => Assert.Equal(
        [
            ("study", "string"), ("trees", "int"), ("share", "double"), ("other", "double"), ("quick", "bool"), ("much", "double"),
            ("many", "long"), ("none", "string"), ("price", "decimal"), ("seed", "ulong"), ("thing", "object"),
        ],
        ParameterCell.Declared(Declared()).Select(parameter => (parameter.Name, parameter.Type)));

    [Fact]
    public void A_notebook_without_the_tag_has_none() => Assert.Empty(ParameterCell.Declared(Sheet.Of("var study = 1;")));

    [Theory]
    [InlineData("study", "b\"\\\n.yaml", """var study = "b\"\\\n.yaml";""")]
    [InlineData("study", "12", """var study = "12";""")]
    [InlineData("trees", "-7", "var trees = -7;")]
    [InlineData("share", "1", "var share = 1d;")]
    [InlineData("much", "1e-3", "var much = 0.001d;")]
    [InlineData("many", "9000000000", "var many = 9000000000L;")]
    [InlineData("seed", "18446744073709551615", "var seed = 18446744073709551615UL;")]
    [InlineData("price", "2.50", "var price = 2.50m;")]
    [InlineData("quick", "True", "var quick = true;")]
    public void A_text_becomes_a_literal_of_the_declared_type(string name, string text, string line)
    {
        var injected = ParameterCell.Inject(Declared(), Values(name, text)).Cells[2];
        Assert.Equal($"// Parameters\n{line}", injected.Source);
        Assert.True(injected.IsTagged("injected-parameters"));
    }

    [Theory]
    [InlineData("trees", "1.5")]
    [InlineData("trees", "9000000000")]
    [InlineData("share", "one")]
    [InlineData("share", "NaN")]
    [InlineData("quick", "yes")]
    [InlineData("thing", "1")]
    public void A_text_of_another_type_is_refused(string name, string text)
    {
        var refusal = Assert.Throws<NotebookException>(() => ParameterCell.Inject(Declared(), Values(name, text)));
        Assert.Contains($"'{name}'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"'{text}'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_injected_before_is_replaced()
    {
        var twice = ParameterCell.Inject(ParameterCell.Inject(Declared(), Values("trees", "1")), Values("trees", "2"));
        Assert.Equal(["first", "declared", "injected-parameters", "last"], twice.Cells.Select(cell => cell.Id));
        Assert.Equal("// Parameters\nvar trees = 2;", twice.Cells[2].Source);
    }

    private static Dictionary<string, string> Values(string name, string text) => new(StringComparer.Ordinal) { [name] = text };

    private static Notebook Declared() => Sheet.Of() with
    {
        Cells = [Sheet.Code("first", "1"), Sheet.Code("declared", Declaration, "parameters"), Sheet.Code("last", "trees")],
    };
}
