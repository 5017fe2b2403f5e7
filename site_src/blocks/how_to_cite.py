"""Show and check CITATION.cff, which says how to cite the guideline."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

from site_src.content.site_data import SiteData
from site_src.html import Rows
from site_src.html import table as html_table
from site_src.paths import ROOT

Row = dict[str, Any]
FILE = ROOT / "CITATION.cff"
# The fields that version 1.2.0 of the format requires, and the others that this file uses, with their types.
NEEDED = {"cff-version": str, "message": str, "title": str, "authors": list}
USED = {"type": str, "abstract": str, "version": str, "license": list, "keywords": list}


def read(path: Path = FILE) -> Row:
    """Return the content of CITATION.cff."""
    text = path.read_text(encoding="utf-8")
    found: Row = yaml_load(text)
    return found


def problems(site_data: SiteData, entry: Row | None = None) -> Iterator[str]:
    """Yield where the file is not a citation of this version, one sentence each."""
    entry = read() if entry is None else entry
    for name, kind in (NEEDED | USED).items():
        if name in entry and not (isinstance(entry[name], kind) and entry[name]):
            yield f"CITATION.cff: {name} is empty or is not a {'list' if kind is list else 'string'}."
    for name in NEEDED.keys() - entry.keys():
        yield f"CITATION.cff has no {name}."
    for name in entry.keys() - NEEDED.keys() - USED.keys():
        yield f"CITATION.cff has {name}, which the “How to cite” page does not support."
    if entry.get("version") != site_data.version:
        yield f"CITATION.cff has version {entry.get('version')}, but the rules have version {site_data.version}: run `make record`."


def sentence(entry: Row, site_data: SiteData) -> str:
    """Return the citation as one sentence."""
    authors = ", ".join(author["name"] for author in entry["authors"])
    year = site_data.review["updated"][:4]
    return (
        f"{authors}. {entry['title']}. Version {entry['version']}, rules {site_data.rules_hash}, "
        f"{site_data.review['status']}. {year}."
    )


def bibtex(entry: Row, site_data: SiteData) -> str:
    """Return the citation as BibTeX."""
    authors = " and ".join("{" + author["name"] + "}" for author in entry["authors"])
    fields = {
        "author": authors,
        "title": entry["title"],
        "version": entry["version"],
        "year": site_data.review["updated"][:4],
        "note": f"Rules {site_data.rules_hash}, {site_data.review['status']}",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{upper-back-pain-{entry['version']},\n{lines}}}"


def table(site_data: SiteData, level: int) -> str:
    """Return the citation as a sentence and as BibTeX, and the entries of the file."""
    entry = read()
    rows: Rows = [
        ({}, [escape(name), escape(", ".join(_texts(value)))]) for name, value in entry.items() if name != "cff-version"
    ]
    return (
        f'<h{level} id="in-one-line">In one line</h{level}><p>{escape(sentence(entry, site_data))}</p>'
        f'<h{level} id="as-bibtex">As BibTeX</h{level}><pre><code>{escape(bibtex(entry, site_data))}</code></pre>'
        f'<h{level} id="the-file">The file</h{level}>'
        f"<p><code>CITATION.cff</code> in the source repository (Citation File Format "
        f"{escape(entry['cff-version'])}:</p>{html_table('CITATION.cff', ['Field', 'Value'], rows)}"
    )


def _texts(value: Any) -> list[str]:
    members = value if isinstance(value, list) else [value]
    return [member["name"] if isinstance(member, dict) else str(member) for member in members]


TABLES = {"citation": table}
