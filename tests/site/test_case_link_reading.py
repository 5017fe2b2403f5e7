"""How a page reads the address of a case: what is certain in a damaged link, and that nothing of it is dropped in silence."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from site_src.node import run_node
from site_src.paths import ROOT

SCRIPT = ROOT / "site_src" / "frontend" / "calculator" / "core" / "case-link.js"
CASE = json.dumps({"age_years": 63, "cancer_history": "present", "new_onset": "present"})
OTHER = json.dumps({"age_years": 30})
HASH = "f77a71c68950"
RULES = f"&rules=0.1.1-{HASH}"
MADE = {"version": "0.1.1", "hash": HASH}


def body(text: str) -> str:
    """Return a case as "Copy link" encodes it."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def soft(text: str, width: int, end: str) -> str:
    """As quoted-printable mail breaks it into lines, with this at the end of each; an escape is never broken."""
    lines = [""]
    for mark in text.replace("=", "\0"):
        one = "=3D" if mark == "\0" else mark
        if len(lines[-1]) + len(one) >= width:
            lines.append("")
        lines[-1] += one
    return end.join(lines)


A, B = body(CASE), body(OTHER)
# The case, and the rules where they are there too.
READ = {
    "another parameter in front": f"#gclid=1&case={A}",
    "a word in front": f"#x&case={A}",
    "two parameters in front": f"#a=b&c=d&case={A}",
    "an escaped ampersand in front": f"#a=b&amp;case={A}",
    "parameters on both sides": f"#a=b&case={A}&c=d",
    "a route in front": f"#/calculators/imaging?case={A}",
    "a second number sign": f"#top#case={A}",
    "encoded with what is in front": "#" + quote(f"gclid=1&case={A}", safe=""),
    "encoded twice with what is in front": "#" + quote(quote(f"gclid=1&case={A}", safe=""), safe=""),
    "JSON behind a parameter": f"#a=b&case={quote(CASE)}",
    "a slash": f"#case={A}/",
    "a slash and a parameter": f"#case={A}/?utm_source=x",
    "a slash and a period": f"#case={A}/.",
    "a soft break": f"#case={A[:30]}=%0A{A[30:]}",
    "a soft break of two characters": f"#case={A[:30]}=%0D%0A{A[30:]}",
    "a soft break that a browser joined": f"#case={A[:30]}=\n{A[30:]}",
    "a soft break of which a space is left": f"#case={A[:30]}=%20{A[30:]}",
    "two soft breaks": f"#case={A[:30]}={A[30:60]}={A[60:]}",
    "padding behind a soft break": f"#case={A[:30]}={A[30:]}==",
}
READ_WITH_RULES = {
    "untouched": f"#case={A}{RULES}",
    "a slash": f"#case={A}{RULES}/",
    "rules in front": f"#{RULES[1:]}&case={A}",
    "rules behind another parameter": f"#case={A}&utm_source=x{RULES}",
    "rules before another parameter": f"#case={A}{RULES}&utm_source=x",
    "a parameter in front": f"#gclid=1&case={A}{RULES}",
    **{
        f"quoted-printable, {width}, {end!r}": "#" + soft(f"case={A}{RULES}", width, end)
        for width in (20, 41, 76)
        for end in ("=\n", "=%0D%0A", "=")
    },
    "a soft break in the rules": f"#case={A}{RULES[:-4]}=%0A{RULES[-4:]}",
    "a joined soft break in the rules": f"#case={A}{RULES[:-4]}={RULES[-4:]}",
}
SEVERAL = [
    f"#case={A}&case={B}", f"#case={B}&case={A}", f"#case={A}{RULES}&case={B}{RULES}", f"#case={A}&amp;case={B}", f"#case={A}?case={B}",
    f"#case={A}&utm_source=x&CASE={B}", f"#case={A}#case={B}", f"#case={A}%26case%3D{B}", f"#x=1&case={A}&case={B}", f"#case={A}&case=",
    "#" + quote(f"case={A}&case={B}", safe=""), f"#x=case%3D{A}&case={B}", f"#case={quote(CASE)}&case={quote(OTHER)}",
    f"#case={A} case={B}",
]  # fmt: skip
NO_CASE = [
    "",
    "#",
    "#ask-fever",
    "#lowercase=x",
    "#in-any-case",
    "#show/case",
    "#case",
    "#x=1&cases=2",
    "#a=b",
    "#suitcase=1&x=2",
]
REFUSED = [
    f"#x&case={A[:-9]}", "#a=b&case=", "#a=b&case", f"#case={A}&rules=0.1.1-f77a", f"#rules=0.1.1-f77a&case={A}",
    f"#case={A}{RULES}{RULES}",
    f"#case={A[:30]}={A[40:]}", f"#case={A}={A}", f"#case={A}/{A}", f"#case={A[:30]}/{A[30:]}",
]  # fmt: skip


def read(links: list[str], ids: tuple[str, ...] = ()) -> list[Any]:
    """Return what the script of the page reads in these addresses."""
    job: dict[str, object] = {"script": SCRIPT.as_uri(), "links": links, "ids": ids}
    found: list[Any] = json.loads(run_node(Path(__file__).parent / "support" / "case_links.mjs", job, ROOT))
    return found


def test_a_case_that_is_certain_is_read_with_its_rules() -> None:
    for links, rules in ((READ, None), (READ_WITH_RULES, MADE)):
        found = dict(zip(links, read(list(links.values())), strict=True))
        assert found == {way: {"sent": False, "text": CASE, "rules": rules} for way in links}


def test_of_two_cases_none_is_read() -> None:
    for link, found in zip(SEVERAL, read(SEVERAL), strict=True):
        assert found == {"sent": False, "several": True, "text": "", "rules": None}, link


def test_a_fragment_without_a_case_is_an_anchor() -> None:
    assert read(NO_CASE, ("case",)) == [None] * len(NO_CASE)


def test_any_other_damage_is_handed_on_to_be_refused() -> None:
    for link, found in zip(REFUSED, read(REFUSED), strict=True):
        assert found is not None, link
        try:
            whole = json.loads(found["text"])
        except ValueError:
            continue
        raise AssertionError(f"{link} was read as {whole}")
