"""Build the JSON Schemas (2020-12) of the input and the outputs from the catalog and the rules."""

from typing import Any

from calculators.answer import AnswerKind
from calculators.answers import Answer
from calculators.findings import CATALOGUE, Finding, Kind
from calculators.gate import Gate
from calculators.imaging import LADDER, TestChoice
from calculators.io.catalog import ALL_RULES
from calculators.io.patient_sheet import BLANKS, HEADINGS, KINDS
from calculators.management import FollowUp, Status
from calculators.notes import NOTES
from calculators.screen import Class, State, Suspicion
from calculators.statements import STATEMENTS

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_BOTH: Schema = {"$ref": "#/$defs/both"}
_FINDINGS: Schema = {"type": "array", "items": {"$ref": "#/$defs/finding"}, "uniqueItems": True}
_NOTES: Schema = {"type": "array", "items": {"enum": [note.id for note in NOTES]}, "uniqueItems": True}
_STATEMENT: Schema = {"enum": list(STATEMENTS)}
_SOURCES: Schema = {"type": "array", "items": {"type": "string"}}
_BOOL: Schema = {"type": "boolean"}
_ORIGIN: Schema = {"enum": ["article", "beyond"]}
_RULE: Schema = {"enum": [rule.id for rule in ALL_RULES]}


def _enum(values: Any) -> Schema:
    """Return the schema of one of these values."""
    return {"enum": [str(value) for value in values]}


def _or_null(inner: Schema) -> Schema:
    """Return a schema that also accepts null."""
    return {"anyOf": [inner, {"type": "null"}]}


def _object(**properties: Schema) -> Schema:
    """Return the schema of an object with all of these keys. A later version may add more."""
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(inner: Schema) -> Schema:
    """Return the schema of a list of such values."""
    return {"type": "array", "items": inner}


def _answer_of(finding: Finding) -> Schema:
    """Return the schema of an answer in the input."""
    if finding.kind is Kind.YES_NO:
        return {"title": finding.label.clinician, "enum": [*(str(a) for a in Answer), None]}
    return {
        "title": finding.label.clinician,
        "type": ["number", "null"],
        "minimum": finding.low,
        "maximum": finding.high,
    }


def _known_answer_of(finding: Finding) -> Schema:
    """Return the schema of an answer in an assessment, which leaves out findings that were not assessed."""
    if finding.kind is Kind.YES_NO:
        return _enum([Answer.PRESENT, Answer.ABSENT])
    return {"type": "number", "minimum": finding.low, "maximum": finding.high}


def answers_schema() -> Schema:
    """Return the schema of the input. Only the module checks that care does not outlast the pain."""
    return {
        "$schema": _DIALECT,
        "title": "Answers",
        "description": "A finding that is omitted, null, or not-assessed was not assessed. It is never treated as absent.",
        "type": "object",
        "additionalProperties": False,
        "properties": {f.id: _answer_of(f) for f in CATALOGUE},
    }


def _gate() -> Schema:
    """Return the schema of the part `gate`."""
    shown = _object(rule=_RULE, outcome=_enum(Gate), because=_FINDINGS, origin=_ORIGIN, sources=_SOURCES, says=_BOTH)
    return _object(status=_enum(Gate), rules=_list(_RULE), ask=_FINDINGS, shown=_list(shown))


def _screen() -> Schema:
    """Return the schema of the part `screen`."""
    states = _object(**{str(about): _enum(State) for about in Suspicion})
    shown = _object(about={"type": "string"}, state={"type": "string"}, because=_FINDINGS, title=_BOTH, says=_BOTH)
    return _object(
        suspicions=states, flags=_FINDINGS, ask=_FINDINGS, **{"class": _enum(Class)}, notes=_NOTES, shown=_list(shown)
    )


def _beside() -> Schema:
    """Return the schema of a list of newer evidence."""
    text: Schema = {"type": "string"}
    return _list(
        _object(id=text, about=text, statement=_or_null(_STATEMENT), origin=_ORIGIN, sources=_SOURCES, says=_BOTH)
    )


def _imaging() -> Schema:
    """Return the schema of the part `imaging`."""
    rung, test = _enum(LADDER), _or_null(_enum(TestChoice))
    rule = _object(
        id=_RULE,
        rung=rung,
        test=test,
        origin=_ORIGIN,
        because=_list({"$ref": "#/$defs/finding"}),
        statements=_list(_STATEMENT),
        sources=_SOURCES,
        says=_BOTH,
    )
    return _object(
        floor=rung,
        ceiling=rung,
        settled=_BOOL,
        rules={**_list(rule), "minItems": 1},
        cites=_list(_STATEMENT),
        test=test,
        then=_or_null(rung),
        due_in_weeks=_or_null({"type": "number", "exclusiveMinimum": 0, "maximum": 4}),
        ask=_FINDINGS,
        how_soon=_object(says=_BOTH, sources=_SOURCES, ask=_FINDINGS),
        notes=_NOTES,
        says=_list(_object(role={"type": "string"}, says=_BOTH)),
        beside=_beside(),
        unmet=_list(_object(id=_RULE, rung=rung, lacks=_FINDINGS, blocked_by=_FINDINGS, says=_BOTH)),
    )


def _management() -> Schema:
    """Return the schema of the part `management`."""
    listed = _object(rule=_RULE, statement=_STATEMENT, origin=_ORIGIN, says=_BOTH)
    with_reason = _object(rule=_RULE, statement=_STATEMENT, because=_FINDINGS, says=_BOTH)
    return _object(
        status=_enum(Status),
        because=_FINDINGS,
        says=_BOTH,
        first_line=_list(listed),
        second_line=_list(listed),
        held_back=_list(with_reason),
        psychosocial=_object(present=_FINDINGS, ask=_FINDINGS),
        referral=_list(with_reason),
        follow_up=_object(when=_or_null(_enum(FollowUp)), rule=_or_null(_RULE), because=_FINDINGS, says=_BOTH),
        ask=_FINDINGS,
        notes=_NOTES,
        beside=_beside(),
    )


def _answer() -> Schema:
    """Return the schema of the part `answer`."""
    rung = _or_null(_enum(LADDER))
    part = _object(
        role={"type": "string"},
        rung=_or_null({"type": "string"}),
        badge=_or_null(_BOTH),
        lead=_or_null(_BOTH),
        says=_BOTH,
    )
    ladder = _or_null(_object(floor=_enum(LADDER), ceiling=_enum(LADDER), settled=_BOOL))
    return _object(
        kind=_enum(AnswerKind),
        rung=rung,
        could_be=rung,
        scope_unchecked=_BOOL,
        badge=_BOTH,
        says=_BOTH,
        parts=_list(part),
        ask=_FINDINGS,
        check=_FINDINGS,
        ladder=ladder,
    )


def _change() -> Schema:
    """Return the schema of one entry of `changes`."""
    answer: Schema = {"anyOf": [_enum([Answer.PRESENT, Answer.ABSENT]), {"type": "number"}]}
    return _object(
        finding={"$ref": "#/$defs/finding"},
        answer=answer,
        gate=_enum(Gate),
        **{"class": _enum(Class)},
        floor=_enum(LADDER),
        ceiling=_enum(LADDER),
    )


def assessment_schema() -> Schema:
    """Return the schema of an assessment."""
    text: Schema = {"type": "string"}
    assessment = _object(
        version={"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
        rules_hash={"type": "string", "pattern": "^[0-9a-f]{12}$"},
        answers={"$ref": "#/$defs/answers"},
        answer=_answer(),
        gate=_gate(),
        screen=_screen(),
        imaging=_imaging(),
        changes=_list(_change()),
        management=_management(),
        shown=_object(rules=_list(_RULE), notes=_NOTES, changes=_BOOL),
        foot=_object(says=_BOTH, safety_net=_BOTH, under_review=_BOTH),
    )
    answers = {
        "type": "object",
        "additionalProperties": False,
        "properties": {f.id: _known_answer_of(f) for f in CATALOGUE},
    }
    defs = {
        "both": _object(clinician=text, patient=text),
        "finding": {"enum": [f.id for f in CATALOGUE]},
        "answers": answers,
    }
    return {"$schema": _DIALECT, "title": "Assessment", **assessment, "$defs": defs}


def patient_sheet_schema() -> Schema:
    """Return the schema of the patient's sheet. Sections without content are left out."""
    text: Schema = {"type": "string"}
    section = _object(
        id=_enum(HEADINGS),
        heading=text,
        items=_list(_object(says=text, list=_list(text))),
        blanks=_list(_object(id=_enum(BLANKS), label=text)),
        own_words=_BOOL,
    )
    sheet = _object(
        version=text, rules_hash=text, kind=_enum(KINDS), answer=_enum(AnswerKind), status=_enum(Status), title=text,
        sections=_list(section), foot=_list(text), date=text,
    )  # fmt: skip
    return {"$schema": _DIALECT, "title": "Patient sheet", **sheet}


SCHEMAS = {"answers": answers_schema, "assessment": assessment_schema, "patient-sheet": patient_sheet_schema}


def schema(name: str) -> Schema:
    """Return a schema by its name in `SCHEMAS`. Raises `KeyError` for another name."""
    return SCHEMAS[name]()
