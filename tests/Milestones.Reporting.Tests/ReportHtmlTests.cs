using System.Text.RegularExpressions;
using Milestones.Framework.Tests;
using Milestones.Reporting.Html;

namespace Milestones.Reporting.Tests;

public sealed partial class ReportHtmlTests
{
    private static readonly bool[] Outcome = [true, true, true, true, false, false, false, false];

    [Fact]
    public void The_answer_comes_first()
    {
        var page = Page("bot");
        Assert.InRange(page.IndexOf("50.0 % of 8 customers are mature", StringComparison.Ordinal), 0, page.IndexOf("<figure", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_skill_that_comes_first()
    {
        var page = ReportHtml.Write(new SyntheticEvidence(Outcome) { HasSkill = false }.With("bot", "automation", Outcome, Evidence.Verdict.NotPredictive).Derive());
        Assert.Contains("class=\"answer\">No maturity milestone is supported. Usage does not predict retention here", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    [InlineData("</script><img src=x onerror=alert(1)>")]
    [InlineData("<!-- <script>")]
    [InlineData("' & \u2028 \u202E \0 \ud800")]
    public void A_name_of_the_data_is_text_wherever_it_stands(string name)
    {
        var tags = Tags(Page("bot"));
        Assert.Equal(tags, Tags(Page(name)));
    }

    [Fact]
    public void Headings_descend_one_level_at_a_time()
    {
        var levels = Heading().Matches(Page("bot")).Select(match => match.Groups["level"].Value[0] - '0').ToList();
        Assert.Equal(1, Assert.Single(levels, level => level == 1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void Every_reference_inside_the_page_has_its_target_and_no_identifier_is_doubled()
    {
        var page = Page("bot");
        var identifiers = Identifier().Matches(page).Select(match => match.Groups["id"].Value).ToList();
        Assert.Equal(identifiers.Count, identifiers.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Reference().Matches(page).SelectMany(match => match.Groups["id"].Value.TrimStart('#').Split(' ')), id => Assert.Contains(id, identifiers));
    }

    [Fact]
    public void Customers_are_not_named() => Assert.DoesNotContain("c0003", Page("bot"), StringComparison.Ordinal);

    [Fact]
    public void A_build_without_plotly_links_to_it_and_says_so()
    {
        var page = ReportHtml.Write(new SyntheticEvidence(Outcome).With("bot", "automation", Outcome).Derive(), null, new PlotlyScript("4.1.1", null));
        Assert.Contains("<script src=\"https://cdn.plot.ly/plotly-cartesian-4.1.1.min.js\"></script>", page, StringComparison.Ordinal);
        Assert.Contains("made by a build without plotly.js", page, StringComparison.Ordinal);
        Assert.Contains("script-src https://cdn.plot.ly &#39;sha256-", page, StringComparison.Ordinal);
        Assert.True(page.Length < 300_000);
    }

    [Fact]
    public void A_build_with_plotly_links_to_nothing()
    {
        if (Environment.GetEnvironmentVariable("MILESTONES_REQUIRE_ALL") != "1")
        {
            Assert.SkipWhen(PlotlyScript.OfThisBuild.Code is null, "This build could not have plotly.js from npm.");
        }

        Assert.NotNull(PlotlyScript.OfThisBuild.Code);
        var page = Page("bot");
        Assert.DoesNotContain("made by a build without plotly.js", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", Tags(page), StringComparison.Ordinal);
        Assert.InRange(page.Length, 1, 3 * 1024 * 1024);
    }

    [Fact]
    public void A_script_that_would_end_its_element_is_refused()
    {
        var html = new HtmlWriter();
        Assert.Throws<ArgumentException>(() => html.Code("script", "var x = '</SCRIPT>'"));
        Assert.Throws<ArgumentException>(() => html.Data("x", "{\"a\":\"<\"}"));
    }

    private static string Page(string name) => ReportHtml.Write(new SyntheticEvidence(Outcome).With(name, "automation", Outcome).Derive());

    /// <summary>The elements of a page, without the texts between them and without the values of attributes that quote texts.</summary>
    private static string Tags(string page) => string.Join('\n', Tag().Matches(Code().Replace(page, "")).Select(match => Label().Replace(match.Value, "")));

    [GeneratedRegex("<(script|style)>.*?</(script|style)>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Code();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tag();

    [GeneratedRegex("aria-label=\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Label();

    [GeneratedRegex("<h(?<level>[1-6])[ >]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Heading();

    [GeneratedRegex(" id=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Identifier();

    [GeneratedRegex(" (href|aria-labelledby|aria-describedby)=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Reference();
}
