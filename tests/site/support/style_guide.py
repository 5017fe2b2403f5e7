"""The style guide as patterns: words and constructions that text for readers must not contain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


@dataclass(frozen=True)
class Pattern:
    """One thing to avoid, and what to write instead."""

    name: str
    found_by: re.Pattern[str]
    instead: str


def _words(name: str, words: str, instead: str) -> Pattern:
    """Return a pattern that matches whole words, in lower or upper case."""
    return Pattern(name, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), instead)


PATTERNS: tuple[Pattern, ...] = (
    # Things do not stand, lie, or sit.
    _words("stands", r"stands?(?! (?:out|for|up|alone|still|or walk))|stood", "is, appears, is shown"),
    _words("lies", r"lies|lay(?= on| in| beside)", "is, is listed"),
    _words("beside", "beside", "next to, with, along with"),
    # Word order and constructions of another language.
    _words(
        "whoever",
        "whoever|of ours|all the same|in spite of|falls due|fall due|anew|up here|not before",
        "name the agent; still; despite",
    ),
    _words("one sits on", "(?:one|you) sits? on|one’s own|one should", "name the person or the body part"),
    _words("mend", "mend(?:s|ed|ing)?", "fix"),
    _words("told", "(?:is|are|was|were|be) told|gives? away|keeps? silent|falls? silent", "is stated, is shown"),
    _words("held", r"(?<!\.)held(?! down|\[)|(?:gives?|gave) way|wakes? (?:it|them)", "is saved, is shown; replaces"),
    _words("is to be", r"(?:is|are) to be \w+", "must be, or the imperative"),
    _words("by now", "by now|wherefore|thereof|therein|such one|the like", "now, of it, in it"),
    _words("house", "(?:this|the|a|your|own) house(?:’s|s)?|house’s", "organization, local information"),
    _words("who is", r"who (?:does|is|has|wants) [\w ]{1,40} is not", "someone who"),
    # One term for one thing.
    _words("film", "films?|plain film", "radiograph, X-ray"),
    _words("raised ESR", "raised (?:ESR|blood test)", "elevated ESR"),
    _words("neurological", "neurological(?:ly)?", "neurologic"),
    _words(
        "cut-off",
        "cut-offs?|check-ups?|for ever|class room|non-melanoma",
        "cutoff, checkup, forever, classroom, nonmelanoma",
    ),
    _words("carer", "carers?|shivers?|complaints", "caregiver, chills, symptoms"),
    _words("regional guideline", "regional guideline|guideline for this region", "the ACR criteria"),
    _words("fires", "fires|fired", "applies"),
    _words(
        "grow",
        r"growth over weeks|growing pain|pain (?:that |which )?(?:has )?(?:not )?(?:grows|grown|grew|growing)|"
        r"(?:has|have|had)(?: not|n’t) grown|hasn’t grown|isn’t growing",
        "worsens, gets worse, keeps getting worse",
    ),
    _words("halves", "(?:two|neither) hal(?:ves|f)|one half", "parts (of a question)"),
    _words("tablets", "tablets?", "pills"),
    _words("fault", r"(?:a|security) fault (?:of|in) (?:the site|this site|[A-Z]\w+)", "defect, error"),
    # American spelling.
    _words(
        "British spelling",
        r"judgements?|licen[c]es?|colou?red?(?<!colored)|colours?|labelled|labelling|defences?|neighbours?|grey|centres?"
        r"|favours?|favou?rites?(?<!favorites)(?<!favorite)|tumours?|practis\w+|organis(?!ts?\b)\w+|recognis\w+|summaris\w+|analys(?:e|ed|es)"
        r"|behaviours?|anaesthe\w+|faecal|haem\w+|oedema|paediatric|ischaem\w+|programme|travell\w+|cancelled|modell\w+"
        r"|catalogue|metre|litre|whilst|learnt",
        "American spelling",
    ),
    # Numbers, units, and dates.
    Pattern("space before %", re.compile(r"\d\s%"), "78%"),
    Pattern("space before °C", re.compile(r"\d\s°[CF]"), "38.0°C (100.4°F)"),
    Pattern("°C without °F", re.compile(r"\d°C(?! \(\d)"), "38.0°C (100.4°F)"),
    Pattern("date", re.compile(rf"\b\d{{1,2}}\.? (?:{MONTHS})\b"), "November 6, 2025"),
    Pattern("period after a closing quotation mark", re.compile(r"[\w?]”[.,](?!\w)"), "“…,” or “….”"),
    Pattern(
        "serial comma", re.compile(r"\b[\w’-]+, [\w’-]+(?: [\w’-]+)? (?:and|or) [\w’-]+\b(?=[.;:)]|$)"), "A, B, and C"
    ),
)


@dataclass(frozen=True)
class Allowed:
    """A match that stays: the pattern, where it is found, words around it, and the reason."""

    name: str
    where: str
    around: str
    reason: str


ALLOWED: tuple[Allowed, ...] = (
    Allowed("serial comma", "", "completely or partly", "Two adverbs, not a list."),
    Allowed("serial comma", "", "within floor and ceiling", "Two limits, not a list."),
    Allowed("period after a closing quotation mark", "", "or “not-assessed”", "Values as they are typed."),
    Allowed(
        "period after a closing quotation mark",
        "calculators/io/record_api.py",
        "“patient”, not",
        "Values as they are typed.",
    ),
    Allowed("serial comma", "", "bad back or not", "Two cases, not a list."),
    Allowed("serial comma", "", "now or before", "Two times, not a list."),
    Allowed("stands", "", "He stands in the doorway", "A person stands."),
    Allowed("stands", "", "She stood on the lowest", "A person stood."),
    Allowed("lies", "", "merchant lies on his side", "A person lies."),
    Allowed("lies", "", "He lies where he was put", "A person lies."),
    Allowed("held", "", "my knees gave way", "What a patient says."),
    Allowed("told", "", "I was told to wait", "What a patient says."),
    Allowed("told", "", "the patient is told to call", "The answer tells the patient, as the sentence says."),
    Allowed("serial comma", "", "with version and fingerprint", "One phrase, not a list."),
    Allowed("period after a closing quotation mark", "an error message", "”.", "A value as it was typed."),
    Allowed("serial comma", "site/about/references", "adolescents and adults", "The title of a cited work."),
    Allowed("serial comma", "site/about/references", "neurological status and compl", "The title of a cited work."),
    Allowed("neurological", "site/about/references", "neurological status", "The title of a cited work."),
    Allowed("British spelling", "site/about/references", "pidural Haematoma", "The title of a cited work."),
    Allowed("British spelling", "site/about/references", "pidural haematoma", "The title of a cited work."),
    Allowed(
        "mend",
        "site_src/features/local_settings/admin.json",
        "{mend} to fix",
        "The name of a number that is filled in.",
    ),
)


def is_allowed(where: str, name: str, around: str, entries: Sequence[Allowed] = ALLOWED) -> bool:
    """Return whether an entry of the list allows this match."""
    return any(name == entry.name and where.startswith(entry.where) and entry.around in around for entry in entries)


def style_errors(text: str) -> list[tuple[Pattern, str]]:
    """Return each pattern that a text contains, with the words around it."""
    found = []
    for pattern in PATTERNS:
        for match in pattern.found_by.finditer(text):
            around = text[max(0, match.start() - 40) : match.end() + 40]
            found.append((pattern, " ".join(around.split())))
    return found
