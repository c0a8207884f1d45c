namespace Milestones.Acceptance.Tests.Browser;

/// <summary>Questions to a page that only its layout can answer. Each gives the offenders.</summary>
internal static class Scripts
{
    /// <summary>Texts of figures of which a part is cut off.</summary>
    public const string TextsOutsideOfTheirFigure = """
        () => [...document.querySelectorAll('.plot')].flatMap(plot => {
          const room = plot.getBoundingClientRect();
          return [...plot.querySelectorAll('svg text')].filter(text => {
            const box = text.getBoundingClientRect();
            return box.width > 0 && (box.left < room.left - 2 || box.right > room.right + 2 || box.top < room.top - 2 || box.bottom > room.bottom + 2);
          }).map(text => `${plot.dataset.figure}: ${text.textContent}`);
        })
        """;

    /// <summary>Names in figures that cover one another.</summary>
    public const string LabelsThatOverlap = """
        () => [...document.querySelectorAll('.plot')].flatMap(plot => {
          const labels = [...plot.querySelectorAll('.annotation-text')].map(text => ({ text: text.textContent, box: text.getBoundingClientRect() }));
          return labels.flatMap((a, i) => labels.slice(i + 1)
            .filter(b => Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 2 && Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 3)
            .map(b => `${plot.dataset.figure}: ${a.text} / ${b.text}`));
        })
        """;

    /// <summary>Titles of axes and names along them that cover one another.</summary>
    public const string AxisTextsThatOverlap = """
        () => [...document.querySelectorAll('.plot')].flatMap(plot => {
          const texts = [...plot.querySelectorAll('.xtick text, .x2tick text, .g-xtitle text, .g-x2title text')]
            .map(text => ({ text: text.textContent, box: text.getBoundingClientRect(), turned: /rotate\((?!0[,)])/.test(text.getAttribute('transform') ?? '') }))
            .filter(({ box }) => box.width > 0);
          return texts.flatMap((a, i) => texts.slice(i + 1)
            .filter(b => !a.turned && !b.turned && Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 2 && Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 3)
            .map(b => `${plot.dataset.figure}: ${a.text} / ${b.text}`));
        })
        """;

    /// <summary>Texts that contrast less than 4.5 : 1 with what is behind them (WCAG 2.2, 1.4.3), in the page and in the figures.</summary>
    public const string TextsOfLowContrast = """
        () => {
          const parse = color => color.match(/[\d.]+/g).map(Number);
          const luminance = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => {
            for (let e = element; e; e = e.parentElement) {
              const color = parse(getComputedStyle(e).backgroundColor);
              if (color.length < 4 || color[3] > 0) { return color; }
            }
            return [255, 255, 255];
          };
          const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
          const page = [...document.querySelectorAll('h1, h2, h3, p, a, li, dt, dd, th, td, summary, label, output, button')]
            .filter(e => e.offsetParent)
            .map(e => [e, getComputedStyle(e).color]);
          const figures = [...document.querySelectorAll('.plot .xtick text, .plot .ytick text, .plot .g-xtitle text, .plot .g-ytitle text, .plot .legendtext, .plot .annotation-text')]
            .map(e => [e, getComputedStyle(e).fill]);
          return [...page, ...figures].filter(([e, color]) => contrast(parse(color), behind(e)) < 4.5).map(([e, color]) => `${e.tagName} ${color}: ${e.textContent.slice(0, 40)}`);
        }
        """;

    /// <summary>Figures whose drawing has no name or no description.</summary>
    public const string FiguresWithoutWords = """
        () => [...document.querySelectorAll('.plot')].filter(plot =>
          plot.getAttribute('role') !== 'img'
          || !document.getElementById(plot.getAttribute('aria-labelledby'))?.textContent.trim()
          || !document.getElementById(plot.getAttribute('aria-describedby'))?.textContent.trim()).map(plot => plot.dataset.figure)
        """;
}
