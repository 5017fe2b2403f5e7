"""The question box in the built site: its list of words holds together, its scripts are there, the search knows the lay words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from site_src.assets import page_address
from site_src.blocks.safety_net import HELP
from site_src.blocks.statement import UNSUPPORTED, support_words
from site_src.content.schemas import read_schema, schema_problems
from site_src.content.site_data import site_data
from site_src.content.ui_text import word
from site_src.features.question_box.engine import synonym_problems, synonyms
from site_src.features.question_box.search_words import lay_words
from site_src.paths import DOCS

Row = dict[str, Any]

NAMED = [row["id"] for row in site_data().statements]
FINDINGS = [row["id"] for row in site_data().findings]
NOTES = [row["id"] for row in site_data().notes]
SAYS = {"clinician": "heat", "patient": "heat"}


def topic(**values: Any) -> Row:
    return {"id": "heat", "says": SAYS, "about": ["first-line-heat"], "words": ["hot pack"], **values}


def lists(*topics: Row, outside: Row | None = None) -> Row:
    return {**synonyms(), "topics": [*synonyms()["topics"], *topics], "outside": [outside] if outside else []}


def test_the_list_of_words_holds_together() -> None:
    assert list(synonym_problems(synonyms(), NAMED, FINDINGS, NOTES)) == []


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (
            lists(topic(about=["first-line-cold"])),
            "the topic 'heat' is about 'first-line-cold', which is not a statement",
        ),
        (
            lists(outside={"id": "prices", "with": ["gold"]}),
            "the group 'prices' refers to 'gold', which is neither a topic nor a context",
        ),
        (
            lists(outside={"id": "prices", "over": ["gold"]}),
            "the group 'prices' refers to 'gold', which is neither a topic nor a context",
        ),
        (lists(topic(findings=["frost"])), "the topic 'heat' names 'frost', which is not a finding"),
        (lists(topic(both=[["fever"], ["frost"]])), "the topic 'heat' names 'frost', which is not a topic"),
        (lists(topic(notes=["N99"])), "the topic 'heat' names 'N99', which is not a note"),
        (
            {**lists(), "cautions": [{"id": "cold", "of": ["gold"], "words": ["ice"]}]},
            "'cold' is not a caution of the decision module",
        ),
        (
            {**lists(), "cautions": [{"id": "before-nsaid", "of": ["gold"], "words": ["ice"]}]},
            "the caution 'before-nsaid' names 'gold', which is not a topic",
        ),
        (lists(topic(mild=["cold pack"])), "the topic 'heat' has 'cold pack' as mild, which is not one of its words"),
        (
            lists(topic(alarm="flag"), outside={"id": "prices", "words": ["hot pack"]}),
            "'hot pack' is a word of the topic 'heat' and of the group 'prices' outside",
        ),
        ({**lists(), "topics": [topic()]}, "no topic refers to the statement 'flag-fever-infection'"),
    ],
)
def test_a_name_that_leads_nowhere_and_a_statement_without_words_are_told(made: Row, says: str) -> None:
    assert any(says in fault for fault in synonym_problems(made, NAMED, FINDINGS, NOTES))


@pytest.mark.parametrize(
    "wrong",
    [
        topic(words=[]),
        topic(weak=False),
        topic(alarm="loud"),
        topic(findings=[]),
        {"id": "heat", "words": ["hot pack"]},
    ],
)
def test_a_topic_that_breaks_the_schema_is_told(wrong: Row) -> None:
    schema = read_schema("synonyms")
    assert list(schema_problems(synonyms(), schema, "synonyms.json")) == []
    assert list(schema_problems(lists(wrong), schema, "synonyms.json"))


def test_the_search_knows_every_statement_by_its_lay_words_in_both_spellings(site_dir: Path) -> None:
    index = json.loads((site_dir / "search/search_index.json").read_text(encoding="utf-8"))
    entries: dict[str, list[str]] = {}
    for entry in index["docs"]:
        entries.setdefault(entry["location"].partition("#")[2], []).append(entry["text"])
    words = lay_words(synonyms())
    assert set(words) == set(NAMED)
    for ident, names in words.items():
        assert len(names) >= 3, ident
        assert any(all(name in text for name in names) for text in entries[ident]), ident
    both = {
        "flag-saddle": ("saddle anaesthesia", "saddle anesthesia"),
        "flag-sphincter": ("faecal", "fecal", "poo"),
        "flag-cancer": ("tumour", "tumor", "leukaemia", "leukemia"),
        "first-line-drugs": ("paracetamol", "acetaminophen", "tylenol"),
        "second-line-cbt": ("behavioural therapy", "behavioral therapy"),
    }
    assert [name for ident, names in both.items() for name in names if name not in words[ident]] == []


SPELLINGS = (
    ("anaesthes", "anesthes"), ("faecal", "fecal"), ("tumour", "tumor"), ("leukaem", "leukem"), ("behaviour", "behavior"),
    ("paralyse", "paralyze"), ("somatis", "somatiz"), ("programme", "program"), ("ionis", "ioniz"), ("slipped disk", "slipped disc"),
)  # fmt: skip
DRUGS = (
    ("paracetamol", "acetaminophen"),
    ("panadol", "tylenol"),
    ("pethidine", "meperidine"),
    ("co-codamol", "codeine"),
)


@pytest.mark.parametrize(("british", "american"), SPELLINGS + DRUGS)
def test_a_statement_that_has_the_one_spelling_or_name_in_the_search_has_the_other(british: str, american: str) -> None:
    words = lay_words(synonyms())
    with_british = {ident for ident, names in words.items() if any(british in name for name in names)}
    assert with_british == {
        ident for ident, names in words.items() if any(american in name.replace(british, "") for name in names)
    }
    if (british, american) in DRUGS:
        assert with_british


def test_a_page_that_is_read_does_not_load_what_ranks(site_dir: Path) -> None:
    [engine] = (site_dir / "assets/ub").glob("ask-engine.*.js")
    assert "sourceMappingURL" not in engine.read_text(encoding="utf-8")
    for page in ("ask.html", "index.html"):
        html = (site_dir / page).read_text(encoding="utf-8")
        assert html.count(engine.name) == 1
        assert f'data-src="assets/ub/{engine.name}"' in html
    assert engine.name not in (site_dir / "about/sources.html").read_text(encoding="utf-8")


def test_the_link_to_other_causes_has_the_title_of_their_page() -> None:
    page = site_data().page_of("table", "beyond-the-spine")
    title = re.search(r"^title: (.+)$", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert title
    assert set(word("ask-beyond").values()) == {title[1]}


def test_each_statement_brings_the_counts_that_its_own_page_shows(site_dir: Path) -> None:
    [path] = (site_dir / "assets/ub").glob("ask-engine.*.js")
    text = path.read_text(encoding="utf-8")
    data = json.JSONDecoder().raw_decode(text[text.index('{"lists"') :])[0]
    assert {row["id"] for row in data["statements"]} == set(NAMED)
    for row in data["statements"]:
        entry = site_data().evidence[row["id"]]
        words, count = support_words(entry)
        counted, certainty = row["support"], row["support"]["certainty"]
        assert certainty == entry["certainty"]
        assert ("contradicted" in words) == bool(counted["against"])
        assert (UNSUPPORTED in words) == (not counted["for"])
        if counted["against"]:
            assert re.findall(r"\d+", count) == [str(counted["for"]), str(counted["against"])]
    drugs = next(row["support"] for row in data["statements"] if row["id"] == "first-line-drugs")
    assert drugs == {"for": 1, "against": 3, "certainty": "low"}
    assert set(data["findings"]) <= set(FINDINGS)
    assert data["pages"]["help"] == page_address(HELP)
