"""How the fired rules sound, and what is said beside the answer: where to image, what comes then, when it falls due."""

from .imaging import Rung, TestChoice
from .readers import Words, joined
from .rules import Rule

_ACTION: dict[TestChoice, Words] = {
    TestChoice.MRI: Words("image now", "be seen in hospital today"),
    TestChoice.CLINICIAN: Words("evaluate today, imaging not put off", "speak to a doctor today"),
    TestChoice.RADIOGRAPH: Words("consider a radiograph first", "an X-ray may come first"),
    TestChoice.ESR_OR_RADIOGRAPH: Words(
        "consider an ESR or a radiograph first", "a blood test or an X-ray may come first"
    ),
    TestChoice.MRI_OR_CT: Words("MRI or CT may be considered", "a scan may be discussed"),
}
_ACTION_BELOW: dict[TestChoice, Words] = {
    TestChoice.CLINICIAN: Words("to be evaluated today as well", "to be looked at today as well"),
    TestChoice.RADIOGRAPH: Words("a radiograph may be considered after that", "an X-ray may come after that"),
    TestChoice.ESR_OR_RADIOGRAPH: Words(
        "an ESR or a radiograph may be considered after that", "a blood test or an X-ray may come after that"
    ),
    TestChoice.MRI_OR_CT: Words("MRI or CT may be considered after that", "a scan may be discussed after that"),
}
"""Where a higher rung is the answer, a lower rule must not say *first*."""

_NOTHING_FIRED_SETTLED = Words(
    "No rule of the ladder fires, and every red flag was asked",
    "No warning sign was found, and every one was asked about",
)
_NOTHING_FIRED_OPEN = Words(
    "No rule of the ladder fires on the answers given so far", "The answers given so far do not decide it"
)

THEN: dict[Rung, Words] = {
    Rung.TODAY: Words(
        "Then: evaluation today, which is due all the same",
        "Then: the other warning sign has to be looked at today as well",
    ),
    Rung.FIRST_TEST: Words(
        "Then: the simple test, which is due all the same", "Then: the simple test, which is still due"
    ),
    Rung.AFTER_CARE: Words(
        "Then: MRI or CT may be considered all the same, since care has not helped",
        "Then: a scan may be discussed all the same",
    ),
}
WHERE = Words(
    "Image the thoracic spine or the whole spine, not the lumbar spine alone (N13)",
    "The scan should show the upper back or the whole spine",
)
RELEASED = Words(
    "These flags were worked up for this pain and nothing serious was found: the plan is released, the step stays as answered. A new flag starts it again (N19)",
    "The tests for your warning signs found nothing serious, so this step has been taken. A new warning sign starts it again",
)


def rule_says(rule: Rule, test: TestChoice | None, *, settled: bool, decides: bool) -> Words:
    """One fired rule as a sentence. Nothing fired is no reassurance while anything is open.

    `decides`: the rule is at the floor; a rule below it speaks of what comes after.
    """
    if test is None:
        return _NOTHING_FIRED_SETTLED if settled else _NOTHING_FIRED_OPEN
    return joined([rule.title, (_ACTION if decides else _ACTION_BELOW)[test]], ": ")


def due_says(weeks: float) -> Words:
    """When imaging after care falls due. `weeks`: still to go."""
    when = "less than a week" if weeks < 1 else "1 week" if weeks == 1 else f"{weeks:.2g} weeks"
    return Words(
        f"Due in {when}: MRI or CT may be considered once conservative care has lasted 4 weeks (N8)",
        f"In {when} a scan may be discussed, if treatment has not helped by then",
    )
