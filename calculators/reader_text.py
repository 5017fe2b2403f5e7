"""Texts for the two readers: clinicians, and patients or caregivers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One text in two versions: for a clinician, and for a patient or caregiver."""

    clinician: str
    patient: str

    def as_dict(self) -> dict[str, str]:
        """Return the text as a JSON object with a key for each reader."""
        return {"clinician": self.clinician, "patient": self.patient}


def for_both(text: str) -> Words:
    """Return a text that is the same for both readers."""
    return Words(text, text)


def dict_or_none(words: Words | None) -> dict[str, str] | None:
    """Return the text as a JSON object, or None if there is no text."""
    return words.as_dict() if words else None


def join_words(parts: list[Words], between: str = ". ") -> Words:
    """Join several texts into one, for each reader."""
    return Words(between.join(p.clinician for p in parts), between.join(p.patient for p in parts))
