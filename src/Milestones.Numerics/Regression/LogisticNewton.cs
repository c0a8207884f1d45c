using MathNet.Numerics.LinearAlgebra;

namespace Milestones.Numerics;

/// <summary>One fit of a logistic regression: the state that its Newton steps move.</summary>
internal sealed class LogisticNewton(StandardizedColumns x, bool[] labels, LogisticRegressionOptions options)
{
    private readonly double[] _logOdds = new double[labels.Length];
    private readonly double[] _residuals = new double[labels.Length];
    private readonly double[] _weights = new double[labels.Length];
    private readonly double[,] _information = new double[x.Columns.Count + 1, x.Columns.Count + 1];

    public double[] Beta { get; private set; } = new double[x.Columns.Count + 1];

    public int Iterations { get; private set; }

    public bool Converged { get; private set; }

    public void Run()
    {
        // Where Newton starts when the columns say nothing; kept finite when there is one class only.
        double positives = labels.AsSpan().Count(true);
        Beta[0] = Math.Log((positives + 0.5) / (labels.Length - positives + 0.5));
        var objective = Evaluate(Beta);
        while (Iterations < options.MaxIterations && !Converged)
        {
            Iterations++;
            var step = Step();
            var (next, nextObjective) = (Beta, objective);

            // The penalised log-likelihood is concave: a step that overshoots is halved until it climbs.
            for (var share = 1.0; share > 1e-6; share /= 2)
            {
                next = [.. Beta.Zip(step, (b, s) => b + (share * s))];
                nextObjective = Evaluate(next);
                if (nextObjective >= objective - (1e-12 * Math.Abs(objective)))
                {
                    break;
                }
            }

            Converged = step.Max(Math.Abs) <= options.Tolerance;
            (Beta, objective) = (next, nextObjective);
        }
    }

    /// <summary>Fills log odds, residuals and weights, and returns the penalised log-likelihood.</summary>
    private double Evaluate(double[] beta)
    {
        Array.Fill(_logOdds, beta[0]);
        for (var j = 1; j < beta.Length; j++)
        {
            var values = x.Columns[j - 1].Values;
            for (var i = 0; i < values.Length; i++)
            {
                _logOdds[i] += beta[j] * values[i];
            }
        }

        var objective = -options.Ridge / 2 * beta.Skip(1).Sum(b => b * b);
        for (var i = 0; i < labels.Length; i++)
        {
            var decay = Math.Exp(-Math.Abs(_logOdds[i])); // of the likelier class; never overflows
            var unlikely = decay / (1 + decay);
            var probability = _logOdds[i] >= 0 ? 1 - unlikely : unlikely;
            _residuals[i] = (labels[i] ? 1 : 0) - probability;
            _weights[i] = unlikely * (1 - unlikely);
            objective += (labels[i] ? Math.Min(0, _logOdds[i]) : Math.Min(0, -_logOdds[i])) - Math.Log(1 + decay);
        }

        return objective;
    }

    private double[] Step()
    {
        x.WeightedCrossProducts(_weights, _information);
        var p = Beta.Length;
        var gradient = new double[p];
        for (var j = 0; j < p; j++)
        {
            gradient[j] = j == 0
                ? _residuals.Sum()
                : StandardizedColumns.Dot(_residuals, x.Columns[j - 1].Values) - (options.Ridge * Beta[j]);

            // The intercept bears no penalty; this keeps it from running off when there is one class only.
            _information[j, j] += j == 0 ? 1e-9 * labels.Length : options.Ridge;
        }

        var information = Matrix<double>.Build.Dense(p, p, (j, k) => _information[Math.Max(j, k), Math.Min(j, k)]);
        return information.Cholesky().Solve(Vector<double>.Build.Dense(gradient)).ToArray();
    }
}
