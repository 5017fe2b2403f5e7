"""How the plan, referral and follow-up sound."""

from .imaging import Imaging, Rung
from .management import FollowUp, Item, Management, Status
from .readers import Words, joined
from .reasons import reasons
from .statements import STATEMENTS

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


def status_says(plan: Management, *, stopped: bool, urgent: bool) -> Words:
    """The status in words, with the number of questions that it waits for.

    `stopped`: the gate says stop. `urgent`: a red flag that was not worked up withholds the plan, not the scope alone.
    """
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


_RESULT_FIRST = Words(
    "Not before the test has its result: the result may change the plan",
    "Not before the test has its result: it may change what to do",
)
_SCOPE_FIRST = Words("Not before the scope is checked", "Not before the other causes were asked about")
_TEMPERATURE_FIRST = Words(
    "Not before the temperature was taken: a drug can hide a fever",
    "Not before your temperature was taken: a medicine can hide a fever",
)
_BOTH_FIRST = Words(
    "Not before the scope is checked and the temperature was taken: a drug can hide a fever",
    "Not before the other causes were asked about and your temperature was taken: a medicine can hide a fever",
)
_QUESTIONS_FIRST = Words(
    "Not before the open questions are answered: a red flag may be among them",
    "Not before the open questions are answered: a warning sign may be among them",
)


def held_back_says(item: Item, status: Status, *, scope_open: bool, flags_open: bool, fever_known: bool) -> Words:
    """Not before what, and the reason: only what is missing is named."""
    assert item.statement is not None
    name = _NAME[item.statement]
    if status is Status.GIVEN:
        because = reasons(item.because)
        return Words(
            f"{name.clinician}: Not before the pain is known to be nonspecific: {because.clinician}",
            f"{name.patient}: Not before these are looked into: {because.patient}",
        )
    if status is Status.BESIDE_TEST:
        reason = _RESULT_FIRST
    elif item.statement == "first-line-drugs":
        reason = _BOTH_FIRST if scope_open and not fever_known else _SCOPE_FIRST if scope_open else _TEMPERATURE_FIRST
    else:
        reason = _QUESTIONS_FIRST if flags_open else _SCOPE_FIRST
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
_TODAY = Words("See or send the patient today", "Be seen today")
_OPEN_FIRST = Words("Once the open questions are answered", "First the open questions. If they bring up nothing new")


def follow_up_says(plan: Management, imaging: Imaging, *, stopped: bool) -> Words:
    """When, in words. An interval is no comfort while questions are open: they come first."""
    if plan.follow_up is FollowUp.NOW and imaging.floor is Rung.TODAY and not stopped:
        return _TODAY
    if plan.follow_up is FollowUp.EARLIER:
        because = reasons(plan.follow_up_because)
        says = Words(
            f"Earlier than 1 month: {because.clinician}", f"Come back before the month is over: {because.patient}"
        )
    else:
        says = _FOLLOW_UP[plan.follow_up]
    if plan.status is Status.PROVISIONAL and plan.follow_up in (FollowUp.EARLIER, FollowUp.MONTH):
        return joined([_OPEN_FIRST, Words(_small(says.clinician), _small(says.patient))], ": ")
    return says


def _small(text: str) -> str:
    return text[0].lower() + text[1:]
