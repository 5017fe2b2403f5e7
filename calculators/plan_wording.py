"""How the fired rules, the plan, referral and follow-up sound."""

from .imaging import Rung, TestChoice
from .management import FollowUp, Item, Management, Status
from .readers import Words, joined
from .rules import Rule
from .statements import STATEMENTS
from .wording import named

_ACTION: dict[TestChoice, Words] = {
    TestChoice.MRI: Words("image now", "be seen in hospital today"),
    TestChoice.CLINICIAN: Words("evaluate today, imaging not put off", "speak to a doctor today"),
    TestChoice.RADIOGRAPH: Words("consider a radiograph first", "an X-ray may come first"),
    TestChoice.ESR_OR_RADIOGRAPH: Words(
        "consider an ESR or a radiograph first", "a blood test or an X-ray may come first"
    ),
    TestChoice.MRI_OR_CT: Words("MRI or CT may be considered", "a scan may be discussed"),
}
_NOTHING_FIRED_SETTLED = Words(
    "No rule of the ladder fires, and every red flag was asked",
    "No warning sign was found, and every one was asked about",
)
_NOTHING_FIRED_OPEN = Words(
    "No rule of the ladder fires on the answers given so far", "The answers given so far do not decide it"
)

THEN: dict[Rung, Words] = {
    Rung.TODAY: Words(
        "Then: evaluation today, which is due all the same", "Then: what else has to be looked into today"
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


def rule_says(rule: Rule, test: TestChoice | None, settled: bool) -> Words:
    """One fired rule as a sentence. Nothing fired is no reassurance while anything is open."""
    if test is None:
        return _NOTHING_FIRED_SETTLED if settled else _NOTHING_FIRED_OPEN
    return joined([rule.title, _ACTION[test]], ": ")


def due_says(weeks: float) -> Words:
    unit = "week" if weeks == 1 else "weeks"
    return Words(
        f"Due in {weeks:g} {unit}: MRI or CT may be considered once conservative care has lasted 4 weeks (N8)",
        f"In {weeks:g} {unit} a scan may be discussed, if treatment has not helped by then",
    )


STATUS: dict[Status, Words] = {
    Status.WITHHELD: Words("No plan here: the red flags come first", "The warning signs come first"),
    Status.BESIDE_TEST: Words(
        "Relief beside the test; the rest of the plan waits for its result",
        "Relief beside the test; the rest of the plan waits for its result",
    ),
    Status.GIVEN: Words("The plan: first line, and what applies beyond it", "What helps, and when to come back"),
}
_WITHHELD_SCOPE = Words(
    "No plan here: this guideline does not cover it", "This guideline does not cover it. Speak to a doctor"
)
_WITHHELD_STOP = Words("No plan here: the emergency comes first", "The emergency comes first")


def status_says(plan: Management, stopped: bool, urgent: bool) -> Words:
    """The status in words, with the number of questions that it waits for."""
    if plan.status is Status.WITHHELD:
        return _WITHHELD_STOP if stopped else STATUS[Status.WITHHELD] if urgent else _WITHHELD_SCOPE
    if plan.status is not Status.PROVISIONAL:
        return STATUS[plan.status]
    count = len(plan.because)
    questions = "1 question" if count == 1 else f"{count} questions"
    return Words(
        f"Relief meanwhile; the rest of the plan waits for {questions}",
        f"Relief meanwhile; the rest waits for {questions}",
    )


_NAME: dict[str, Words] = {
    "first-line-education": Words("Education", "What to expect"),
    "natural-history": Words("The expected course", "How it usually goes"),
    "first-line-activity": Words("Advice on activity", "Advice on moving"),
    "first-line-drugs": Words("A drug", "A medicine"),
    "second-line-exercise": Words("Physical therapy and exercise", "Physiotherapy and exercise"),
    "second-line-cbt": Words("Cognitive behavioral therapy", "Talking therapy for pain"),
    "second-line-chronic": Words(
        "Rehabilitation, acupuncture, massage, yoga, relaxation",
        "Rehabilitation, acupuncture, massage, yoga, relaxation",
    ),
    "second-line-acute-manipulation": Words("Spinal manipulation", "Treatment of the spine by hand"),
}
"""What is held back is named, never praised: the outlook is not spoken of before the flags are cleared."""


def held_back_says(item: Item, status: Status) -> Words:
    """Not before what, and the reason."""
    assert item.statement is not None
    name = _NAME[item.statement]
    if status is Status.GIVEN:
        because = named(item.because)
        return Words(
            f"{name.clinician}: Not before the pain is known to be nonspecific: {because.clinician}",
            f"{name.patient}: Not before these are looked into: {because.patient}",
        )
    if status is Status.BESIDE_TEST:
        reason = Words(
            "Not before the test has its result: the result may change the plan",
            "Not before the test has its result: it may change what to do",
        )
    elif item.statement == "first-line-drugs":
        reason = Words(
            "Not before the scope is checked and the temperature was taken: a drug can hide a fever",
            "Not before the other causes were asked about and your temperature was taken: a medicine can hide a fever",
        )
    else:
        reason = Words(
            "Not before the open questions are answered: a red flag may be among them",
            "Not before the open questions are answered: a warning sign may be among them",
        )
    return joined([name, reason], ": ")


def item_says(item: Item) -> Words:
    """An entry of the plan in the words of its statement."""
    assert item.statement is not None
    return STATEMENTS[item.statement].says


_FOLLOW_UP: dict[FollowUp | None, Words] = {
    FollowUp.NOW: Words("See or send the patient now", "Be seen now"),
    FollowUp.WITH_RESULT: Words(
        "See the patient again with the result of the test", "Come back with the result of the test"
    ),
    FollowUp.MONTH: Words(
        "After 1 month, if symptoms persist or do not improve", "Come back after 1 month if it is still there"
    ),
    None: Words("No interval is given: this guideline does not cover it", "Ask your doctor when to come back"),
}


def follow_up_says(plan: Management) -> Words:
    if plan.follow_up is not FollowUp.EARLIER:
        return _FOLLOW_UP[plan.follow_up]
    because = named(plan.follow_up_because)
    return Words(f"Earlier than 1 month: {because.clinician}", f"Come back before the month is over: {because.patient}")


SAFETY_NET = Words(
    "Back at once with: fever; weakness, numbness or unsteadiness that gets worse; trouble passing urine, leaking urine or loss of bowel control; numbness in the area one sits on; chest pain, breathlessness or fainting",
    "Come back at once with: fever; weakness, numbness or unsteadiness that gets worse; trouble passing urine, leaking urine or loss of bowel control; numbness in the area you sit on; chest pain, breathlessness or fainting",
)
WHAT_IT_IS = Words(
    "This is a reading of the guideline, under review; it is not a diagnosis or an order",
    "This is a reading of a guideline that is still under review. It is not a diagnosis. Speak to a doctor or nurse about it",
)
UNDER_REVIEW = Words(
    "Under review: no clinician has approved this content yet", "Under review: no doctor has approved this text yet"
)
