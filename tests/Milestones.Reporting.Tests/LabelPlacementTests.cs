using Milestones.Reporting.Figures;

namespace Milestones.Reporting.Tests;

public sealed class LabelPlacementTests
{
    private static readonly LabelPlacement.Range Unit = new(0, 1);

    [Fact]
    public void A_name_stands_to_the_right_of_its_point_where_there_is_room()
    {
        var label = Assert.Single(Plot([(0.5, 0.5)]).Place([(0.5, 0.5, "bot")], 20));
        Assert.Equal(("left", "middle"), (label.AnchorX, label.AnchorY));
    }

    [Fact]
    public void At_the_right_edge_it_stands_to_the_left()
    {
        var label = Assert.Single(Plot([(1, 0.5)]).Place([(1, 0.5, "bot")], 20));
        Assert.Equal("right", label.AnchorX);
    }

    [Fact]
    public void Of_names_that_would_cover_each_other_the_first_one_stays()
    {
        var points = Enumerable.Repeat((X: 0.5, Y: 0.5), 40).ToList();
        var labels = Plot(points).Place(points.Select((point, i) => (point.X, point.Y, $"a rather long name {i}")), 30);
        Assert.InRange(labels.Count, 1, 8); // a point has eight places at most
        Assert.Equal("a rather long name 0", labels[0].Text);
        Assert.Equal(labels.Count, labels.Select(label => (label.AnchorX, label.AnchorY)).Distinct().Count());
    }

    [Fact]
    public void A_line_that_is_kept_free_is_not_written_over()
    {
        var plot = Plot([(0.5, 0.5)]);
        plot.ReserveLine((0, 0.5), (1, 0.5));
        Assert.NotEqual("middle", Assert.Single(plot.Place([(0.5, 0.5, "bot")], 20)).AnchorY);
    }

    [Fact]
    public void Long_names_are_cut_between_letters() => Assert.Equal(
        "👩‍💻👩‍💻…", Assert.Single(Plot([(0.5, 0.5)]).Place([(0.5, 0.5, string.Concat(Enumerable.Repeat("👩‍💻", 9)))], 3)).Text);

    private static LabelPlacement Plot(IEnumerable<(double X, double Y)> points) => new(600, 400, Unit, Unit, points);
}
