"""For whom a text is written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One text, said once for a clinician and once for a patient or carer."""

    clinician: str
    patient: str

    def as_dict(self) -> dict[str, str]:
        return {"clinician": self.clinician, "patient": self.patient}


def for_both(text: str) -> Words:
    """A text that reads well for both readers."""
    return Words(text, text)


def dict_or_none(words: Words | None) -> dict[str, str] | None:
    """The text of each reader, or None where there is none."""
    return words.as_dict() if words else None


def join_words(parts: list[Words], between: str = ". ") -> Words:
    """Several texts as one, for each reader."""
    return Words(between.join(p.clinician for p in parts), between.join(p.patient for p in parts))
