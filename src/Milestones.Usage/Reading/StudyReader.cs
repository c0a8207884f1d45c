using System.Globalization;
using Milestones.Numerics;

namespace Milestones.Usage.Reading;

/// <summary>Reads <c>study.yaml</c> with the catalog and the decisions that it names.</summary>
internal static class StudyReader
{
    /// <summary>Reads and checks a study; nothing but these three files is opened.</summary>
    /// <exception cref="InputException">Something in them cannot be used.</exception>
    public static Study Read(string path)
    {
        var file = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(file)!;
        var top = YamlSection.Load(file, Path.GetFileName(file));

        var catalogFile = top.RequiredText("catalog");
        var catalog = CatalogReader.Read(Path.Combine(folder, catalogFile), catalogFile, out var entries);
        var decisionsFile = top.Text("decisions");
        var customers = ReadCustomers(top.RequiredSection("customers"));
        var events = top.Sections("events").Select(ReadEventLog).ToList();
        var windows = WindowsReader.Read(top.Section("windows"));

        var outcome = OutcomeReader.Read(top.RequiredSection("outcome"), out var secondary);

        var study = new Study
        {
            Name = top.RequiredText("study"),
            Folder = folder,
            Seed = new Seed(ReadSeed(top)),
            Customers = customers,
            Events = events,
            Windows = windows,
            Outcome = outcome,
            SecondaryOutcomes = secondary,
            Strata = ReadStrata(top.Section("strata"), customers),
            Catalog = catalog,
            Decisions = decisionsFile is null ? [] : DecisionsReader.Read(Path.Combine(folder, decisionsFile), decisionsFile, catalog),
            HoldOutShare = top.Number("hold_out", 0, 0.9) ?? 0.25,
            ToleratedRows = top.Integer("tolerate_rows", 0) ?? 0,
            Forest = ReadForest(top.Section("forest")),
            Rules = RulesReader.Read(top.Section("rules")),
            Milestones = MilestonesReader.Read(top.Section("milestones")),
            Files = decisionsFile is null ? [Path.GetFileName(file), catalogFile] : [Path.GetFileName(file), catalogFile, decisionsFile],
        };
        top.Finish();
        Contradictions.Refuse(study, top, entries);
        return study;
    }

    private static ulong ReadSeed(YamlSection top) => top.Text("seed") switch
    {
        null => 1,
        var text when ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) => seed,
        var text => throw top.Wrong("seed", $"'{text}' is not a seed.", "Write a whole number from 0 to 18446744073709551615."),
    };

    private static CustomerSource ReadCustomers(YamlSection section)
    {
        var source = new CustomerSource
        {
            File = section.RequiredText("file"),
            Table = ReadTable(section),
            Id = section.RequiredText("id"),
            Signup = section.Text("signup"),
            Churn = ReadChurn(section),
            ChurnBeforeSignup = section.Word("churn_before_signup", Words.ChurnBeforeSignup) ?? ChurnBeforeSignup.Error,
            Plan = section.Text("plan"),
            Seats = section.Text("seats"),
            SeatChanges = ReadSeatChanges(section.Section("seat_changes")),
            Spend = section.Text("spend"),
            Tenure = section.Text("tenure"),
            DateFormat = section.Text("dates"),
            NotEligible = section.Texts("not_eligible"),
        };
        section.Finish();
        return source;
    }

    private static ChurnSource? ReadChurn(YamlSection customers)
    {
        if (!customers.IsSection("churn"))
        {
            return customers.Text("churn") is { } column ? new ChurnSource(column) : null;
        }

        var section = customers.RequiredSection("churn");
        var churn = new ChurnSource(
            section.RequiredText("date"),
            section.RequiredText("file"),
            section.RequiredText("customer"),
            section.Word("take", Words.TakeLast) ?? false) { Table = ReadTable(section) };
        section.Finish();
        return churn;
    }

    private static SeatChanges? ReadSeatChanges(YamlSection? section)
    {
        if (section is null)
        {
            return null;
        }

        var changes = new SeatChanges(
            section.RequiredText("file"), section.RequiredText("customer"), section.RequiredText("date"), section.RequiredText("seats")) { Table = ReadTable(section) };
        section.Finish();
        return changes;
    }

    private static EventLog ReadEventLog(YamlSection section)
    {
        var log = new EventLog
        {
            Files = section.Texts("files"),
            Table = ReadTable(section),
            Customer = section.RequiredText("customer"),
            Event = section.RequiredText("event"),
            Time = section.RequiredText("time"),
            Quantity = section.Text("quantity"),
            TimeFormat = ReadTimeFormat(section),
            Via = ReadMapping(section.Section("via")),
        };
        section.Finish();
        return log.Files.Count > 0 ? log : throw section.Wrong("files", "'files' is missing.", "Name the log's files, e.g. files: events/*.csv.gz");
    }

    /// <summary>A table of a database: its name with dots between its parts, or the list of them where a part has dots itself.</summary>
    private static DatabaseTable ReadTable(YamlSection section)
    {
        var texts = section.Texts("table");
        string[] parts = texts.Count == 1 ? texts[0].Split('.') : [.. texts];
        return !parts.Contains("")
            ? new DatabaseTable(parts)
            : throw section.Wrong("table", $"'{string.Join(", ", texts)}' is no name of a table.", "Write table: schema.name, or table: [schema, name] where a part has dots.");
    }

    private static string? ReadTimeFormat(YamlSection section)
    {
        string[] epochs = ["epoch-seconds", "epoch-milliseconds"];
        return section.Text("times") switch
        {
            { } format when !epochs.Contains(format) && !format.Contains('y', StringComparison.Ordinal) => throw section.Wrong(
                "times",
                $"'{format}' is no format of times.",
                "Write epoch-seconds, epoch-milliseconds, or a .NET format such as dd-MM-yyyy HH:mm."),
            var format => format,
        };
    }

    private static KeyMapping? ReadMapping(YamlSection? section)
    {
        if (section is null)
        {
            return null;
        }

        var mapping = new KeyMapping(
            section.RequiredText("file"), section.RequiredText("key"), section.RequiredText("customer"), section.Text("since")) { Table = ReadTable(section) };
        section.Finish();
        return mapping;
    }

    private static StratumDefinition ReadStrata(YamlSection? section, CustomerSource customers)
    {
        if (section is null)
        {
            return new StratumDefinition();
        }

        var strata = new StratumDefinition
        {
            Plan = section.Boolean("plan") ?? true,
            Size = Ascending(section, "size"),
            Tenure = Ascending(section, "tenure"),
        };
        section.Finish();
        return strata switch
        {
            { Plan: true } when customers.Plan is null && section.Has("plan") => throw section.Wrong("plan", "The plans are not known.", "Map 'customers.plan'."),
            { Size.Count: > 0 } when customers.Seats is null => throw section.Wrong("size", "The seats are not known.", "Map 'customers.seats'."),
            { Tenure.Count: > 0 } when customers.Signup is null && customers.Tenure is null =>
                throw section.Wrong("tenure", "The tenure is not known.", "Map 'customers.signup' or 'customers.tenure'."),
            _ => strata,
        };
    }

    private static IReadOnlyList<double>? Ascending(YamlSection section, string key)
    {
        var cuts = section.Numbers(key);
        return cuts is null || cuts.Zip(cuts.Skip(1)).All(pair => pair.First < pair.Second)
            ? cuts
            : throw section.Wrong(key, "The cuts do not ascend.", "Write them from small to large, each once.");
    }

    private static ForestSettings ReadForest(YamlSection? section)
    {
        var standard = new ForestSettings();
        if (section is null)
        {
            return standard;
        }

        var settings = new ForestSettings
        {
            Engine = section.Word("engine", Words.Engines) ?? standard.Engine,
            Trees = section.Integer("trees", 1, 100_000) ?? standard.Trees,
            MinNode = section.Integer("min_node", 1) ?? standard.MinNode,
            FeaturesPerSplit = section.Integer("features_per_split", 1),
            MaxDepth = section.Integer("max_depth", 1),
            ShadowRefits = section.Integer("shadow_refits", 0, 1_000) ?? standard.ShadowRefits,
            StabilityRefits = section.Integer("stability_refits", 0, 1_000) ?? standard.StabilityRefits,
            RefitTrees = section.Integer("refit_trees", 1, 100_000) ?? standard.RefitTrees,
            ClusterShuffles = section.Integer("cluster_shuffles", 0, 100) ?? standard.ClusterShuffles,
        };
        section.Finish();
        return settings.StabilityRefits != 1
            ? settings
            : throw section.Wrong("stability_refits", "One ranking cannot be compared with itself.", "Ask for 2 or more, or for 0, which leaves rank intervals out.");
    }
}
