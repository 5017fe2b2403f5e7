"""Check the teaching cases: valid against the schema, no unknown names, and outcomes that match the decision module."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_src.content.schemas import read_schema, schema_problems
from site_src.content.site_data import SiteData
from site_src.features.teaching import coverage
from site_src.features.teaching.cases import (
    ASKED_WITH_FLAGS,
    ERRORS,
    FOLDER,
    SHARED_REPLIES,
    TeachingCase,
    assess,
    case_paths,
    parse_case,
)
from site_src.paths import DOCS, BuildError, display_path, read_json

Json = dict[str, Any]


def stated_outcome(result: Json) -> Json:
    """Return an assessment in the terms in which a case states its outcome."""
    screen, imaging, plan = result["screen"], result["imaging"], result["management"]
    asked = [*result["gate"]["ask"], *imaging["ask"], *screen["ask"], *plan["ask"]]
    return {
        "gate": result["gate"]["status"],
        "suspicions": screen["suspicions"],
        "class": screen["class"],
        "floor": imaging["floor"],
        "ceiling": imaging["ceiling"],
        "kind": result["answer"]["kind"],
        "rules": [*result["gate"]["rules"], *(rule["id"] for rule in imaging["rules"])],
        "test": imaging["test"],
        "then": imaging["then"],
        "due_in_weeks": imaging["due_in_weeks"],
        "plan": plan["status"],
        "second_line": [item["statement"] for item in plan["second_line"]],
        "held_back": [item["statement"] for item in plan["held_back"]],
        "psychosocial": plan["psychosocial"]["present"],
        "referral": [item["rule"] for item in plan["referral"]],
        "follow_up": plan["follow_up"]["when"],
        "ask_next": list(dict.fromkeys(asked)),
    }


def outcome_problems(expect: Json, answers: Json, where: str) -> Iterator[str]:
    """Yield where a stated outcome differs from the module's. `ask_next` may list only some of what the module asks for."""
    try:
        result = stated_outcome(assess(answers))
    except BuildError as refused:
        yield from (f"{where}: the module refuses the answers: {says}" for says in refused.sentences)
        return
    for key, stated in expect.items():
        if key == "ask_next":
            for name in stated:
                if name not in result[key]:
                    yield f"{where}: {name!r} is listed to be asked next, but the module does not ask for it."
        elif stated != result[key]:
            yield f"{where}: {key} is stated as {stated!r}, but the module answers {result[key]!r}."


def _name_problems(raw: Json, site_data: SiteData, errors: list[Json], where: str) -> Iterator[str]:
    """Yield each unknown finding, error, and source of a learning point."""
    findings = {row["id"] for row in site_data.findings}
    sources = {row["id"] for row in site_data.statements} | {row["id"] for row in site_data.notes}
    sources |= {f"rule-{row['id']}" for row in site_data.rules}
    named = [("error", name, {row["id"] for row in errors}) for name in raw["errors"]]
    for stage in raw["stages"]:
        named += [("finding", name, findings) for name in [*stage["told"], *stage["replies"]]]
    for point in raw["points"]:
        named += [("statement, rule, or note", name, sources) for name in point["rests_on"]]
    for kind, name, choices in named:
        if name not in choices:
            yield f"{where} names the {kind} {name!r}, which does not exist."


def _reply_problems(case: TeachingCase, site_data: SiteData, where: str) -> Iterator[str]:
    """Yield each question without a reply, and each finding in the story without an answer."""
    for place, stage in enumerate(case.stages, start=1):
        for row in site_data.findings:
            if row["id"] not in stage.replies and row["id"] != ASKED_WITH_FLAGS:
                yield f"{where}, stage {place}: there is no reply to {row['id']!r}."
        for name in stage.stated:
            if name not in stage.asked:
                yield f"{where}, stage {place}: {name!r} is stated in the story, but its reply has no answer."


def _unanswered(raws: list[Json], shared: Json, site_data: SiteData) -> list[str]:
    """Return the questions that most cases leave to the shared replies, and to which there is none."""
    answered = {ASKED_WITH_FLAGS, *(name for replies in shared.values() for name in replies)}
    lacking = Counter(
        row["id"]
        for raw in raws
        for row in site_data.findings
        if row["kind"] == "yes-no"
        and row["id"] not in answered
        and not any(row["id"] in stage["replies"] for stage in raw["stages"])
    )
    return [name for name, count in lacking.items() if count > len(raws) / 2]


def _outcome_problems(case: TeachingCase, where: str) -> Iterator[str]:
    for place, stage in enumerate(case.stages, start=1):
        here = f"{where}, stage {place}"
        yield from outcome_problems(stage.expect["heard"], stage.heard, f"{here}, heard")
        yield from outcome_problems(stage.expect["asked"], stage.asked, f"{here}, asked")
        if ASKED_WITH_FLAGS not in stage.replies and ASKED_WITH_FLAGS in _asked_next(stage.asked):
            yield f"{here}: the module asks for {ASKED_WITH_FLAGS!r}, and there is no reply to it."


def _asked_next(answers: Json) -> list[str]:
    """Return what the module asks for; nothing if the answers are invalid, which is reported elsewhere."""
    try:
        asked: list[str] = stated_outcome(assess(answers))["ask_next"]
    except BuildError:
        return []
    return asked


def _page_problems(case: TeachingCase, where: str, docs: Path) -> Iterator[str]:
    """Yield what is missing in the page of a case: its title or its block."""
    page = docs / case.page
    wanted = f"# {case.title}\n"
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    for part in (wanted, f"/// teaching-case | {case.id}\n"):
        if part not in text:
            yield f"{where}: docs/{case.page} is missing the line {part.strip()!r}."


def case_problems(
    path: Path, raw: Json, shared: Json, errors: list[Json], site_data: SiteData, docs: Path
) -> Iterator[str]:
    """Yield every problem of a case that is valid against the schema. Some checks run only if earlier ones pass."""
    where = f"{display_path(path)}, the case {raw['id']!r}"
    if raw["id"] != path.stem:
        yield f"{where} is in a file with a different name."
    named = list(_name_problems(raw, site_data, errors, where))
    yield from named
    if named:
        return
    version, now = (tuple(int(part) for part in text.split(".")) for text in (raw["rules"], site_data.version))
    if version > now:
        yield f"{where} was written for rules {raw['rules']}, but the current rules are {site_data.version}."
    case = parse_case(raw, shared)
    missing = list(_reply_problems(case, site_data, where))
    yield from missing or _outcome_problems(case, where)
    yield from _page_problems(case, where, docs)


def file_problems(path: Path, schema: Json) -> Iterator[str]:
    """Yield where a file of docs/data/teaching does not match its part of the schema."""
    part = path.stem if path.stem in (SHARED_REPLIES, ERRORS) else "case"
    yield from schema_problems(
        read_json(path), {"$ref": f"#/$defs/{part}", "$defs": schema["$defs"]}, display_path(path)
    )


def shared_problems(shared: Json, errors: list[Json], site_data: SiteData) -> Iterator[str]:
    """Yield each unknown name in the shared replies and in the errors."""
    findings = {row["id"] for row in site_data.findings}
    sources = {row["id"] for row in site_data.statements} | {row["id"] for row in site_data.notes}
    for whose, replies in shared.items():
        for name in sorted(replies.keys() - findings):
            yield f"{display_path(FOLDER)}/{SHARED_REPLIES}.json, {whose}: there is no finding {name!r}."
    for ident, count in Counter(row["id"] for row in errors).items():
        if count > 1:
            yield f"{display_path(FOLDER)}/{ERRORS}.json: the error {ident!r} is given {count} times."
    for row in errors:
        for name in row["rests_on"]:
            if name not in sources:
                yield f"{display_path(FOLDER)}/{ERRORS}.json, {row['id']!r}: there is no statement or note {name!r}."


def problems(site_data: SiteData, folder: Path = FOLDER, docs: Path = DOCS) -> Iterator[str]:
    """Yield every problem of every teaching case, and what no case teaches."""
    schema = read_schema("teaching-case")
    shapes = [fault for path in sorted(folder.glob("*.json")) for fault in file_problems(path, schema)]
    if shapes:
        yield from shapes
        return
    shared, errors = read_json(folder / f"{SHARED_REPLIES}.json"), read_json(folder / f"{ERRORS}.json")
    yield from shared_problems(shared, errors, site_data)
    raws = [(path, read_json(path)) for path in case_paths(folder)]
    # A new question needs one shared reply: one sentence, and not one for each case.
    unanswered = _unanswered([raw for _, raw in raws], shared, site_data)
    yield from (f"{display_path(folder)}/{SHARED_REPLIES}.json: there is no reply to {name!r}." for name in unanswered)
    # The other checks go on as if it were no.
    no = {"answer": "absent", "by": "patient", "says": "No."}
    shared = {**shared, "all": {**shared["all"], **dict.fromkeys(unanswered, no)}}
    for path, raw in raws:
        yield from case_problems(path, raw, shared, errors, site_data, docs)
    parsed = [parse_case(raw, shared) for _, raw in raws]
    yield from coverage.problems(parsed, errors, site_data)
