"""Mistakes in the data of the guideline. Each check returns one sentence for each mistake it finds."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
Listing = list[Json]
Listings = dict[str, Listing]

CLINICIAN_ONLY = ("help",)
"""Texts that only a clinician gets."""

NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|unable|cannot|free of|absence|lack\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
ALLOWED_NEGATIONS = {
    "unexplained_weight_loss": ("without", "not having tried is what makes the loss a flag: yes means present"),
    "somatization": ("no", "symptoms without an explanation are the factor itself: yes means present"),
    "work_up_done": ("nothing", "what the tests found is asked, and yes means that they found nothing serious"),
}

FORBIDDEN = re.compile(
    r"\b(?:low[- ]risk|safe|safely|all clear|normal|negative|can[’']t exclude nothing|cannot exclude nothing)\b|!",
    re.IGNORECASE,
)
SOURCE_IN_TEXT = re.compile(r"\(([a-z]+[A-Z]*[0-9]{2,4})\)")


def duplicate_keys(text: str, where: str) -> Iterator[str]:
    """Find a key given twice in one JSON object, where the second would silently replace the first."""
    found: list[str] = []

    def pairs(of: list[tuple[str, Any]]) -> Json:
        found.extend(key for key, count in Counter(key for key, _ in of).items() if count > 1)
        return dict(of)

    json.loads(text, object_pairs_hook=pairs)
    yield from (f"{where}: the key {key!r} is given twice." for key in found)


def duplicate_ids(listings: Listings, cases: Listing, bibliography: list[str]) -> Iterator[str]:
    """Find an id given twice in one list, or an anchor that two things of the site share."""
    named = {
        **{kind: [row["id"] for row in rows] for kind, rows in listings.items()},
        "cases": [case["id"] for case in cases],
    }
    named["bibliography"] = bibliography
    for kind, ids in named.items():
        yield from (f"{kind}: the id {id!r} is given twice." for id, count in Counter(ids).items() if count > 1)
    anchors = [*named["statements"], *(f"rule-{id}" for id in named["rules"]), *(f"note-{id}" for id in named["notes"])]
    anchors += [*(f"ref-{key}" for key in bibliography), *(f"ask-{id}" for id in named["findings"])]
    twice = [anchor for anchor, count in Counter(anchors).items() if count > 1 and anchor not in named["statements"]]
    twice += [id for id in named["statements"] if id in anchors[len(named["statements"]) :]]
    yield from (f"The anchor {anchor!r} belongs to two things." for anchor in twice)


def missing_texts(value: Any, where: str) -> Iterator[str]:
    """Find a text for two readers that one of them does not get, anywhere in a value."""
    if isinstance(value, list):
        for place, part in enumerate(value):
            yield from missing_texts(part, f"{where} {part.get('id', place)}" if isinstance(part, dict) else where)
    if not isinstance(value, dict):
        return
    if value.keys() & {"clinician", "patient"}:
        readers = ("clinician",) if where.rsplit(maxsplit=1)[-1] in CLINICIAN_ONLY else ("clinician", "patient")
        yield from (
            f"{where}: no words for the {reader}." for reader in readers if not str(value.get(reader) or "").strip()
        )
        return
    for key, part in value.items():
        yield from missing_texts(part, f"{where} {key}")


def empty_texts(notes: Listing) -> Iterator[str]:
    """Find a note that lacks its title, its text, or its condition in words."""
    for note in notes:
        for key in ("title", "says", "when"):
            if not note[key].strip():
                yield f"The note {note['id']!r} has no {key}."


def hidden_negations(findings: Listing) -> Iterator[str]:
    """Find a patient's question in which yes could mean absent; each allowed word has its reason."""
    for row in findings:
        words = [match.group().lower() for match in NEGATION.finditer(row["ask"]["patient"])]
        allowed = ALLOWED_NEGATIONS.get(row["id"], ("", ""))[0]
        yield from (f"The question {row['id']!r} hides a {word!r}." for word in words if word != allowed)
        if allowed and allowed not in words:
            yield f"The question {row['id']!r} no longer needs to be allowed its {allowed!r}."


def unknown_names(listings: Listings, cases: Listing, bases: Json, bibliography: list[str]) -> Iterator[str]:
    """Find a statement, source, note, finding, or base that is named and does not exist."""
    known = {kind: {row["id"] for row in rows} for kind, rows in listings.items()}
    known |= {"sources": set(bibliography), "bases": set(bases)}
    named: list[tuple[str, str, str]] = []
    for rule in listings["rules"]:
        for kind, key in (
            ("statements", "statements"),
            ("sources", "sources"),
            ("notes", "notes"),
            ("findings", "reads"),
        ):
            named += [(f"The rule {rule['id']!r}", kind, id) for id in rule[key]]
    for rung in listings["rungs"]:
        named += [(f"The rung {rung['id']!r}", "statements", id) for id in rung["cites"]]
    for row in listings["findings"]:
        named += [(f"The finding {row['id']!r}", "notes", id) for id in row["notes"]]
        named += [(f"The finding {row['id']!r}", "groups", row["group"])]
    for note in listings["notes"]:
        named += [(f"The note {note['id']!r}", "sources", key) for key in SOURCE_IN_TEXT.findall(note["says"])]
    for case in cases:
        if case["from"]["kind"] != "own":
            of = "statements" if case["from"]["kind"] == "statement" else "sources"
            named.append((f"The case {case['id']!r}", of, case["from"]["ref"]))
        named += [(f"The case {case['id']!r}", "bases", case["base"])]
        named += [(f"The case {case['id']!r}", "findings", id) for id in case["answers"]]
    for who, kind, id in named:
        if id not in known[kind]:
            yield f"{who} names {id!r}, which is not among the {kind}."


def forbidden_words(value: Any, where: str) -> Iterator[str]:
    """Find a word that no answer may contain, in any text for a reader."""
    if isinstance(value, list):
        for part in value:
            yield from forbidden_words(part, where)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key in {"clinician", "patient"} and isinstance(part, str):
                yield from (f"{where}: {match.group()!r} in {part!r}." for match in FORBIDDEN.finditer(part))
            else:
                yield from forbidden_words(part, where)
