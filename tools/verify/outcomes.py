"""Print the outcomes of one version of the rules. Run in a separate process with that version's `calculators` on the path.

Reads JSON texts of answers, one per line. Writes the version, then one line of JSON for each: what a clinician would notice.
"""

import json
import sys


def outcome(assessed: dict[str, object]) -> dict[str, object]:
    """Return the parts of an assessment that are compared. Keys that a version lacks are left out."""
    a: dict[str, dict[str, object]] = assessed  # type: ignore[assignment]
    if "faults" in a:
        return {"refused": True}
    plan = a["management"]
    return {
        "answer": f"{a['answer']['kind']} {a['answer']['rung']} {a['answer']['could_be']}",
        "gate": a["gate"]["status"],
        "class": a["screen"]["class"],
        "suspicions": a["screen"]["suspicions"],
        "floor": a["imaging"]["floor"],
        "ceiling": a["imaging"]["ceiling"],
        "test": a["imaging"]["test"],
        "ask": a["imaging"]["ask"],
        "rules": [rule["id"] for rule in a["imaging"]["rules"]],  # type: ignore[attr-defined]
        "plan": plan["status"],
        "first line": [item["statement"] for item in plan["first_line"]],  # type: ignore[attr-defined]
        "second line": [item["statement"] for item in plan["second_line"]],  # type: ignore[attr-defined]
        "referral": [item["rule"] for item in plan["referral"]],  # type: ignore[attr-defined]
        "follow-up": plan["follow_up"]["when"],  # type: ignore[index]
        "notes": [*a["screen"]["notes"], *a["imaging"]["notes"], *plan["notes"]],  # type: ignore[misc]
        "words": a["answer"]["says"],
    }


def readable(answers: dict[str, object], known: set[str]) -> dict[str, object]:
    """Return the answers without each "no" to a question that this version lacks. A "yes" remains, and is refused."""
    return {finding: given for finding, given in answers.items() if finding in known or given != "absent"}


def main() -> None:
    """Write the version and the outcome of each line of standard input."""
    from calculators import VERSION, assess_json, listing, rules_hash

    known = {row["id"] for row in listing("findings")}
    print(json.dumps({"version": VERSION, "rules_hash": rules_hash()}))
    for line in sys.stdin:
        print(json.dumps(outcome(json.loads(assess_json(json.dumps(readable(json.loads(line), known)))))))


if __name__ == "__main__":
    main()
