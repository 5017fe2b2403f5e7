"""The findings that are signs of the examination, not of the history.

After "none of these" the page lists them separately: without an examination they have not been found absent.
"""

import calculators

EXAMINED = frozenset(
    {
        "severe_neuro_deficit",
        "rapidly_progressive_deficit",
        "multilevel_motor_deficit",
        "cord_signs",
        "saddle_anesthesia",
        "radiculopathy_signs",
    }
)
if unknown := EXAMINED - {row["id"] for row in calculators.listing("findings")}:
    raise ValueError(f"{sorted(unknown)}: not in the list of findings.")
