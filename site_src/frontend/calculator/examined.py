"""The findings that "none of these" does not answer with the others.

Signs of the examination: without an examination they have not been found absent, so they have a button of their own.
Below an age, or while the age is not known, a finding is answered by itself.
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
ALONE_BELOW = {"pregnancy": 56}
if unknown := (EXAMINED | ALONE_BELOW.keys()) - {row["id"] for row in calculators.listing("findings")}:
    raise ValueError(f"{sorted(unknown)}: not in the list of findings.")
