"""The calculators' markup: every question once, nothing typed twice, open and usable without script."""

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

import calculators
from site_src.assets import STYLES
from site_src.blocks import calculator_form
from site_src.content.ui_text import READERS, UI_TEXT, interface_texts
from site_src.markup import icons, ladder
from site_src.paths import SOURCE

FINDINGS: dict[str, dict[str, Any]] = {finding["id"]: finding for finding in calculators.listing("findings")}
RUNGS = [rung["id"] for rung in calculators.listing("rungs")]
VOID = {"input", "br", "img", "hr", "meta", "link"}


def page(kind: calculator_form.Kind, *, own_page: bool = True) -> BeautifulSoup:
    return BeautifulSoup(calculator_form.calculator_html(kind, own_page=own_page), "html.parser")


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)} found"
    return found[0]


@pytest.fixture(params=calculator_form.KINDS)
def kind(request: pytest.FixtureRequest) -> calculator_form.Kind:
    return request.param  # type: ignore[no-any-return]


def test_each_finding_is_asked_once_in_the_order_of_the_catalog_on_all_three_calculators(
    kind: calculator_form.Kind,
) -> None:
    asked = [str(row["data-finding"]) for row in page(kind).select("[data-finding]")]
    assert asked == list(FINDINGS)


def test_the_age_is_asked_before_the_buttons_and_all_groups(kind: calculator_form.Kind) -> None:
    first = one(page(kind), ".ub-calc__questions").find(True)
    assert isinstance(first, Tag)
    assert [str(row["data-finding"]) for row in first.select("[data-finding]")] == ["age_years"]


def test_the_second_step_begins_after_all_red_flags(kind: calculator_form.Kind) -> None:
    line = one(page(kind), ".ub-calc__second")
    assert [group["data-group"] for group in line.find_next_siblings("section")] == ["psychosocial", "tests"]


def test_a_yes_no_question_is_a_fieldset_of_three_native_radios_of_which_not_asked_is_chosen(
    kind: calculator_form.Kind,
) -> None:
    soup = page(kind)
    for row in soup.select("fieldset[data-finding]"):
        finding = FINDINGS[str(row["data-finding"])]
        assert row["id"] == f"ask-{finding['id']}"
        radios = row.select('input[type="radio"]')
        assert [radio["value"] for radio in radios] == ["present", "absent", "not-assessed"]
        assert {radio["name"] for radio in radios} == {finding["id"]}
        assert [radio.has_attr("checked") for radio in radios] == [False, False, True]
        for reader in ("clinician", "patient"):
            assert finding["ask"][reader] in one(row, "legend").get_text()


def test_a_number_is_a_text_field_with_a_label_a_unit_and_a_range_in_words(kind: calculator_form.Kind) -> None:
    soup = page(kind)
    rows = soup.select("div[data-finding]")
    assert {str(row["data-finding"]) for row in rows} == {
        id for id, finding in FINDINGS.items() if finding["kind"] == "number"
    }
    for row in rows:
        finding = FINDINGS[str(row["data-finding"])]
        field = one(row, "input")
        assert (field["type"], field["inputmode"], field["name"]) == ("text", "decimal", finding["id"])
        assert one(row, "label")["for"] == field["id"]
        range_words = one(soup, f"#range-{finding['id']}").get_text()
        assert f"{finding['low']} to {finding['high']} {finding['unit']['clinician']}" in range_words
        described = str(field["aria-describedby"]).split()
        assert all(soup.find(id=id) for id in described)


def test_every_id_that_is_pointed_at_exists_and_stands_once(kind: calculator_form.Kind) -> None:
    soup = page(kind)
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    for name in ("aria-describedby", "aria-labelledby", "for"):
        for tag in soup.select(f"[{name}]"):
            assert set(str(tag[name]).split()) <= set(ids), tag


def test_none_of_these_stands_in_each_group_but_the_pain_and_the_tests() -> None:
    with_it = {str(button["data-none"]) for button in page("management").select("[data-none]")}
    groups = {group["id"] for group in calculators.listing("groups")}
    assert groups - with_it == {"pain", "tests"}


def test_what_is_beyond_the_source_says_so(kind: calculator_form.Kind) -> None:
    for row in page(kind).select("[data-finding]"):
        beyond = FINDINGS[str(row["data-finding"])]["origin"] == "beyond"
        assert bool(row.select(".ub-tag--beyond")) is beyond, row["data-finding"]


def test_the_result_is_idle_and_carries_no_answer_when_it_is_built(kind: calculator_form.Kind) -> None:
    soup = page(kind)
    root, result = one(soup, "[data-calculator]"), one(soup, "[data-result]")
    assert (root["data-calculator"], root["data-rules-hash"]) == (kind, calculators.rules_hash())
    assert result["data-state"] == "idle"
    answer = {"data-kind", "data-gate", "data-floor", "data-ceiling", "data-settled", "data-rules-hash"}
    assert not answer & set(result.attrs)
    foot = one(result, ".ub-result__foot").get_text()
    assert calculators.VERSION in foot
    assert calculators.rules_hash() in foot


def test_without_script_everything_is_open_and_only_what_needs_it_is_hidden(kind: calculator_form.Kind) -> None:
    soup = page(kind)
    assert not soup.select("[data-open]")
    assert not soup.select("[data-scripted]")
    hidden = soup.select("[hidden]")
    assert not any(tag.select("input[name]") for tag in hidden)
    buttons = [
        button for button in soup.select("button") if not any(parent in hidden for parent in [button, *button.parents])
    ]
    assert buttons == []
    assert one(soup, "noscript").get_text()
    assert soup.select(".ub-rules table tr")


def test_there_is_no_form_that_could_send_answers_and_no_inline_script_style_or_handler(
    kind: calculator_form.Kind,
) -> None:
    for tag in page(kind).find_all(True):
        assert tag.name not in {"form", "script", "style"}
        assert "style" not in tag.attrs
        assert not [name for name in tag.attrs if name.startswith("on")]


def test_the_markup_is_well_nested(kind: calculator_form.Kind) -> None:
    open_tags: list[str] = []

    class Nesting(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
            if tag not in VOID:
                open_tags.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert open_tags.pop() == tag

    for own_page in (True, False):
        Nesting().feed(calculator_form.calculator_html(kind, own_page=own_page))
    assert open_tags == []


def test_the_table_lists_each_rule_of_the_ladder_and_the_gate_under_its_outcome() -> None:
    rows = {
        str(one(row, ".ub-badge")["data-rung"]): row.select_one("td")
        for row in page("imaging").select(".ub-rules tbody tr")
    }
    assert list(rows) == ["stop", "outside", *reversed(RUNGS)]
    for rule in calculators.listing("rules"):
        if rule["family"] in ("gate", "imaging"):
            cell = rows[rule["outcome"]]
            assert cell is not None
            assert rule["title"]["clinician"] in cell.get_text(), rule["id"]


def test_headings_of_an_embedded_calculator_stand_one_level_lower() -> None:
    assert page("screen").select("h2.ub-group__title")
    assert page("screen", own_page=False).select("h3.ub-group__title")
    assert not page("screen", own_page=False).select("h2")


def test_markup_in_words_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FINDINGS["fever"]["ask"], "clinician", "T > 38 & <b>chills</b>?")
    monkeypatch.setattr(
        calculator_form,
        "listing",
        lambda kind: list(FINDINGS.values()) if kind == "findings" else calculators.listing(kind),
    )
    assert "T &gt; 38 &amp; &lt;b&gt;chills&lt;/b&gt;?" in calculator_form.calculator_html("screen", own_page=True)


def test_no_word_of_the_page_repeats_one_of_the_module() -> None:
    assert not set(interface_texts()) & {entry["id"] for entry in calculators.listing("wording")}


@pytest.mark.parametrize("form", ["wide", "tall", "mini", "box"])
def test_the_ladder_draws_all_five_steps_and_takes_its_state_from_three_attributes(form: ladder.Form) -> None:
    lit = BeautifulSoup(ladder.ladder(form, "first-test", "immediate", settled=False), "html.parser")
    for drawing in lit.select("svg"):
        assert (drawing["data-floor"], drawing["data-ceiling"], drawing["data-settled"]) == (
            "first-test",
            "immediate",
            "false",
        )
        assert len(drawing.select("g.step")) == len(RUNGS)
    assert "data-floor" not in ladder.ladder(form)


def test_the_ladder_says_in_words_what_it_shows_and_an_open_none_is_not_yet_known() -> None:
    assert "settled at No imaging now" in ladder.description("none", "none", settled=True)
    assert "not yet known" in ladder.description("none", "immediate", settled=False)
    assert "at least Today; could be any step up to Immediate" in ladder.description(
        "urgent-evaluation", "immediate", settled=False
    )


@pytest.mark.parametrize("rung", icons.BADGES)
def test_a_badge_is_an_icon_and_a_word(rung: str) -> None:
    drawn = BeautifulSoup(icons.badge(rung), "html.parser")
    assert one(drawn, "svg")["aria-hidden"] == "true"
    assert drawn.get_text().strip()
    assert "ub-badge--open" in icons.badge(rung, open=True)


def test_the_build_uses_every_style_sheet_once() -> None:
    entry = STYLES["ub"]
    joined = [
        (entry.parent / name).resolve()
        for name in re.findall(r'@import "([.].*)" layer', entry.read_text(encoding="utf-8"))
    ]
    assert sorted([*joined, *STYLES.values()]) == sorted(SOURCE.rglob("*.css"))


@pytest.mark.parametrize("name", sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.js")))
def test_a_script_builds_no_html_from_text_and_evaluates_none(name: str) -> None:
    text = (SOURCE / name).read_text(encoding="utf-8")
    for forbidden in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        ".style.cssText",
    ):
        assert forbidden not in text


def test_each_of_the_page_s_own_words_stands_once() -> None:
    names: list[str] = []

    def noted(pairs: list[tuple[str, object]]) -> dict[str, object]:
        names.extend(name for name, _ in pairs if name not in READERS)
        return dict(pairs)

    json.loads(UI_TEXT.read_text(encoding="utf-8"), object_pairs_hook=noted)
    assert [name for name in set(names) if names.count(name) > 1] == []
