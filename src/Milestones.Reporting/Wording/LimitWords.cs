using System.Globalization;
using Milestones.Evidence;
using Milestones.Framework;

namespace Milestones.Reporting.Wording;

/// <summary>Limits of rules in sentences, and numbers in their units.</summary>
internal static class LimitWords
{
    /// <summary>What the number says now, and on which side of the limit the rule stops or begins to apply.</summary>
    public static string Sentence(VerdictLimit limit)
    {
        var (verdict, edge) = (VerdictWords.Of(limit.Verdict), Number(limit.Limit, limit.Unit));
        var away = double.IsFinite(limit.Distance) ? $" ({Distance(limit)} away)" : "";
        var besides = limit.Besides is { } other ? $", given {other}" : "";
        var sentence = limit.Applies
            ? $"{limit.Quantity} is {Number(limit.Number, limit.Unit)}, which makes it {verdict}; {(limit.AppliesAbove ? "below" : "above")} {edge} it would not be{away}"
            : $"{limit.Quantity} is {Number(limit.Number, limit.Unit)}; {(limit.AppliesAbove ? "above" : "below")} {edge} it would be {verdict}{away}{besides}";
        return $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}.";
    }

    /// <summary>A number as its unit is read.</summary>
    public static string Number(double value, NumberUnit unit) => (double.IsFinite(value), unit) switch
    {
        (false, _) => Numbers.None,
        (_, NumberUnit.Share) => Numbers.Percent(value),
        (_, NumberUnit.Difference) => $"{Numbers.Points(value)} points",
        (_, NumberUnit.Count) => value.ToString("#,0.#", CultureInfo.InvariantCulture),
        (_, NumberUnit.PValue) => Numbers.PValue(value),
        (_, NumberUnit.Auc) => Numbers.Plain(value, "0.000"),
        (_, NumberUnit.Measure) => Numbers.Plain(value),
        _ => Math.Abs(value) is > 0 and < 0.01 ? Numbers.Plain(value, "0.000000;−0.000000") : Numbers.Plain(value, "0.000;−0.000"),
    };

    private static string Distance(VerdictLimit limit) => limit.Unit is NumberUnit.Share or NumberUnit.Difference
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * limit.Distance:0.0} points")
        : Number(limit.Distance, limit.Unit);

    /// <summary>A number with its interval.</summary>
    public static string Number(DossierNumber number) => double.IsFinite(number.Lower) && double.IsFinite(number.Upper)
        ? $"{Number(number.Value, number.Unit)} ({Number(number.Lower, number.Unit)} to {Number(number.Upper, number.Unit)})"
        : Number(number.Value, number.Unit);
}
