using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Milestones.Forests.Tests.Peers;

/// <summary>Wright and Ziegler's ranger, the forest that we are compared with, run in R.</summary>
internal static class Ranger
{
    private const string Program =
        """
        a <- commandArgs(TRUE)
        d <- read.csv(a[1])
        x <- d[, names(d) != "label"]
        y <- factor(d$label)
        auc <- function(p) { r <- rank(p); n <- as.numeric(table(y)); (sum(r[y == 1]) - n[2] * (n[2] + 1) / 2) / n[1] / n[2] }
        for (seed in 1:3) for (measure in c("permutation", "impurity")) {
          m <- ranger::ranger(x = x, y = y, num.trees = 500, probability = TRUE, min.node.size = 10, importance = measure, seed = seed, verbose = FALSE)
          cat(measure, auc(m$predictions[, "1"]), m$variable.importance, "\n")
        }
        """;

    /// <summary>Importances by measure ("permutation", "impurity"), one per seed of three, and the mean AUC out of bag. The running
    /// test is skipped where R or ranger is missing.</summary>
    public static (ILookup<string, double[]> Importances, double Auc) Run(IReadOnlyList<ForestColumn> columns, bool[] labels)
    {
        Assert.SkipUnless(Rscript("-e", "invisible(packageVersion('ranger'))") is (0, _), "R with ranger (Debian: r-cran-ranger) is not installed");
        var folder = Directory.CreateTempSubdirectory("milestones-");
        try
        {
            var (table, program) = (Path.Combine(folder.FullName, "table.csv"), Path.Combine(folder.FullName, "ranger.R"));
            File.WriteAllText(program, Program);
            File.WriteAllLines(table, [
                string.Join(',', columns.Select((_, j) => $"x{j}").Append("label")),
                .. labels.Select((label, i) => string.Join(',', columns.Select(c => c.Values[i].ToString("R", CultureInfo.InvariantCulture)).Append(label ? "1" : "0"))),
            ]);
            var (exitCode, output) = Rscript(program, table);
            Assert.Equal(0, exitCode);
            var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
            return (lines.ToLookup(line => line[0], line => Numbers(line[2..])), lines.Average(line => Numbers(line[1..2])[0]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double[] Numbers(string[] texts) => Array.ConvertAll(texts, text => double.Parse(text, CultureInfo.InvariantCulture));

    private static (int ExitCode, string Output) Rscript(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("Rscript", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (Win32Exception)
        {
            return (-1, "");
        }
    }
}
