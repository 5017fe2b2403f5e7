"""Every single error of a few kinds that can be put into the tables of the reference model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.module.proof.support.reference_tables import Tables

Edit = Callable[[Tables], None]
Path = tuple[Any, ...]
Edits = Iterator[tuple[str, Edit]]

CONDITIONS = ("if", "all", "holds", "given", "first_if", "released", "climbing", "second_line_applies")
TURNED = {">=": ">", ">": ">=", "<": ">"}


def conjunctions(value: Any, path: Path = ()) -> Iterator[tuple[Path, list[str]]]:
    """Yield every conjunction in a table, with its path."""
    if isinstance(value, list):
        for place, inner in enumerate(value):
            yield from conjunctions(inner, (*path, place))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in CONDITIONS:
                yield from conjunctions(inner, (*path, key))
            elif inner and isinstance(inner[0], str):
                yield (*path, key), inner
            else:
                for place, conjunction in enumerate(inner):
                    yield (*path, key, place), conjunction


def at(tables: Tables, path: Path) -> Any:
    """Return the value at a path in the tables."""
    found: Any = vars(tables)
    for key in path:
        found = found[key]
    return found


def put(path: Path, place: int, text: str) -> Edit:
    """Return an edit that replaces a literal."""
    return lambda tables: at(tables, path).__setitem__(place, text)


def drop(path: Path, place: int) -> Edit:
    """Return an edit that removes an entry."""
    return lambda tables: at(tables, path).pop(place)


def swap(path: Path, place: int) -> Edit:
    """Return an edit that swaps an entry with the next one."""
    return lambda tables: at(tables, path).insert(place, at(tables, path).pop(place + 1))


def change(path: Path, key: str, to: Any) -> Edit:
    """Return an edit that changes the value of a key."""
    return lambda tables: at(tables, path).__setitem__(key, to)


def bounds(tables: Tables) -> Edits:
    """Yield every bound off by one in both directions, and with its own value on the other side."""
    for path, conjunction in conjunctions(vars(tables)):
        for place, text in enumerate(conjunction):
            if bound := re.search(r" (\S+) (\d+)$", text):
                for value in (int(bound[2]) - 1, int(bound[2]) + 1):
                    yield f"{path} {text}: {value}", put(path, place, f"{text[: bound.start(2)]}{value}")
                if turned := TURNED.get(bound[1]):
                    yield f"{path} {text}: {turned}", put(path, place, text.replace(f" {bound[1]} ", f" {turned} "))


def literals(tables: Tables) -> Edits:
    """Yield every literal left out, and every conjunction made impossible."""
    for path, conjunction in conjunctions(vars(tables)):
        for place, text in enumerate(conjunction):
            if len(conjunction) > 1:
                yield f"{path} without {text}", drop(path, place)
        # Without its last resort a table gives no result, so that entry is not changed.
        if conjunction:
            yield f"{path} never", put(path, 0, "never said")


def ladder(tables: Tables) -> Edits:
    """Yield every rule one rung up and one down, and without its support."""
    rungs = [rung["id"] for rung in tables.ladder["rungs"]]
    for place, rule in enumerate(tables.ladder["rules"]):
        path = ("ladder", "rules", place)
        height = rungs.index(rule["rung"])
        for rung in rungs[max(0, height - 1) : height] + rungs[height + 1 : height + 2]:
            yield f"{rule['id']}: {rung}", change(path, "rung", rung)
        yield f"{rule['id']} without support", change(path, "beyond" if "beyond" in rule else "statements", ["nothing"])
    for name, row in (("how_soon", "signs"), ("how_soon", "sources"), ("familiar", "check")):
        for place, entry in enumerate(tables.ladder[name][row]):
            yield f"{name} without {entry}", drop(("ladder", name, row), place)
    # The later times have conditions that exclude one another, so their order says nothing.
    for place in range(2):
        yield f"times {place} and {place + 1} swapped", swap(("ladder", "how_soon", "times"), place)
    for place, finding in enumerate(tables.ladder["never_asked"]):
        yield f"asked: {finding}", drop(("ladder", "never_asked"), place)


def gate_and_screen(tables: Tables) -> Edits:
    """Yield every flag left out, every gate rule with the other status, and every question left out."""
    for about, row in tables.screen["suspicions"].items():
        for kind, flags in row.items():
            for place, flag in enumerate(flags):
                yield f"{about} without {flag}", drop(("screen", "suspicions", about, kind), place)
    for place, rule in enumerate(tables.gate["rules"]):
        other = {"stop": "outside", "outside": "stop"}[rule["status"]]
        yield f"{rule['id']}: {other}", change(("gate", "rules", place), "status", other)
    for place, finding in enumerate(tables.gate["asks"]):
        yield f"the gate does not ask {finding}", drop(("gate", "asks"), place)
    for place in range(len(tables.screen["classes"]) - 1):
        yield f"classes {place} and {place + 1} swapped", swap(("screen", "classes"), place)


def plan(tables: Tables) -> Edits:
    """Yield statuses and follow-ups swapped, reasons and questions left out, and statements out of order."""
    table = tables.management
    for name in ("statuses", "follow_up"):
        for place in range(len(table[name]) - 1):
            yield f"{name} {place} and {place + 1} swapped", swap(("management", name), place)
    for name in ("statuses", "follow_up", "referral", "second_line"):
        for number, row in enumerate(table[name]):
            for place, reason in enumerate(row.get("because", [])):
                yield (
                    f"{name} {number} without the reason {reason}",
                    drop(("management", name, number, "because"), place),
                )
    for name in ("first_line", "second_line"):
        for place in range(len(table[name]) - 1):
            yield f"{name} {place} and {place + 1} swapped", swap(("management", name), place)
    for number, row in enumerate(table["ask"]):
        for place, finding in enumerate(row["findings"]):
            yield f"the plan does not ask {finding}", drop(("management", "ask", number, "findings"), place)


def notes(tables: Tables) -> Edits:
    """Yield every note in another list, and every line beside the plan left out."""
    for place, entry in enumerate(tables.management["beside"]):
        yield f"without {entry['id']}", drop(("management", "beside"), place)
    for place, note in enumerate(tables.notes["notes"]):
        other = {"imaging": "screen", "screen": "management", "management": "imaging"}[note["in"]]
        yield f"{note['id']} in {other}", change(("notes", "notes", place), "in", other)


def edits() -> dict[str, Edit]:
    """Return all edits by name."""
    tables = Tables()
    kinds = (bounds, literals, ladder, gate_and_screen, plan, notes)
    return {name: edit for kind in kinds for name, edit in kind(tables)}
