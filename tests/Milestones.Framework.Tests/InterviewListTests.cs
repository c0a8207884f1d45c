using Milestones.Evidence;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Framework.Tests;

public sealed class InterviewListTests
{
    private const int Customers = 400;

    private static bool Adopted(int row) => row % 2 == 0;

    private static bool Retained(int row) => Adopted(row) ? row % 10 > 0 : row % 5 > 2;

    [Fact]
    public void Each_group_holds_those_whom_the_findings_do_not_explain()
    {
        var result = Derive();
        Assert.Equal(1, result.Framework.Milestones.Maturity!.RequiredCategories);
        var list = InterviewList.Of(result);
        Assert.Equal(["mature_but_churned", "not_mature_but_retained", "adopter_of_refuted:f"], list.Select(candidate => candidate.Group).Distinct());
        Assert.All(list, candidate =>
        {
            var row = int.Parse(candidate.Customer[1..], System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(candidate.Group switch
            {
                "mature_but_churned" => Adopted(row) && !Retained(row),
                "not_mature_but_retained" => !Adopted(row) && Retained(row),
                _ => Adopted(row),
            });
        });
        Assert.Equal(60, list.Count);
    }

    [Fact]
    public void The_study_s_seed_decides_who_of_many()
    {
        var result = Derive();
        Assert.Equal(InterviewList.Of(result), InterviewList.Of(Derive()));
        Assert.NotEqual(InterviewList.Of(result), InterviewList.Of(result with { Study = result.Study with { Seed = new Seed(2) } }));
        Assert.Equal(9, InterviewList.Of(result, perGroup: 3).Count);
    }

    private static DerivationResult Derive()
    {
        var made = new SyntheticEvidence([.. Enumerable.Range(0, Customers).Select(Retained)])
            .With("f", "automation", [.. Enumerable.Range(0, Customers).Select(Adopted)], level: MaturityLevel.Mature);
        var evidence = made.Evidence();
        return Derivation.FromEvidence(made.Study(), evidence with
        {
            Features = [evidence.Features[0] with
            {
                Feature = evidence.Features[0].Feature with { Hypothesis = new Hypothesis(-1) },
                Hypothesis = new HypothesisEvidence
                {
                    Hypothesis = new Hypothesis(-1),
                    Outcome = HypothesisOutcome.Refuted,
                    Difference = Estimate.Undefined(),
                    DetectableDifference = double.NaN,
                },
            }],
        });
    }
}
