"""Word the plan, referral, and follow-up."""

from calculators.imaging import Imaging, Rung
from calculators.management import FollowUp, Management, PlanItem, Status
from calculators.reader_text import Words, for_both, join_words
from calculators.statements import STATEMENTS
from calculators.text.reasons import reasons

STATUS: dict[Status, Words] = {
    Status.WITHHELD: Words(
        "No treatment plan yet: the red flags come first", "Your warning signs have to be checked first"
    ),
    Status.BESIDE_TEST: Words(
        "Symptom relief while the test is pending; the rest of the plan waits for the result",
        "What can ease the pain now. The rest has to wait for your test result",
    ),
    Status.GIVEN: Words(
        "Treatment plan: first-line care and anything else that applies", "What can help, and when to be seen again"
    ),
}
_WITHHELD_SCOPE = Words(
    "No treatment plan: this guideline does not cover this patient",
    "This guideline does not fit your case. See a doctor",
)
_WITHHELD_STOP = Words("No treatment plan: the emergency comes first", "The emergency comes first")


_PROVISIONAL = Words(
    "Symptom relief for now; the rest of the plan waits", "What can ease the pain for now. The rest has to wait"
)
_UNTIL_ANSWERED = for_both("until the open questions are answered")
_UNTIL_NEW_IS_SURE = for_both("until it is clear whether this pain is new")


def status_text(plan: Management, *, stopped: bool, urgent: bool, to_check: bool) -> Words:
    """Return the text of the status.

    It gives no number of questions: the plan waits for more questions than the answer, and two numbers would disagree.
    `stopped`: the gate says stop. `urgent`: a red flag that was not worked up withholds the plan, not only the scope.
    `to_check`: no question is open, and only the two answers to check keep the plan waiting (familiar pain over 50).
    """
    if plan.status is Status.WITHHELD:
        return _WITHHELD_STOP if stopped else STATUS[Status.WITHHELD] if urgent else _WITHHELD_SCOPE
    if plan.status is Status.PROVISIONAL:
        return join_words([_PROVISIONAL, _UNTIL_NEW_IS_SURE if to_check else _UNTIL_ANSWERED], " ")
    return STATUS[plan.status]


_NAME: dict[str, Words] = {
    "first-line-education": Words("Education", "What to expect"),
    "natural-history": Words("Expected course", "What usually happens"),
    "first-line-activity": Words("Activity advice", "Advice on staying active"),
    "first-line-drugs": Words("Medication", "Medicine"),
    "second-line-exercise": Words("Physical therapy and exercise", "Physical therapy and exercise"),
    "second-line-cbt": Words("Cognitive behavioral therapy", "Talk therapy for pain"),
    "second-line-chronic": Words(
        "Rehabilitation, acupuncture, massage, yoga, relaxation",
        "Rehabilitation, acupuncture, massage, yoga, relaxation",
    ),
    "second-line-acute-manipulation": Words("Spinal manipulation", "Hands-on treatment of the spine"),
}
"""Neutral names for held-back entries: nothing may sound reassuring before the red flags are cleared."""


_RESULT_FIRST = Words(
    "Wait for the test result: it may change the plan",
    "Wait for the test result: it may change what you should do",
)
_SCOPE_FIRST = Words(
    "Wait until the scope has been checked", "Wait until you have answered the questions about other causes"
)
_TEMPERATURE_FIRST = Words(
    "Take the temperature first: a medication can mask a fever",
    "Have your temperature taken first: a medicine can hide a fever",
)
_BOTH_FIRST = Words(
    "Check the scope and take the temperature first: a medication can mask a fever",
    "First answer the questions about other causes and have your temperature taken: a medicine can hide a fever",
)
_QUESTIONS_FIRST = Words(
    "Wait until the open questions are answered: one of them may reveal a red flag",
    "Wait until the open questions are answered: one of them may show a warning sign",
)
_NEW_FIRST = Words(
    "Wait until it is clear whether this pain is new: new pain would need a test",
    "Wait until it is clear whether this pain is new: new pain may need a test",
)


def held_back_text(
    item: PlanItem, status: Status, *, scope_open: bool, flags_open: bool, fever_known: bool, to_check: bool
) -> Words:
    """Return what a held-back entry waits for and why; only what is missing is named."""
    assert item.statement is not None
    name = _NAME[item.statement]
    if status is Status.GIVEN:
        because = reasons(item.because)
        return Words(
            f"{name.clinician}: wait until the pain is known to be nonspecific. Reason: {because.clinician}",
            f"{name.patient}: wait until these have been checked: {because.patient}",
        )
    if status is Status.BESIDE_TEST:
        reason = _RESULT_FIRST
    elif item.statement == "first-line-drugs":
        reason = _BOTH_FIRST if scope_open and not fever_known else _SCOPE_FIRST if scope_open else _TEMPERATURE_FIRST
    else:
        reason = _NEW_FIRST if to_check else _QUESTIONS_FIRST if flags_open else _SCOPE_FIRST
    return join_words([name, reason], ": ")


def item_text(item: PlanItem) -> Words:
    """Return the text of the statement behind a plan entry."""
    assert item.statement is not None
    return STATEMENTS[item.statement].says


_FOLLOW_UP: dict[FollowUp | None, Words] = {
    FollowUp.NOW: Words("See the patient now, or refer immediately", "You need to be seen now"),
    FollowUp.WITH_RESULT: Words(
        "See the patient again with the test result", "Be seen again when you have the test result"
    ),
    FollowUp.MONTH: Words(
        "After 1 month, if symptoms persist or do not improve",
        "See your doctor again after 1 month if the pain is still there",
    ),
    None: Words(
        "No follow-up interval: this guideline does not cover this patient", "Ask your doctor when to be seen again"
    ),
}
_TODAY = Words("See the patient today, or refer for today", "You need to be seen today")
_OPEN_FIRST = Words("Once the open questions are answered", "Answer the open questions first. If nothing new comes up")
_IF_FAMILIAR = Words("If this pain is not new", "If this is an old pain that has come back")


def follow_up_text(plan: Management, imaging: Imaging, *, stopped: bool, to_check: bool) -> Words:
    """Return when to see the patient again. What the plan still waits for is named before the interval."""
    if plan.follow_up is FollowUp.NOW and imaging.floor is Rung.TODAY and not stopped:
        return _TODAY
    if plan.follow_up is FollowUp.EARLIER:
        because = reasons(plan.follow_up_because)
        text = Words(
            f"Earlier than 1 month: {because.clinician}", f"See your doctor again within the month: {because.patient}"
        )
    else:
        text = _FOLLOW_UP[plan.follow_up]
    if plan.status is Status.PROVISIONAL and plan.follow_up in (FollowUp.EARLIER, FollowUp.MONTH):
        first = _IF_FAMILIAR if to_check else _OPEN_FIRST
        return join_words([first, Words(_lower_first(text.clinician), _lower_first(text.patient))], ": ")
    return text


def _lower_first(text: str) -> str:
    """Return the text with a lowercase first letter."""
    return text[0].lower() + text[1:]
