using System.CommandLine;

namespace Milestones.Cli.Verbs;

/// <summary>Options that several verbs have.</summary>
internal static class SharedOptions
{
    /// <summary>How many threads may work; the result is the same with any number.</summary>
    public static Option<int> Threads() =>
        WithinRange("--threads", "N", "Greatest number of threads; the results are the same with any", 1, int.MaxValue, Environment.ProcessorCount);

    /// <summary>A whole number of a range.</summary>
    public static Option<int> WithinRange(string name, string helpName, string description, int least, int most, int byDefault)
    {
        var option = new Option<int>(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => byDefault };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && long.TryParse(token.Value, out var value) && (value < least || value > most))
            {
                result.AddError(most == int.MaxValue
                    ? $"{name} must be {least} or more, found {value}."
                    : $"{name} must be from {least} to {most}, found {value}.");
            }
        });
        return option;
    }
}
