"""Read the bibliography and number its references. BibTeX is parsed by bibtexparser.

The whole site uses one numbering: sources are numbered in the order in which the statements, then the evidence beyond
the article, then the rules first cite them. Entries that are never cited come last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from bibtexparser.entrypoint import parse_string

from site_src.html import link
from site_src.paths import BuildError, display_path

KINDS = {"article": "Journal article", "techreport": "Report", "misc": "Guidance (issuing body’s page)"}


@dataclass(frozen=True)
class Reference:
    """One source, with its number and its short name."""

    key: str
    number: int
    label: str
    kind: str
    authors: str
    title: str
    published: str
    year: str
    doi: str | None
    address: str | None

    @property
    def anchor(self) -> str:
        """Return the id of the reference in the list of references."""
        return f"ref-{self.key}"

    def as_dict(self) -> dict[str, str | int | None]:
        """Return the reference as a row of the export."""
        names = ("number", "label", "kind", "authors", "title", "published", "year", "doi", "address")
        return {"id": self.key, **{name: getattr(self, name) for name in names}}


def _plain(value: str) -> str:
    """Convert BibTeX text to plain text: remove braces, write an en dash between pages and curly quotes."""
    for bibtex, plain in (("{", ""), ("}", ""), ("--", "–"), ("``", "“"), ("''", "”")):
        value = value.replace(bibtex, plain)
    return re.sub(r"\s+", " ", value).strip()


def _authors(value: str) -> list[str]:
    """Return the authors: `Chou, Roger and others` becomes `Chou R`, `others`. A name in braces is not split."""
    names = []
    for name in re.split(r"\s+and\s+", value) if not value.startswith("{") else [value]:
        family, comma, given = name.partition(",")
        initials = "".join(part[0] for part in re.split(r"[\s.-]+", given) if part[:1].isupper())
        names.append(_plain(f"{family} {initials}" if comma and initials else name))
    return names


def _label(key: str, authors: list[str], raw: str, year: str) -> str:
    """Return the short name: first family name and year. A long name of a body is replaced: niceQS56 → NICE QS56."""
    if not raw.startswith("{"):
        return f"{raw.partition(',')[0]} {year}".strip()
    if len(authors[0].split()) <= 3:
        return f"{authors[0]} {year}".strip()
    short, rest = re.fullmatch(r"([a-z]+)(.*)", key).groups()  # type: ignore[union-attr]
    return f"{short.upper()} {rest or year}".strip()


def _published(fields: dict[str, str]) -> str:
    """Return the journal or publisher, volume, number, and pages, as far as they are known."""
    where = _plain(fields.get("journal") or fields.get("institution") or fields.get("publisher") or "")
    volume, number, pages = (_plain(fields.get(name, "")) for name in ("volume", "number", "pages"))
    issue = volume + (f"({number})" if number else "")
    place = ":".join(part for part in (issue, pages) if part)
    return " ".join(part for part in (where, place) if part)


def read_bibtex(path: Path) -> dict[str, dict[str, str]]:
    """Return the entries of a .bib file by key, as text fields and their `type`.

    Raises `BuildError` for an entry that cannot be read or lacks an author or a title.
    """
    library = parse_string(path.read_text(encoding="utf-8"))
    if library.failed_blocks:
        lines = ", ".join(str((block.start_line or 0) + 1) for block in library.failed_blocks)
        raise BuildError(f"{display_path(path)}: the entry at line {lines} cannot be read as BibTeX.")
    found = {}
    for entry in library.entries:
        fields = {field.key.lower(): str(field.value) for field in entry.fields}
        missing = [name for name in ("author", "title") if name not in fields]
        if missing:
            raise BuildError(f"{display_path(path)}: the entry {entry.key} has no {' and no '.join(missing)}.")
        found[entry.key] = {**fields, "type": entry.entry_type}
    return found


def number_references(entries: dict[str, dict[str, str]], cited: Iterable[str]) -> dict[str, Reference]:
    """Return every entry as a `Reference`, in the order of the numbers. Cited keys without an entry are left out."""
    order = list(dict.fromkeys([*(key for key in cited if key in entries), *entries]))
    return {key: _reference(key, count, entries[key]) for count, key in enumerate(order, start=1)}


def _reference(key: str, count: int, fields: dict[str, str]) -> Reference:
    authors, year = _authors(fields["author"]), fields.get("year", "")
    shown_authors = ", ".join(authors).replace(", others", ", and others")
    address = fields.get("url") or fields.get("howpublished")
    return Reference(
        key=key,
        number=count,
        label=_plain(fields.get("shorthand", "")) or _label(key, authors, fields["author"], year),
        kind=KINDS.get(fields["type"], fields["type"]),
        authors=shown_authors,
        title=_plain(fields["title"]),
        # A web page is published by the body that wrote it. Of some papers, the journal was not seen.
        published=_published(fields) or (_plain(fields["author"]) if fields["author"].startswith("{") else ""),
        year=year,
        doi=fields.get("doi"),
        address=address if address and address.startswith("https://") else None,
    )


def cite(reference: Reference, page: str) -> str:
    """Return `Chou 2007 [3]` as HTML. The number links to the list of references."""
    text = f"Reference {reference.number}: {reference.label}"
    return f"{escape(reference.label)} {link(f'{page}#{reference.anchor}', f'[{reference.number}]', aria_label=text)}"


def cite_all(keys: Iterable[str], references: dict[str, Reference], page: str) -> str:
    """Return the citations of several sources as HTML, each source once."""
    return ", ".join(cite(references[key], page) for key in dict.fromkeys(keys))


def _entry(reference: Reference) -> Iterator[str]:
    yield f'<li id="{reference.anchor}" value="{reference.number}">'
    yield f'<span class="ub-ref__who">{escape(reference.authors)}.</span> '
    yield f'<span class="ub-ref__title">{escape(reference.title.rstrip("."))}.</span> '
    where = ", ".join(part for part in (reference.published, reference.year or "no date") if part)
    yield f'<span class="ub-ref__where">{escape(where)}.</span>'
    if reference.doi:
        address = f"https://doi.org/{reference.doi}"
        yield f' <a href="{escape(address)}" rel="noreferrer">doi:{escape(reference.doi)}</a>'
    elif reference.address:
        yield f' <a href="{escape(reference.address)}" rel="noreferrer">{escape(reference.address)}</a>'
    yield f' <span class="ub-tag">{escape(reference.kind)}</span></li>'


def reference_list(references: dict[str, Reference]) -> str:
    """Return the numbered list of references as HTML, each entry with its anchor."""
    entries = "".join("".join(_entry(reference)) for reference in references.values())
    return f'<ol class="ub-refs">{entries}</ol>'
