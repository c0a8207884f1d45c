namespace Milestones.Usage.Tests.Building;

public sealed class OutcomeCrossChecksTests
{
    [Fact]
    public void Every_other_record_of_churn_is_compared_with_the_outcome_over_all_customers()
    {
        using var folder = new StudyFolder()
            .With("catalog.yaml", "features: [{name: used, column: used}]")
            .With("study.yaml", """
                study: example
                catalog: catalog.yaml
                customers: {file: customers.csv, id: id, signup: start, churn: end}
                windows: {mode: snapshot, at: 2025-01-01, lookback: 90, horizon: 60, observed_until: 2025-06-01}
                outcome:
                  retained: churn_date
                  cross_checks:
                    - {name: the flag, column: flag, churned_when: ["True"]}
                    - {name: the cancellations, file: cancellations.csv, customer: who, column: reason}
                hold_out: 0
                """)
            .With("customers.csv", """
                id,start,end,flag,used
                a,2024-01-01,2024-06-01,True,1
                b,2024-01-01,2025-02-01,False,1
                c,2024-01-01,2025-05-01,True,1
                d,2024-01-01,,True,0
                e,2024-01-01,,,0
                """)
            .With("cancellations.csv", "who,reason\na,price\nb,price\nb,other\nc,moved\nd,\nstranger,price\n");

        Assert.Collection(
            folder.Build().Findings,
            flag => Assert.Equal(
                new Finding(
                    FindingSeverity.Warning,
                    "outcome-contradicted",
                    "By the flag, 3 of 5 customers churned; by the churn dates, 3. Both say so of 2, only the first of 1, only the second of 1, neither of 1."),
                flag),
            cancellations => Assert.Equal(
                new Finding(
                    FindingSeverity.Note,
                    "outcome-confirmed",
                    "By the cancellations, 3 of 5 customers churned; by the churn dates, 3. Both say so of 3, only the first of 0, only the second of 0, neither of 2."),
                cancellations));
    }
}
