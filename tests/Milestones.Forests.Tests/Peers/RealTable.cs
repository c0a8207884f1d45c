using System.Globalization;
using System.IO.Compression;

namespace Milestones.Forests.Tests.Peers;

/// <summary>Tables of real data, without missing values, that a forest can predict.</summary>
internal static class RealTable
{
    /// <summary>Reads a table by its name; the running test is skipped where the data are not beside the repository.</summary>
    public static (List<ForestColumn> Columns, bool[] Labels) Read(string name)
    {
        var folder = Repository.SharedData(name);
        Assert.SkipUnless(Directory.Exists(folder), $"the data set '{name}' is not in ../shared/data");
        return name == "telco" ? Telco(Path.Combine(folder, "Telco-Customer-Churn.csv")) : Oulad(folder);
    }

    /// <summary>Customers of a phone company; positive: stayed. 7,043 rows.</summary>
    private static (List<ForestColumn> Columns, bool[] Labels) Telco(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',');
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        string[] contracts = ["Month-to-month", "One year", "Two year"];
        List<ForestColumn> columns =
        [
            Is("gender", "Female"), Number("SeniorCitizen"), Yes("Partner"), Yes("Dependents"), Number("tenure"), Yes("PhoneService"),
            Yes("MultipleLines"), Is("InternetService", "DSL"), Is("InternetService", "Fiber optic"), Yes("OnlineSecurity"), Yes("OnlineBackup"),
            Yes("DeviceProtection"), Yes("TechSupport"), Yes("StreamingTV"), Yes("StreamingMovies"),
            new ForestColumn("Contract", Column("Contract", v => Array.IndexOf(contracts, v))),
            Yes("PaperlessBilling"), Is("PaymentMethod", "Electronic check"), Number("MonthlyCharges"), Number("TotalCharges"),
        ];
        return (columns, Array.ConvertAll(Column("Churn", v => v == "No" ? 1 : 0), v => v == 1));

        ForestColumn Yes(string name) => Is(name, "Yes");
        ForestColumn Is(string name, string value) => new($"{name} {value}", Column(name, v => v == value ? 1 : 0));
        ForestColumn Number(string name) =>
            new(name, Column(name, v => string.IsNullOrWhiteSpace(v) ? 0 : double.Parse(v, CultureInfo.InvariantCulture)));

        double[] Column(string name, Func<string, double> value)
        {
            var at = Array.IndexOf(header, name);
            return Array.ConvertAll(rows, row => value(row[at]));
        }
    }

    /// <summary>Students by their clicks per kind of page in the first 28 days of a course, and the credits they study for;
    /// positive: still active in the days 84 to 111. Those who left before day 28 are left out.</summary>
    private static (List<ForestColumn> Columns, bool[] Labels) Oulad(string folder)
    {
        var students = File.ReadLines(Path.Combine(folder, "students.csv")).Skip(1).Select(line => line.Split(','))
            .Select(f => (Id: f[0], Start: Date(f[3]), Left: f[5].Length == 0 ? DateOnly.MaxValue : Date(f[5]), Credits: double.Parse(f[6], CultureInfo.InvariantCulture)))
            .Where(s => s.Left >= s.Start.AddDays(28)).ToArray();
        var numberOf = students.Index().ToDictionary(s => s.Item.Id, s => s.Index, StringComparer.Ordinal);
        var clicks = new SortedDictionary<string, double[]>(StringComparer.Ordinal);
        var labels = new bool[students.Length];
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, "events.csv.gz")), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine()?.Split(',') is [var id, var activity, var day, var count])
        {
            if (numberOf.TryGetValue(id, out var number))
            {
                var after = Date(day).DayNumber - students[number].Start.DayNumber;
                labels[number] |= after is >= 84 and < 112;
                if (after is >= 0 and < 28)
                {
                    clicks.TryAdd(activity, new double[students.Length]);
                    clicks[activity][number] += double.Parse(count, CultureInfo.InvariantCulture);
                }
            }
        }

        return ([.. clicks.Select(c => new ForestColumn(c.Key, c.Value)), new ForestColumn("credits", [.. students.Select(s => s.Credits)])], labels);

        static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
