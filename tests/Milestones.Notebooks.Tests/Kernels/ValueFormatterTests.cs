using System.Text.Json.Nodes;
using Milestones.Notebooks.Kernels;

namespace Milestones.Notebooks.Tests.Kernels;

public sealed class ValueFormatterTests
{
    [Fact]
    public void A_type_is_shown_as_its_attribute_says()
    {
        var forms = ValueFormatter.Format(new Shown("<b>"), []);
        Assert.Equal(["text/html", "application/vnd.test+json", "text/plain"], forms.Select(form => form.Key));
        Assert.Equal("html of <b>", forms["text/html"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"name": "<b>"}"""), forms["application/vnd.test+json"]));
        Assert.Equal("plain <b>", forms["text/plain"]!.GetValue<string>());
    }

    [Fact]
    public void A_form_that_is_asked_for_is_given_and_a_formatter_that_declines_is_passed_over()
    {
        Assert.Equal(["text/html", "text/plain"], ValueFormatter.Format(new Shown("a"), ["text/html"]).Select(form => form.Key));
        Assert.Equal(["text/plain"], ValueFormatter.Format(new Shown("a"), ["text/declined"]).Select(form => form.Key));
    }

    [Fact]
    public void A_formatter_that_throws_throws_its_own_exception() =>
        Assert.Equal("no", Assert.Throws<FormatException>(() => ValueFormatter.Format(new Shown("a"), ["text/broken"])).Message);

    [Theory]
    [InlineData(null, "<null>")]
    [InlineData("a\nb", "a\nb")]
    [InlineData(1234.5, "1234.5")]
    [InlineData(true, "True")]
    [InlineData(new[] { 1, 2 }, "[ 1, 2 ]")]
    public void Everything_else_is_plain_text(object? value, string text) =>
        Assert.Equal(text, ValueFormatter.Format(value, [])["text/plain"]!.GetValue<string>());

    [Fact]
    public void Long_sequences_are_cut_and_never_read_to_their_end() =>
        Assert.EndsWith("98, 99, … ]", ValueFormatter.Format(Endless(), [])["text/plain"]!.GetValue<string>(), StringComparison.Ordinal);

    [Fact]
    public void Html_is_shown_as_such() =>
        Assert.Equal("<b>x</b>", ValueFormatter.Format(KernelFunctions.HTML("<b>x</b>"), [])["text/html"]!.GetValue<string>());

    private static IEnumerable<int> Endless()
    {
        for (var i = 0; ; i++)
        {
            yield return i;
        }
    }

    [TypeFormatterSource(typeof(ShownFormatters), PreferredMimeTypes = ["text/html", "application/vnd.test+json"])]
    private sealed record Shown(string Name)
    {
        public override string ToString() => $"plain {Name}";
    }

    /// <summary>The convention asks for the name only.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    private sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
    {
        public Type FormatterSourceType => formatterSourceType;

        public string[] PreferredMimeTypes { get; set; } = [];
    }

    public sealed class ShownFormatters
    {
#pragma warning disable CA1822 // The convention calls an instance.
        public IEnumerable<object> CreateTypeFormatters() =>
        [
            new Formatter("text/html", (value, writer) => Write(writer, $"html of {((Shown)value).Name}")),
            new Formatter("application/vnd.test+json", (value, writer) => Write(writer, new JsonObject { ["name"] = ((Shown)value).Name }.ToJsonString())),
            new Formatter("text/declined", (_, _) => false),
            new Formatter("text/broken", (_, _) => throw new FormatException("no")),
        ];
#pragma warning restore CA1822

        private static bool Write(TextWriter writer, string text)
        {
            writer.Write(text);
            return true;
        }
    }

    public sealed class Formatter(string mimeType, Func<object, TextWriter, bool> format)
    {
        public string MimeType => mimeType;

        public bool Format(object value, TextWriter writer) => format(value, writer);
    }
}
