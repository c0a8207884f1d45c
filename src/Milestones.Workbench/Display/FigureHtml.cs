using System.Security.Cryptography;
using System.Text;
using Milestones.Reporting.Figures;
using Milestones.Reporting.Html;

namespace Milestones.Workbench.Display;

/// <summary>A figure as HTML, for notebooks that do not draw the JSON of plotly themselves. The script comes from plotly's public CDN,
/// since a copy in every output would be large; without a network the words and the numbers stand there.</summary>
internal static class FigureHtml
{
    public static string Of(ReportFigure figure)
    {
        var id = $"figure-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(figure.Json)))[..12]}";
        return $$"""
            <figure>
            <div id="{{id}}" role="img" aria-label="{{TableHtml.Escape(figure.Finding)}}"></div>
            <figcaption>{{TableHtml.Escape(figure.Alternative)}}</figcaption>
            <details><summary>The numbers</summary>
            {{TableHtml.Of(figure.Numbers)}}
            </details>
            </figure>
            <script>
            (function () {
              var figure = {{figure.Json}};
              var draw = function () { window.Plotly.newPlot("{{id}}", figure.data, figure.layout, { responsive: true, displaylogo: false }); };
              if (window.Plotly) { draw(); return; }
              var script = document.createElement("script");
              script.src = "{{PlotlyScript.OfThisBuild.Address}}";
              script.onload = draw;
              document.head.appendChild(script);
            })();
            </script>
            """;
    }
}
