namespace Milestones.Numerics.Tests;

public sealed class LogisticRegressionTests
{
    // R: mtcars$wt, mtcars$hp, mtcars$am
    private static readonly double[] Weight =
    [
        2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2, 1.615,
        1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78,
    ];

    private static readonly double[] Power =
    [
        110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215, 230, 66, 52, 65, 97, 150, 150, 245, 175,
        66, 91, 113, 264, 175, 335, 109,
    ];

    private static readonly bool[] Manual =
        [.. Enumerable.Range(0, 32).Select(i => i < 3 || (i is >= 17 and <= 19) || i >= 25)];

    private static readonly LogisticRegressionOptions MaximumLikelihood = new() { Ridge = 0, Tolerance = 1e-12 };

    [Fact]
    public void Maximum_likelihood_agrees_with_R()
    {
        // R: glm(am ~ wt + hp, binomial, mtcars, control = list(epsilon = 1e-14))
        var model = LogisticRegression.Fit([Weight, Power], Manual, MaximumLikelihood);
        Assert.True(model.Converged);
        Near.Equal(18.8662987172041, model.Intercept, 1e-6);
        Near.Equal(-8.08347518244463, model.Coefficients[0], 1e-6);
        Near.Equal(0.0362555960822165, model.Coefficients[1], 1e-6);
        Near.Equal(0.404782532736742, model.Predict([Weight, Power])[1], 1e-6);
    }

    [Fact]
    public void Ridge_agrees_with_a_general_optimizer()
    {
        // R: z <- scale(mtcars[, c("wt", "hp")]) * sqrt(32/31)
        //    f <- function(b) { e <- b[1] + z %*% b[2:3]; -sum(mtcars$am*e - log1p(exp(e))) + 0.5*sum(b[2:3]^2) }; optim(c(0,0,0), f, method = "BFGS")
        var predicted = LogisticRegression.Fit([Weight, Power], Manual).Predict([Weight, Power]);
        Assert.Equal(0.611951465184929, predicted[0], 1e-4);
        Assert.Equal(0.460528418704712, predicted[1], 1e-4);
        Assert.Equal(0.738647851491414, predicted[2], 1e-4);
    }

    [Fact]
    public void A_missing_value_has_a_coefficient_of_its_own()
    {
        // R: m <- is.na(w2); w3 <- ifelse(m, mean(w2, na.rm = TRUE), w2); glm(am ~ w3 + m + hp, binomial, mtcars)
        double[] gaps = [.. Weight.Select((value, i) => i is 0 or 4 or 8 or 19 or 27 ? double.NaN : value)];
        var model = LogisticRegression.Fit([gaps, Power], Manual, MaximumLikelihood);
        Near.Equal(-5.63658432396584, model.Coefficients[0], 1e-6);
        Near.Equal(0.0203216629566178, model.Coefficients[1], 1e-6);
        var predicted = model.Predict([gaps, Power]);
        Near.Equal(0.607914129521270, predicted[0], 1e-6);
        Near.Equal(0.493662917998475, predicted[1], 1e-6);
    }

    [Fact]
    public void Separation_collinearity_and_constants_do_no_harm()
    {
        double[] separating = [.. Enumerable.Range(0, 1000).Select(i => i < 400 ? 0.0 : 1)];
        bool[] labels = [.. Enumerable.Range(0, 1000).Select(i => i >= 400)];
        double[] constant = [.. Enumerable.Repeat(7.0, 1000)];
        var model = LogisticRegression.Fit([separating, separating, constant], labels);
        Assert.True(model.Converged);
        Assert.Equal(0, model.Coefficients[2]);
        var predicted = model.Predict([separating, separating, constant]);
        Assert.True(predicted[0] < 0.01 && predicted[^1] > 0.99);
        Assert.All(predicted, p => Assert.InRange(p, 0, 1));
    }

    [Fact]
    public void Without_columns_the_base_rate_is_predicted()
    {
        var model = LogisticRegression.Fit([], Manual, MaximumLikelihood);
        Assert.Equal(Math.Log(13 / 19.0), model.Intercept, 1e-8);
    }

    [Fact]
    public void One_class_only_is_survived()
    {
        var model = LogisticRegression.Fit([Weight], new bool[32]);
        Assert.All(model.Predict([Weight]), p => Assert.InRange(p, 0, 0.1));
    }

    [Fact]
    public void A_planted_model_is_recovered()
    {
        var random = new Seed(11).CreateRandom();
        double[][] columns = [new double[20_000], new double[20_000]];
        var labels = new bool[20_000];
        for (var i = 0; i < labels.Length; i++)
        {
            columns[0][i] = 1e6 * random.NextNormal(); // far scales must not matter
            columns[1][i] = 1e-3 * random.NextNormal();
            labels[i] = random.NextBoolean(1 / (1 + Math.Exp(0.5 - (1e-6 * columns[0][i]) + (700 * columns[1][i]))));
        }

        // Standard errors are about 0.02 of the standardised coefficients.
        var model = LogisticRegression.Fit(columns, labels);
        Assert.Equal(-0.5, model.Intercept, 0.07);
        Assert.Equal(1, model.Coefficients[0] * 1e6, 0.07);
        Assert.Equal(-0.7, model.Coefficients[1] * 1e-3, 0.07);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit([[1, 2]], [true]));
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit([[1, double.PositiveInfinity]], [true, false]));
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit([Weight], Manual).Predict([]));
    }

    [Fact]
    public void Defaults_are_as_documented() =>
        Assert.Equal(new LogisticRegressionOptions { Ridge = 1, MaxIterations = 50, Tolerance = 1e-8 }, new LogisticRegressionOptions());
}
