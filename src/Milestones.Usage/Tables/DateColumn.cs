using System.Text;
using Milestones.Usage.Times;

namespace Milestones.Usage.Tables;

/// <summary>A column read as dates or points in time: as declared, or recognised from all of its values.</summary>
internal static class DateColumn
{
    /// <summary>The key of the study that declares the format, for messages.</summary>
    private const string Remedy = "Declare the format in the study, e.g. 'dates: dd-MM-yyyy' or 'dates: MM-dd-yyyy' under 'customers'.";

    /// <summary>Reads a column; rows whose text is no date are refused.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="declared">The declared format; null: recognised.</param>
    /// <returns>Per row, UTC; null where the cell is empty or the row refused.</returns>
    /// <exception cref="InputException">The column's dates may begin with the day or the month, and nothing tells with which.</exception>
    public static DateTime?[] Read(TextTable table, string column, string? declared)
    {
        var texts = table.Texts(column);
        var format = TimeFormat.For(declared);
        if (declared is null)
        {
            format = format.With(Order(table, column, texts));
        }

        var dates = new DateTime?[texts.Count];
        for (var row = 0; row < dates.Length; row++)
        {
            var text = texts[row];
            if (text.Length == 0)
            {
                continue;
            }

            var problem = format.Read(text, out DateTime date);
            if (problem == TimeProblem.None)
            {
                dates[row] = date;
            }
            else
            {
                var remedy = problem == TimeProblem.Implausible
                    ? "Correct the date; leave the cell empty where there is none."
                    : "Correct the date, or declare the column's format as 'dates' under 'customers' in the study.";
                table.Refuse(row, column, format.Describe(problem, text), remedy);
            }
        }

        return dates;
    }

    private static DateOrder Order(TextTable table, string column, IReadOnlyList<string> texts)
    {
        var evidence = new DateOrderEvidence();
        for (var row = 0; row < texts.Count; row++)
        {
            evidence.Observe(Encoding.UTF8.GetBytes(texts[row]), table.File, table.Line(row));
        }

        return evidence.Decide(column, Remedy);
    }
}
