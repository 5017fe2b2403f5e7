"""The reference model: decision tables in `tables/`, and a small evaluator that shares no code with the module.

It gives decisions without texts: gate, suspicions and class, rungs, plan, referral, follow-up, notes, and what would change the
answer. Where the module computes floor and ceiling directly, this model tries all completions (`reference_ladder`); everything
else is a set of facts checked against the conditions in the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from tests.module.proof.support.conditions import any_holds, finding_of, holds, is_positive
from tests.module.proof.support.reference_ladder import Ladder
from tests.module.proof.support.reference_plan import plan
from tests.module.proof.support.reference_screen import Case, Screen
from tests.module.proof.support.reference_tables import Tables

PROBES: dict[str, list[float]] = {
    "age_years": [17, 18, 50, 51],
    "duration_weeks": [3, 4],
    "conservative_weeks": [3, 4],
    "esr_mm_h": [19, 20],
}


def version_numbers(version: str) -> tuple[int, ...]:
    """Return a version as numbers, which compare in the order of versions."""
    return tuple(int(number) for number in version.split("."))


class ReferenceModel:
    """All tables, with methods that evaluate them."""

    def __init__(self, tables: Tables | None = None) -> None:
        self.tables = tables or Tables()
        self.ladder = Ladder(self.tables)
        self.order = self.tables.order
        self.place = {finding: number for number, finding in enumerate(self.order)}
        self._unknown = frozenset(f"{finding} unknown" for finding in self.order)
        self._screen = Screen(self.tables.screen, self.sort)
        self._rules: dict[tuple[str, bool], dict[str, Any]] = {}

    def sort(self, findings: Iterable[str]) -> list[str]:
        """Return findings in the order of the catalog, each once."""
        return sorted(set(findings), key=self.place.__getitem__)

    def case(self, answers: Mapping[str, str | float]) -> Case:
        """Return the answers as facts: each finding is present, absent, or unknown."""
        facts = set(self._unknown)
        for finding, value in answers.items():
            facts.discard(f"{finding} unknown")
            if isinstance(value, str):
                facts.add(f"{finding} {value}")
        return Case(answers, facts)

    def gate(self, case: Case) -> dict[str, Any]:
        """Return whether the guideline applies."""
        table = self.tables.gate
        fired = [rule for rule in table["rules"] if holds(rule["if"], case.facts, case.answers)]
        statuses = {rule["status"] for rule in fired}
        unknown = [finding for finding in table["asks"] if f"{finding} unknown" in case.facts]
        status = next((word for word in table["order"] if word in statuses), "open" if unknown else "clear")
        case.facts.add(f"gate {status}")
        behind = self.sort(finding for rule in fired for finding in rule["because"])
        stops = self.sort(f for rule in fired if rule["status"] == "stop" for f in rule["because"])
        ask = [] if status == "stop" else self.sort(unknown)
        return {"status": status, "rules": [rule["id"] for rule in fired], "ask": ask, "behind": behind, "stops": stops}

    def screen(self, case: Case) -> dict[str, Any]:
        """Return the four suspicions, the findings that raise them, the class, and the open questions."""
        return self._screen.assess(case)

    def imaging(self, case: Case) -> dict[str, Any]:
        """Return floor and ceiling over all completions, the rules that fire on what is known, and the open questions."""
        table, rungs = self.tables.ladder, self.ladder.rungs
        least, greatest, helps, fired = self.ladder.bounds(case.answers)
        rules = [self._rule(table["rules"][number], case) for number in fired]
        rules.sort(key=lambda rule: -rungs.index(rule["rung"]))
        ask = [finding for finding, rung in helps.items() if rung > least and finding not in table["never_asked"]]
        floor, ceiling = rungs[least], rungs[greatest]
        case.facts |= {f"floor {floor}", f"ceiling {ceiling}"} | {f"fires {rule['id']}" for rule in rules}
        case.facts.update(["ceiling above floor"] if greatest > least else [])
        case.facts.update(["several rules fire"] if len(rules) > 1 else [])
        at_floor = [rule["test"] for rule in rules if rule["rung"] == floor]
        return {
            "floor": floor,
            "ceiling": ceiling,
            "settled": least == greatest,
            "rules": rules or [self._rule(table["otherwise"], case)],
            "cites": table["rungs"][least]["cites"],
            "test": "radiograph" if "radiograph" in at_floor else at_floor[0] if at_floor else None,
            "then": table["then"]["rung"] if holds(table["then"]["if"], case.facts, case.answers) else None,
            "due_in_weeks": self._due(case),
            "how_soon": self._how_soon(case, [rule["id"] for rule in rules if rule["rung"] == floor]),
            "familiar": self._familiar(case, least),
            "ask": sorted(ask, key=lambda finding: (-helps[finding], self.place[finding])),
        }

    def _due(self, case: Case) -> float | None:
        due, care = self.tables.ladder["due"], case.answers.get("conservative_weeks")
        if care is None or not holds(due["if"], case.facts, case.answers):
            return None
        # In decimals, as written: from 3.9 to 4 the difference is 0.1.
        return float(Decimal(due["at"]) - Decimal(str(care)))

    def _how_soon(self, case: Case, at_floor: list[str]) -> dict[str, Any]:
        """Return the time of the floor, and the questions that decide it where cancer with new pain is its only reason."""
        table = self.tables.ladder["how_soon"]
        alone = at_floor == [table["alone_at_floor"]]
        case.facts.update(["cancer alone"] if alone else [])
        if all(f"{sign} absent" in case.facts for sign in table["signs"]):
            case.facts.add("no neurological sign")
        unknown = [sign for sign in table["signs"] if f"{sign} unknown" in case.facts]
        return {
            "time": next(row["time"] for row in table["times"] if any_holds(row["if"], case.facts, case.answers)),
            "sources": table["sources"] if alone else [],
            "ask": self.sort(unknown) if alone else [],
        }

    def _familiar(self, case: Case, floor: int) -> int | None:
        """Return the floor if the pain were new, where that is higher and the two answers are to be checked; else None."""
        table = self.tables.ladder["familiar"]
        if not any_holds(table["if"], case.facts, case.answers):
            return None
        instead, _, _, _ = self.ladder.bounds({**case.answers, **table["instead"]})
        if instead <= floor:
            return None
        case.facts.add("familiar pain")
        return instead

    def _rule(self, rule: dict[str, Any], case: Case) -> dict[str, Any]:
        """Return a copy of a rule as it is reported, which depends only on whether the ESR is known."""
        key = (rule["id"], "esr_mm_h unknown" not in case.facts)
        if key not in self._rules:
            test = next(rung["test"] for rung in self.tables.ladder["rungs"] if rung["id"] == rule["rung"])
            test = rule.get("test", test)
            if "test_with_esr_known" in rule and key[1]:
                test = rule["test_with_esr_known"]
            self._rules[key] = {
                "id": rule["id"],
                "rung": rule["rung"],
                "test": test,
                "origin": "beyond" if "beyond" in rule else "article",
                "because": self.sort(finding_of(text) for text in rule.get("if", []) if is_positive(text)),
                "support": rule.get("beyond") or rule["statements"],
            }
        return dict(self._rules[key])

    def answer(self, gate: dict[str, Any], imaging: dict[str, Any]) -> dict[str, Any]:
        """Return the one answer to show.

        Readings taken where the specification is silent: familiar pain with a ladder that can go higher still says the higher
        of the two, and emergency and not covered have nothing to check.
        """
        rungs, floor, ceiling, familiar = self.ladder.rungs, imaging["floor"], imaging["ceiling"], imaging["familiar"]
        status = gate["status"]
        if status in ("stop", "outside"):
            kind, shown = status, floor if floor in ("immediate", "urgent-evaluation") else None
        elif status == "clear" and floor == ceiling and familiar is None:
            kind, shown = "settled", floor
        else:
            kind, shown = "open", None if floor == "none" else floor
        highest = max(rungs.index(ceiling), familiar or 0)
        asked = [*gate["ask"], *imaging["ask"], *imaging["how_soon"]["ask"]]
        return {
            "kind": kind,
            "rung": shown,
            "could_be": rungs[highest] if kind == "open" and highest > rungs.index(floor) else None,
            "scope_unchecked": status == "open",
            "ask": [] if kind == "stop" else list(dict.fromkeys(asked)),
            "check": self.tables.ladder["familiar"]["check"] if kind == "open" and familiar is not None else [],
        }

    def valid_answers(self, answers: Mapping[str, str | float], version: str) -> dict[str, str | float]:
        """Return the answers given with this version that still answer their question."""
        wider = {finding["id"]: finding["wider"] for finding in self.tables.catalogue if "wider" in finding}

        def outdated(finding: str, value: str | float) -> bool:
            row = wider.get(finding)
            return (
                row is not None and version_numbers(version) < version_numbers(row["since"]) and value in row["values"]
            )

        return {finding: value for finding, value in answers.items() if not outdated(finding, value)}

    def judge(self, answers: Mapping[str, str | float]) -> dict[str, Any]:
        """Return all decisions about one set of answers, except what would change them."""
        case = self.case(answers)
        gate, screen, imaging = self.gate(case), self.screen(case), self.imaging(case)
        wide = [finding for finding in self.tables.wide if f"{finding} present" in case.facts]
        case.facts.update(["wide word present"] if wide else [])
        management = plan(self.tables.management, case.facts, answers, gate, screen, imaging, self.sort)
        notes = [note for note in self.tables.notes["notes"] if any_holds(note["if"], case.facts, answers)]
        for name, part in (("screen", screen), ("imaging", imaging), ("management", management)):
            part["notes"] = [note["id"] for note in notes if note["in"] == name]
        answer = self.answer(gate, imaging)
        if answer["kind"] != "settled" and imaging["rules"][0]["id"] == "otherwise":
            # "Do not image routinely" is cited only where it is the answer, not while anything is open.
            imaging["rules"][0]["support"] = []
        return {
            "answer": answer,
            "gate": gate,
            "screen": screen,
            "imaging": imaging,
            "management": management,
        }

    def summary(self, answers: Mapping[str, str | float]) -> tuple[str, str, str, str]:
        """Return only gate, class, floor, and ceiling."""
        case = self.case(answers)
        least, greatest, _, _ = self.ladder.bounds(answers)
        return (
            self.gate(case)["status"],
            self._screen.classification(case),
            self.ladder.rungs[least],
            self.ladder.rungs[greatest],
        )

    def changes(self, answers: Mapping[str, str | float]) -> list[dict[str, Any]]:
        """Return every other answer that would change gate, class, floor, or ceiling, by trying each."""
        now = self.summary(answers)
        found = []
        for finding in self.order:
            for value in PROBES.get(finding, ["present", "absent"]):
                changed = {**answers, finding: value}
                care, pain = changed.get("conservative_weeks"), changed.get("duration_weeks")
                refused = isinstance(care, (int, float)) and isinstance(pain, (int, float)) and care > pain
                then = now if refused else self.summary(changed)
                if then != now:
                    entry = {"finding": finding, "answer": value}
                    found.append(entry | dict(zip(("gate", "class", "floor", "ceiling"), then, strict=True)))
        return found
