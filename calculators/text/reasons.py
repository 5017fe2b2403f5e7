"""Word findings as reasons inside a sentence, such as "age over 50 with new pain" and not "Age; New pain"."""

from calculators.findings import BY_ID
from calculators.gate import ADULT_YEARS
from calculators.management import LATE_WEEKS
from calculators.reader_text import Words, for_both, join_words
from calculators.rules import Rule
from calculators.screen import OLDER_YEARS, OVER_50_NEW, RAISED_ESR_MM_H

_NUMBER: dict[str, Words] = {
    "age_years": Words(f"age over {OLDER_YEARS}", f"age over {OLDER_YEARS}"),
    "esr_mm_h": Words(f"ESR of {RAISED_ESR_MM_H} or higher", "a high ESR blood test"),
    "conservative_weeks": Words(
        f"more than {LATE_WEEKS} weeks of conservative care", f"more than {LATE_WEEKS} weeks of treatment"
    ),
}
"""The text of a number that makes a rule fire."""

_OVER_50_NEW = Words(f"age over {OLDER_YEARS} with new pain", f"new pain after age {OLDER_YEARS}")
_CHILD = for_both(f"age under {ADULT_YEARS}")


def _inside_sentence(text: str) -> str:
    """Return a label with a lowercase first letter, unless it starts with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def reason(id: str) -> Words:
    """Return the text of one finding that is present, or of a number past its threshold."""
    label = _NUMBER.get(id, BY_ID[id].label)
    return Words(_inside_sentence(label.clinician), _inside_sentence(label.patient))


def reasons(ids: list[str]) -> Words:
    """Return several findings as one list. Age over 50 and new pain are one flag and become one entry."""
    together = all(id in ids for id in OVER_50_NEW)
    rest = [reason(id) for id in ids if not (together and id in OVER_50_NEW)]
    return join_words([*([_OVER_50_NEW] if together else []), *rest], "; ")


def labels(ids: list[str]) -> Words:
    """Return the labels of findings as one list inside a sentence, whatever their answers."""
    return join_words(
        [Words(_inside_sentence(BY_ID[id].label.clinician), _inside_sentence(BY_ID[id].label.patient)) for id in ids],
        "; ",
    )


def gate_reason(rule: Rule) -> Words:
    """Return the text of what a gate rule found."""
    return _CHILD if rule.id == "gate-child" else BY_ID[rule.findings[0]].label
