using System.CommandLine;
using System.Globalization;
using Milestones.Usage;

namespace Milestones.Cli.Verbs;

/// <summary>Options that several verbs have.</summary>
internal static class SharedOptions
{
    /// <summary>The framework, of a verb whose argument it is.</summary>
    public static Argument<string> FrameworkFile() => new("framework.json") { Description = "The framework." };

    /// <summary>The study, of a verb whose argument is something else.</summary>
    public static Option<string> Study() =>
        new("--study") { Description = "The study that says where the data are", HelpName = "study.yaml", Required = true };

    /// <summary>How many threads may work; the result is the same with any number.</summary>
    public static Option<int> Threads() =>
        WithinRange("--threads", "N", "Greatest number of threads; the results are the same with any", 1, int.MaxValue, Environment.ProcessorCount);

    /// <summary>The engine that ranks the features.</summary>
    public static Option<ForestEngine?> Engine()
    {
        var names = Enum.GetNames<ForestEngine>().Select(name => name.ToLowerInvariant()).ToArray();
        var option = new Option<ForestEngine?>("--engine") { Description = $"Engine that ranks the features: {string.Join(" or ", names)} [default: the study's]", HelpName = "NAME" };
        option.AcceptOnlyFromAmong(names);
        return option;
    }

    /// <summary>The seed; null where none is given.</summary>
    /// <param name="helpName">What stands for it in the help.</param>
    /// <param name="byDefault">What it is then; null for that of the study.</param>
    public static Option<ulong?> Seed(string helpName, ulong? byDefault) => new("--seed")
    {
        Description = $"Origin of every random choice [default: {byDefault?.ToString(CultureInfo.InvariantCulture) ?? "the study's"}]",
        HelpName = helpName,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
            {
                return seed;
            }

            result.AddError($"--seed must be a whole number from 0 to {ulong.MaxValue}, found '{text}'.");
            return null;
        },
    };

    /// <summary>Whether cells of a CSV that a spreadsheet would compute are made text.</summary>
    public static Option<bool> NeutraliseFormulas() =>
        new("--neutralise-formulas") { Description = "Put an apostrophe before cells that begin with = + - @, so that a spreadsheet does not compute them" };

    /// <summary>A whole number of a range.</summary>
    public static Option<int> WithinRange(string name, string helpName, string description, int least, int most, int byDefault) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => byDefault,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            {
                return value;
            }

            result.AddError($"{name} must be a whole number{(most == int.MaxValue ? $", {least} or more" : $" from {least} to {most}")}, found '{text}'.");
            return byDefault;
        },
    };
}
