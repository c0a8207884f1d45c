using Milestones.Usage.Tables;

namespace Milestones.Usage.Customers;

/// <summary>Which columns of the customer table a study wants.</summary>
internal static class CustomerColumns
{
    /// <summary>All columns that the study or its catalog names, with the place where they are named.</summary>
    public static IEnumerable<ColumnUse> Of(Study study)
    {
        var source = study.Customers;
        (string? Column, string Key)[] mapped =
        [
            (source.Id, "id"),
            (source.Signup, "signup"),
            (source.Churn is { File: null } churn ? churn.Column : null, "churn"),
            (source.Plan, "plan"),
            (source.Seats, "seats"),
            (source.Spend, "spend"),
            (source.Tenure, "tenure"),
        ];
        foreach (var (column, key) in mapped.Where(pair => pair.Column is not null))
        {
            yield return new ColumnUse(column!, $"'customers.{key}' of the study");
        }

        foreach (var outcome in study.Outcomes)
        {
            if (outcome is RetainedByColumn { Column: var retained })
            {
                yield return new ColumnUse(retained, "'outcome.retained' of the study");
            }
            else if (outcome is ExpandedByColumns { From: var from, To: var to })
            {
                yield return new ColumnUse(from, "'outcome.expanded' of the study");
                yield return new ColumnUse(to, "'outcome.expanded' of the study");
            }
        }

        foreach (var check in study.Outcome.CrossChecks.Where(check => check.File is null))
        {
            yield return new ColumnUse(check.Column, $"the cross-check '{check.Name}' of the study");
        }

        foreach (var feature in study.Catalog.Features)
        {
            if (feature.Source is ColumnSource cells)
            {
                yield return new ColumnUse(cells.Column, $"the feature '{feature.Name}' of the catalog");
            }

            if (feature.Eligibility.Column is { } column)
            {
                yield return new ColumnUse(column, $"'eligible' of the feature '{feature.Name}' of the catalog");
            }
        }
    }
}
