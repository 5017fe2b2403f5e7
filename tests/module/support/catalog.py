"""The findings of the module, and those that a note marks."""

import calculators

FINDINGS = {row["id"]: row for row in calculators.listing("findings")}
#: The findings whose wording note N16 marks.
FINDINGS_WITH_N16 = {
    "severe_neuro_deficit",
    "fever",
    "recent_infection",
    "iv_drug_use",
    "cancer_history",
    "unexplained_weight_loss",
    "recent_trauma",
    "osteoporosis_risk",
    "severe_pain",
    "functional_deficit",
}
