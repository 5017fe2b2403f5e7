"""How the pages read local.json: which text is one telephone number, and that one bad part takes nothing else away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from site_src.content.schemas import read_schema, schema_problems
from site_src.content.site_data import site_data
from site_src.features.local_settings import data
from site_src.node import run_node
from site_src.paths import ROOT

Json = dict[str, Any]

ONE = {
    "112": "112",
    "15": "15",
    "4711": "4711",
    "116117": "116117",
    "116 117": "116117",
    "07700900123": "07700900123",
    "+442079460000": "+442079460000",
    "+44 20 7946 0000": "+442079460000",
    "+44-20-7946-0000": "+442079460000",
    "+49 30 1234567": "+49301234567",
    "+49 151 12345678": "+4915112345678",
    "+33 1 23 45 67 89": "+33123456789",
    "+33.1.23.45.67.89": "+33123456789",
    "+39 06 1234567": "+39061234567",
    "+41 44 668 18 00": "+41446681800",
    "+91 98765 43210": "+919876543210",
    "+81 3-1234-5678": "+81312345678",
    "+1 212 555 0123": "+12125550123",
    "+1 (212) 555-0123": "+12125550123",
    "00 44 20 7946 0000": "00442079460000",
    "0044 20 7946 0000": "00442079460000",
    "020 7946 0000": "02079460000",
    "(020) 7946 0000": "02079460000",
    "030 1234567": "0301234567",
    "0171-2345678": "01712345678",
    "0171 234 56 78": "01712345678",
    "01 23 45 67 89": "0123456789",
    "01.23.45.67.89": "0123456789",
    "07700 900123": "07700900123",
    "0800-111-2222": "08001112222",
    "555-0123": "5550123",
    "(212) 555-0123": "2125550123",
    "212-555-0123": "2125550123",
    "212.555.0123": "2125550123",
    "1-800-555-0123": "18005550123",
    # no day and no hour, though they begin like one
    "911": "911",
    "0800 1111": "08001111",
    "0808 1234": "08081234",
    "08001111": "08001111",
    "0800 111 222": "0800111222",
    "0800 123 4567": "08001234567",
    "01 02 26 08 00": "0102260800",
    "02 33 45 67 89": "0233456789",
    "020 2020 2020": "02020202020",
    "20258106": "20258106",
    "31139999": "31139999",
    "555-1234": "5551234",
    "555-1700": "5551700",
    "800-2673": "8002673",
    "+45 20 25 11 06": "+4520251106",
}
NOT_ONE = [
    # two numbers
    "112 / 999", "112/999", "112, 999", "112; 999", "112 or 999", "110 und 112", "112\n999", "112  999", "112 999", "112 110",
    "112-115", "112 - 115", "112–115", "112.115", "117 118 144", "15 17 18 112", "112-113-114", "999 2222", "911-2222",
    "4711 4712", "4711-4712", "4711-12", "4711-2", "0301234 0301235", "030 1234 030 1235", "0171 2345678 0172 3456789",
    "020 7946 0000 020 7946 0001", "+44 20 7946 0000 +44 20 7946 0001", "030 1234-1238", "030-1234-1235", "112 & 999", "112 | 999",
    # other endings, extensions, bleeps
    "555 1234/5", "555 1234-5", "030 1234-0", "030 1234 5", "+49 30 123456-12", "020 7946 0000 ext 12", "020 7946 0000 x12",
    "020 7946 0000x12", "020 7946 0000#12", "020 7946 0000,12", "020 7946 0000p12", "020 7946 0000w12", "+44 20 7946 0000 12",
    "+44 20 7946 0000 123", "bleep 4711", "#4711", "*4711", "*99#", "+1 212 555 0123 45",
    # a zero that is not dialed from abroad, prefixes
    "+44 (0)20 7946 0000", "+44 (0) 20 7946 0000", "(0)20 7946 0000", "+44 020 7946 0000", "+440207946 0000", "+4402079460000",
    "0044 (0)20 7946 0000", "0044 020 7946 0000", "+49 (030) 1234567", "+370 (8) 5 123 4567", "9,112", "9-112", "9 112", "0-112",
    "0 112", "(9) 112", "0,112",
    # words, letters, other signs
    "1-800-FLOWERS", "call 112", "112 (ambulance)", "Tel. 112", "tel:112", "112.", "~112", "[112]", "", " ", "+", "++44 20 7946 0000",
    "+ 44 20 7946 0000", "44+20 7946 0000", "+44 20 7946 00O0", "020 7946 0000?", "112!",
    # digits of other scripts, and signs that nobody sees
    "\u0661\u0661\u0662", "\uff11\uff11\uff12", "112\u200b", "\u200e112", "1\u00ad12", "\u2060112", "020\u00a07946\u00a00000", "\ufeff112",
    "112\t", " 112", "020 7946\u20110000", "\u202e211",
    # too short or too long for any, hours and days
    "1", "+112", "+1", "1234567890123", "+4412345678901234", "0123456789012345", "01.12.2026", "0800-1600", "08.00-16.00", "08:00",
    "0800 1600", "08 00-16 00", "2026-11-30", "02 02 2026", "01 01 2026", "02-02 2026", "02.02.2026", "01-12-2026", "12 31 2026",
    "20251106", "31122026", "12312026", "2025 11 06", "20251106 0800", "202511060800", "02 02 2026 08 00", "02 02 2026 0800",
    "02 022026", "08 00 17 00", "09001700", "0900 1700", "0900-1700", "09.00.17.00", "08 00 23 59", "00002359", "08 00 24 00",
    "08 00 12 00 13 00", "080012001300", "00 30 12 30 14 00", "900 1700", "900-1700", "9001700", "730-1600", "08 00 02 02 2026",
    "01 12 05 12", "01-12-05-12", "01 02 26 31 03 26", "24 12 02 01", "-112", "112-", "0", "00", "000 2222",
]  # fmt: skip

GOOD: Json = {"name": "A", "emergency_number": "112", "review_by": "2026-03-01"}
LINK: Json = {"title": "T", "href": "https://intranet.example/"}
ADDRESSES = ["https://a:99999/", "https://", "https:///x", "http://[::1", "https://a b/", "https://user@a.example/",
             "https://a.example:x/", "https://1.2.3.4.5/", "https://a<b.example/", "tel:112/999", "tel:+44(0)20", "tel:", "ftp://a/",
             "javascript:alert(1)", "//a.example", "https://a.example:65536/"]  # fmt: skip
RIGHT = ["https://a.example", "https://a.example:8443/x?y#z", "http://10.0.0.1/", "http://[2001:db8::1]:80/", "https://münchen.example/",
         "forms/a b.pdf", "/x", "tel:+49301234567", "mailto:a@b.example"]  # fmt: skip


@pytest.fixture(scope="module")
def schema() -> Json:
    found: Json = read_schema("local")
    return found


@pytest.fixture(scope="module")
def scripts() -> dict[str, str]:
    names = {"check": "check.js", "number": "phone-number.js", "state": "state.js"}
    return {name: (data.HERE / file).as_uri() for name, file in names.items()}


def read(scripts: dict[str, str], numbers: list[str], files: list[Any]) -> Json:
    """Return what the scripts of the page make of these inputs."""
    texts = [text if isinstance(text, str) else json.dumps(text) for text in files]
    job: dict[str, object] = {
        "known": data.page_data(site_data()),
        **scripts,
        "numbers": numbers,
        "files": texts,
    }
    found: Json = json.loads(run_node(Path(__file__).parent / "support" / "local_settings.mjs", job, ROOT))
    return found


def test_a_text_that_is_certainly_one_number_dials_it(scripts: dict[str, str]) -> None:
    dialed = read(scripts, list(ONE), [])["numbers"]
    assert dict(zip(ONE, dialed, strict=True)) == {text: f"tel:{digits}" for text, digits in ONE.items()}


def test_any_other_text_is_not_a_telephone_link(scripts: dict[str, str]) -> None:
    dialed = read(scripts, NOT_ONE, [])["numbers"]
    assert {text: address for text, address in zip(NOT_ONE, dialed, strict=True) if address} == {}


def test_a_bad_address_is_named_and_everything_else_is_used(scripts: dict[str, str]) -> None:
    files = [{**GOOD, "pathways": [LINK, {"title": "Bad", "href": address}]} for address in ADDRESSES]
    for address, found in zip(ADDRESSES, read(scripts, [], files)["files"], strict=True):
        assert found["facts"] == {**GOOD, "pathways": [LINK]}
        (fault,) = found["faults"]
        assert fault.startswith("pathways[2].href must be ")
        assert fault.endswith(f"but it is {json.dumps(address, ensure_ascii=False)}.")


def test_every_entry_with_an_error_is_named_and_left_out_and_the_rest_is_used(scripts: dict[str, str]) -> None:
    cases: list[tuple[Json, Json, int]] = [
        ({**GOOD, "error_address": "https://a:99999/"}, GOOD, 1),
        ({**GOOD, "site_address": "https://a:99999/"}, GOOD, 1),
        ({**GOOD, "name": 1}, {name: GOOD[name] for name in ("emergency_number", "review_by")}, 1),
        ({**GOOD, "unknown": 1, "idle_minutes": 0}, GOOD, 2),
        ({**GOOD, "pathways": [{**LINK, "more": 1}]}, {**GOOD, "pathways": [LINK]}, 1),
        ({**GOOD, "pathways": [LINK] * 7}, {**GOOD, "pathways": [LINK] * 6}, 1),
        ({**GOOD, "pathways": "x"}, GOOD, 1),
        ({**GOOD, "pathways": [{"title": "x"}]}, GOOD, 1),
    ]
    found = read(scripts, [], [bad for bad, _, _ in cases])["files"]
    assert [(one["facts"], len(one["faults"])) for one in found] == [(used, count) for _, used, count in cases]


def test_what_is_no_object_of_entries_gives_nothing(scripts: dict[str, str]) -> None:
    texts = ["", "{", "[]", "null", '"112"', '{"__proto__": {"name": "A"}}']
    found = read(scripts, [], texts)["files"]
    assert [(one["facts"], len(one["faults"])) for one in found] == [({}, 1)] * len(texts)


def test_a_name_that_is_given_twice_is_told_and_neither_value_is_used(scripts: dict[str, str]) -> None:
    texts = {
        '{"emergency_number": "112", "name": "A", "emergency_number": "999"}': (
            {"name": "A"}, ['local.json has the entry "emergency_number" more than once. Keep only one of them.']),
        '{"name": "A", "n\\u0061me": "A", "name" : "B"}': ({}, ['local.json has the entry "name" more than once. Keep only one of them.']),
        '{"pathways": [{"title": "a, {b}", "href": "/x"}, {"href": "/y", "title": "T", "href": "/z"}]}': (
            {"pathways": [{"title": "a, {b}", "href": "/x"}]}, ['pathways[2] has the entry "href" more than once. Keep only one of them.']),
        '{"pathways": [], "name": "A", "pathways": []}': (
            {"name": "A"}, ['local.json has the entry "pathways" more than once. Keep only one of them.']),
        '{"x": {"name": 1, "name": 2}, "name": "\\"name\\": [{,"}': ({"name": '"name": [{,'}, None),
        '{"pathways": [{"title": "T", "href": "/x"}, {"title": "T", "href": "/x"}], "name": "title"}': (
            {"pathways": [{"title": "T", "href": "/x"}] * 2, "name": "title"}, []),
    }  # fmt: skip
    for found, (used, says) in zip(read(scripts, [], list(texts))["files"], texts.values(), strict=True):
        assert found["facts"] == used
        if says is None:
            (unknown,) = found["faults"]
            assert unknown.startswith('local.json has an unknown entry, "x".')
        else:
            assert found["faults"] == says


def test_a_list_is_named_by_what_is_in_it(scripts: dict[str, str]) -> None:
    found = read(scripts, [], ["[]", "[1]", "[1, 2]"])["files"]
    ends = ["an empty list", "a list of one entry", "a list of 2 entries"]
    assert [one["faults"] for one in found] == [
        [f"local.json must be an object in braces, but it is {end}."] for end in ends
    ]


def test_a_day_of_a_year_that_no_calendar_of_today_has_is_refused(scripts: dict[str, str]) -> None:
    days = [
        "0000-01-01",
        "0000-02-29",
        "0001-01-01",
        "0050-01-01",
        "0202-11-30",
        "2026-00-10",
        "2026-13-01",
        "2026-02-29",
        "2026-11-31",
    ]
    for found, day in zip(read(scripts, [], [{"review_by": day} for day in days])["files"], days, strict=True):
        assert found["facts"] == {}
        assert found["faults"] == [f'review_by must be a valid date, such as "2027-11-30", but it is "{day}".']
    good = [{"review_by": day} for day in ("2024-02-29", "1999-12-31")]
    assert read(scripts, [], good)["files"] == [{"facts": one, "faults": []} for one in good]


def test_the_schema_and_the_pages_read_alike(scripts: dict[str, str], schema: Json) -> None:
    """The schema cannot parse an address: what it lets through the page may still refuse, and never the other way round."""
    files = [{"pathways": [{"title": "T", "href": address}]} for address in [*ADDRESSES, *RIGHT]]
    refused = [bool(one["faults"]) for one in read(scripts, [], files)["files"]]
    by_schema = [bool(list(schema_problems(one, schema, ""))) for one in files]
    assert refused == [True] * len(ADDRESSES) + [False] * len(RIGHT)
    only_parsed = [
        one for one, page, file in zip([*ADDRESSES, *RIGHT], refused, by_schema, strict=True) if page != file
    ]
    assert only_parsed == ["https://1.2.3.4.5/", "https://a<b.example/"]
