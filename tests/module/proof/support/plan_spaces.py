"""The space of the whole assessment: what gate, screen and ladder hand to the plan, and what the plan reads itself.

The plan reads of the parts before it only: the gate's status and questions; the flags, open flags and class; floor,
ceiling, the rules at the floor, and the ladder's questions. `STAGES` holds flags that lead to each of these, `GATES` the
gate's, and new onset and age are separate, because several parts read them. The plan itself reads the answers about
the work-up, care, nerves, pain and mood. The product of all is too large and says nothing new: each list of the plan reads
few of them. So four products are enumerated: every stage with a few plans; some stages with every plan of care; the same
with every plan of follow-up and mood; and everything that familiar pain over 50 reads. `test_reduction.py` tests, over
cases drawn from everything, that the lists do not read anything else.
"""

from __future__ import annotations

from calculators import Answer
from tests.module.proof.support.spaces import (
    ABSENT,
    CANCER,
    CORD,
    FRACTURE,
    INFECTION,
    PRESENT,
    PSYCHOSOCIAL,
    STOPS,
    Answers,
    Coordinate,
    Space,
    alike,
    number,
    states,
    weeks,
    yes_no,
)

FLAGS = (*CORD, *INFECTION, *CANCER, *FRACTURE)
NO_FLAG: Answers = dict.fromkeys(FLAGS, ABSENT)
NO_STOP: Answers = dict.fromkeys((*STOPS, "pregnancy"), ABSENT)


def with_changes(base: Answers, *unknown: str, **known: Answer | float) -> Answers:
    """Return the base with some findings unknown and some answered otherwise."""
    with_changes = {key: value for key, value in base.items() if key not in unknown}
    return with_changes | known


GATES = states(
    NO_STOP,
    with_changes(NO_STOP, "lung_warning"),
    with_changes(NO_STOP, "pregnancy", "major_trauma"),
    with_changes(NO_STOP, "abdominal_warning", lung_warning=PRESENT),
    with_changes(NO_STOP, pregnancy=PRESENT, heart_or_aorta_warning=PRESENT),
    with_changes(NO_STOP, "lung_warning", pregnancy=PRESENT),
)
STAGES = states(
    NO_FLAG,
    {},
    with_changes(NO_FLAG, "fever"),
    with_changes(NO_FLAG, "saddle_anesthesia"),
    with_changes(NO_FLAG, "osteoporosis_risk"),
    with_changes(NO_FLAG, "recent_infection", "recent_trauma"),
    with_changes(NO_FLAG, "cancer_history"),
    with_changes(NO_FLAG, "unexplained_weight_loss"),
    with_changes(NO_FLAG, fever=PRESENT),
    with_changes(NO_FLAG, "immunosuppression", saddle_anesthesia=PRESENT, recent_trauma=PRESENT),
    with_changes(NO_FLAG, iv_drug_use=PRESENT),
    with_changes(NO_FLAG, "fever", recent_infection=PRESENT, corticosteroid_use=PRESENT),
    with_changes(NO_FLAG, "recent_trauma", recent_spinal_procedure=PRESENT),
    with_changes(NO_FLAG, recent_trauma=PRESENT),
    with_changes(NO_FLAG, "fever", osteoporosis_risk=PRESENT),
    with_changes(NO_FLAG, "recent_trauma", osteoporosis_risk=PRESENT, corticosteroid_use=PRESENT),
    with_changes(NO_FLAG, cancer_history=PRESENT),
    with_changes(NO_FLAG, unexplained_weight_loss=PRESENT, recent_trauma=PRESENT),
    with_changes(NO_FLAG, "bleeding_risk"),
    with_changes(NO_FLAG, "stiff_spine_injury", bleeding_risk=PRESENT),
    with_changes(NO_FLAG, "spinal_implant", escalating_pain=PRESENT),
    with_changes(NO_FLAG, "percussion_tenderness", spinal_implant=PRESENT),
    with_changes(NO_FLAG, "escalating_pain", percussion_tenderness=PRESENT),
    with_changes(NO_FLAG, esr_mm_h=20),
    with_changes(NO_FLAG, esr_mm_h=19.9),
    with_changes(NO_FLAG, esr_mm_h=19.9, recent_trauma=PRESENT),
    with_changes(NO_FLAG, "cord_signs", esr_mm_h=20, osteoporosis_risk=PRESENT),
)
FEW_GATES = states(
    NO_STOP,
    with_changes(NO_STOP, "lung_warning"),
    with_changes(NO_STOP, lung_warning=PRESENT),
    with_changes(NO_STOP, pregnancy=PRESENT),
)
FEW_STAGES = states(
    NO_FLAG,
    with_changes(NO_FLAG, "fever"),
    with_changes(NO_FLAG, fever=PRESENT),
    with_changes(NO_FLAG, iv_drug_use=PRESENT),
    with_changes(NO_FLAG, recent_trauma=PRESENT),
    with_changes(NO_FLAG, "recent_infection", osteoporosis_risk=PRESENT),
)
AGES = number("age_years", 17.9, 50, 50.1)
GROWN_UP = states({"age_years": 50}, {"age_years": 50.1})
NERVES = (yes_no("radiculopathy_signs"), yes_no("stenosis_signs"))
SEVERE = alike("severe_pain", "functional_deficit")
MOOD = alike(*PSYCHOSOCIAL)
CARE = (yes_no("not_improving"), yes_no("intervention_candidate"))
WEEKS = weeks((3.75, 4, 6, 6.1), (3.75, 5.9, 6, 6.1, 12.1))

_ASKED: Answers = dict.fromkeys(("not_improving", "intervention_candidate"), PRESENT)
_QUIET: Answers = dict.fromkeys(
    ("radiculopathy_signs", "stenosis_signs", "severe_pain", "functional_deficit", *PSYCHOSOCIAL), ABSENT
)
PLANS = states(
    {},
    {"not_improving": ABSENT, "intervention_candidate": ABSENT, **_QUIET},
    {**_ASKED, "conservative_weeks": 4, "duration_weeks": 5.9, **_QUIET},
    {**_ASKED, "conservative_weeks": 4, "duration_weeks": 5.9, **_QUIET, "stenosis_signs": PRESENT, "depression": PRESENT},
    {**_ASKED, "conservative_weeks": 6.1, "duration_weeks": 12.1, "radiculopathy_signs": PRESENT, "severe_pain": PRESENT},
    {"not_improving": PRESENT, "intervention_candidate": ABSENT, "conservative_weeks": 4, "somatization": PRESENT},
    {**_ASKED, "conservative_weeks": 3.75, "duration_weeks": 3.75, "stenosis_signs": PRESENT, "radiculopathy_signs": ABSENT},
)  # fmt: skip
FEW_CARES = states(
    {},
    {**_ASKED, "conservative_weeks": 4, "duration_weeks": 5.9},
    {"not_improving": ABSENT, "intervention_candidate": PRESENT},
)
FAMILIAR_STAGES = states(
    NO_FLAG,
    with_changes(NO_FLAG, "fever"),
    with_changes(NO_FLAG, "percussion_tenderness"),
    with_changes(NO_FLAG, "cancer_history"),
    with_changes(NO_FLAG, unexplained_weight_loss=PRESENT),
    with_changes(NO_FLAG, spinal_implant=PRESENT),
    with_changes(NO_FLAG, esr_mm_h=19.9),
)
FAMILIAR_CARES = states(
    {"not_improving": ABSENT, "intervention_candidate": ABSENT},
    {**_ASKED, "intervention_candidate": ABSENT},
    _ASKED,
    {"not_improving": PRESENT},
)
WORK_UP = yes_no("work_up_done")
NEW = yes_no("new_onset")


def spaces() -> dict[str, Space]:
    """Return the four products, in pieces that can run in parallel."""
    found: dict[str, Space] = {}
    for name, new in zip(("old pain", "new pain", "onset unknown"), NEW, strict=True):
        found[f"stages, {name}"] = Space(GATES, AGES, STAGES, (new,), WORK_UP, PLANS)
    for name, work_up, mood in (("not worked up", WORK_UP[0], MOOD[:1]), ("worked up", WORK_UP[1], MOOD[:2])):
        lists: tuple[Coordinate, ...] = (*CARE, WEEKS, mood, NERVES[0])
        found[f"care, {name}"] = Space(
            FEW_GATES, GROWN_UP[1:], FEW_STAGES, NEW[1:2], (work_up,), *lists, always={"stenosis_signs": ABSENT}
        )
    for name, care in zip(("care unknown", "care failed", "improving"), FEW_CARES, strict=True):
        lists = (*NERVES, SEVERE, MOOD)
        found[f"follow-up, {name}"] = Space(FEW_GATES, GROWN_UP, FEW_STAGES, NEW[1:2], WORK_UP[:2], (care,), *lists)
    found["familiar pain over 50"] = Space(
        FEW_GATES,
        AGES[1:],
        FAMILIAR_STAGES,
        NEW,
        weeks((3.75, 4), (3.75, 4)),
        FAMILIAR_CARES,
        always={**_QUIET, "work_up_done": ABSENT},
    )
    return found


SPACES = spaces()
