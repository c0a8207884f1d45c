using System.Globalization;
using Milestones.Reporting.Figures.Plotly;

namespace Milestones.Reporting.Figures;

/// <summary>
/// Puts names beside points so that none covers another name or a point: one after the other, each in the first of a few places
/// around its point that is free. A name without a free place is left out. (The greedy rule of Christensen, Marks and Shieber 1995,
/// ACM Transactions on Graphics 14:203.)
/// </summary>
internal sealed class LabelPlacement
{
    private const double LetterWidth = 6.7;
    private const double WideLetterWidth = 13;
    private const double LineHeight = 15;
    private const double PointRadius = 6;

    private static readonly (double X, double Y)[] Places = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)];

    private readonly double _width;
    private readonly double _height;
    private readonly List<Box> _taken;
    private readonly Range _x;
    private readonly Range _y;

    /// <summary>An empty plot.</summary>
    /// <param name="width">Its width, in pixels.</param>
    /// <param name="height">Its height, in pixels.</param>
    /// <param name="x">From which to which number the horizontal axis goes.</param>
    /// <param name="y">The same of the vertical axis.</param>
    /// <param name="points">All points, named or not.</param>
    public LabelPlacement(double width, double height, Range x, Range y, IEnumerable<(double X, double Y)> points)
    {
        (_width, _height, _x, _y) = (width, height, x, y);
        _taken = [.. points.Select(point => Box.Around(PixelOf(point), PointRadius))];
    }

    /// <summary>From which to which number an axis goes.</summary>
    internal readonly record struct Range(double From, double To);

    /// <summary>Keeps a straight line free of names.</summary>
    public void ReserveLine((double X, double Y) from, (double X, double Y) to)
    {
        var (start, end) = (PixelOf(from), PixelOf(to));
        var steps = (int)(Math.Max(Math.Abs(end.X - start.X), Math.Abs(end.Y - start.Y)) / 4) + 1;
        for (var step = 0; step <= steps; step++)
        {
            var along = (double)step / steps;
            _taken.Add(Box.Around((start.X + ((end.X - start.X) * along), start.Y + ((end.Y - start.Y) * along)), 1));
        }
    }

    /// <summary>Names points.</summary>
    /// <param name="labels">The points and their names, the most important first.</param>
    /// <param name="letters">How many letters of a name are shown at most.</param>
    public IReadOnlyList<Annotation> Place(IEnumerable<(double X, double Y, string Text)> labels, int letters)
    {
        var annotations = new List<Annotation>();
        foreach (var (x, y, text) in labels)
        {
            var shown = PlotlyText.Short(text, letters);
            var (width, pixel) = (WidthOf(shown), PixelOf((x, y)));
            foreach (var (right, up) in Places)
            {
                var box = BoxAt(pixel, right, up, width);
                if (IsFree(box))
                {
                    _taken.Add(box);
                    annotations.Add(new Annotation
                    {
                        Text = shown,
                        X = x,
                        Y = y,
                        AnchorX = right switch { > 0 => "left", < 0 => "right", _ => "center" },
                        AnchorY = up switch { > 0 => "bottom", < 0 => "top", _ => "middle" },
                        ShiftX = right * (up == 0 ? PointRadius : PointRadius - 3),
                        ShiftY = up * (right == 0 ? PointRadius : PointRadius - 5),
                        Font = new Font { Size = 12 },
                    });
                    break;
                }
            }
        }

        return annotations;
    }

    private static Box BoxAt((double X, double Y) point, double right, double up, double width)
    {
        var left = right switch { > 0 => point.X + PointRadius, < 0 => point.X - PointRadius - width, _ => point.X - (width / 2) };
        var top = up switch { > 0 => point.Y - PointRadius - LineHeight, < 0 => point.Y + PointRadius, _ => point.Y - (LineHeight / 2) };
        return new Box(left, top, left + width, top + LineHeight);
    }

    private static double WidthOf(string text)
    {
        var width = 0.0;
        var letters = StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext())
        {
            width += letters.GetTextElement() is { Length: 1 } letter && letter[0] < 0x2E80 ? LetterWidth : WideLetterWidth;
        }

        return width;
    }

    private bool IsFree(Box box) =>
        box.Left >= 0 && box.Right <= _width && box.Top >= 0 && box.Bottom <= _height && !_taken.Exists(box.Overlaps);

    private (double X, double Y) PixelOf((double X, double Y) point) =>
        ((point.X - _x.From) / (_x.To - _x.From) * _width, (_y.To - point.Y) / (_y.To - _y.From) * _height);

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public static Box Around((double X, double Y) point, double radius) =>
            new(point.X - radius, point.Y - radius, point.X + radius, point.Y + radius);

        public bool Overlaps(Box other) =>
            Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
