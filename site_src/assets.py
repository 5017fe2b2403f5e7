"""Prepare the theme that MkDocs reads, in build/theme: the first step of a build.

The theme is a copy of `site_src/frontend/theme`, plus the scripts and the styles of the calculators joined into one
file each, the data that they need (`ub-data.js`), the exports, and the runtime.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_src.blocks import safety_net, teaching_points
from site_src.blocks.calculator_form import KINDS
from site_src.blocks.safety_net import HELP
from site_src.blocks.statement import UNSUPPORTED, short
from site_src.bundler import assignment, bundle, bundled
from site_src.content.calculator_pages import page_head
from site_src.content.site_data import NOTES, REFERENCES, RULES, SiteData
from site_src.content.ui_text import interface_texts
from site_src.exports import formats
from site_src.features import component_gallery, local_settings
from site_src.features.question_box.engine import PAGE_ENTRY as QUESTION_BOX
from site_src.features.question_box.engine import engine_script
from site_src.features.teaching import learner
from site_src.features.teaching import script as teaching
from site_src.features.teaching.lecturer import assets as lecturer
from site_src.frontend import page_guard
from site_src.frontend.calculator import ENTRY as CALCULATOR
from site_src.frontend.calculator.examined import ALONE_BELOW, EXAMINED
from site_src.frontend.calculator.two_part import TWO_PART
from site_src.html import sentence
from site_src.node import ToolError
from site_src.pages.extension import block_problems
from site_src.paths import DOCS, PAGE_SOURCE, ROOT, THEME, THEME_SOURCE, BuildError, display_path
from site_src.runtime.build import build_runtime

ASSETS = "assets/ub"
#: The entries of scripts that need no data in front, by the names under which pages load them.
SCRIPTS = {
    "ub": CALCULATOR,
    "ask": QUESTION_BOX,
    "kept": PAGE_SOURCE / "browser-session.js",
    "head": PAGE_SOURCE / "head.js",
    "held-case": PAGE_SOURCE / "pending-case.js",
    "embed": PAGE_SOURCE / "embed.js",
    "menu": PAGE_SOURCE / "menu.js",
    "search-keys": PAGE_SOURCE / "search-keys.js",
    "search-later": PAGE_SOURCE / "search-later.js",
    "copy-link": PAGE_SOURCE / "copy-link.js",
    "people": PAGE_SOURCE / "natural-frequencies-figure.js",
    "offline": PAGE_SOURCE / "offline.js",
}
#: The entries of style sheets: of every page, of pages in a frame or before a projector, and of the gallery.
STYLES = {
    "ub": PAGE_SOURCE.parent / "site.css",
    "bare": THEME_SOURCE / ASSETS / "css" / "bare.css",
    "gallery": component_gallery.HERE / "gallery.css",
}


def page_address(target: str) -> str:
    """Return the address in the site of a page that is named as in docs/."""
    page, mark, anchor = target.partition("#")
    return page.removesuffix(".md") + ".html" + mark + anchor


def calculator_data(site_data: SiteData) -> dict[str, Any]:
    """Return the data that the calculator's script needs. Addresses are relative to the root of the site."""
    references, notes, rules = (page_address(site_data.page_of(*block)) for block in (REFERENCES, NOTES, RULES))
    return {
        "version": site_data.version,
        "rules_hash": site_data.rules_hash,
        "statements": {
            row["id"]: {
                "href": page_address(site_data.statement_target(row["id"])),
                "says": row["says"],
                "sources": list(dict.fromkeys(source["key"] for source in site_data.evidence[row["id"]]["supports"])),
            }
            for row in site_data.statements
        },
        "notes": {
            note["id"]: {"href": f"{notes}#note-{note['id']}", "title": note["title"]} for note in site_data.notes
        },
        "sources": {
            key: {"href": f"{references}#{source.anchor}", "label": source.label, "number": source.number}
            for key, source in site_data.references.items()
        },
        "rules": {
            rule["id"]: {"href": f"{rules}#rule-{rule['id']}", "title": rule["title"], "origin": rule["origin"]}
            for rule in site_data.rules
        },
        "findings": {
            row["id"]: {name: row[name] for name in ("label", "ask", "group", "kind", "unit", "rung")}
            | ({"examined": True} if row["id"] in EXAMINED else {})
            | ({"two_part": True} if row["id"] in TWO_PART else {})
            | ({"alone_below": ALONE_BELOW[row["id"]]} if row["id"] in ALONE_BELOW else {})
            for row in site_data.findings
        },
        "pages": {
            "help": page_address(HELP),
            "beyond": page_address(site_data.page_of("table", "beyond-the-spine")),
            "screen": page_address(site_data.calculator_page("screen")),
        },
        "calculators": {
            kind: {"href": page_address(page), **page_head(page)}
            for kind in KINDS
            if (page := site_data.calculator_page(kind))
        },
        # The texts of the page and of the module share one table.
        "words": {
            **interface_texts(),
            "no-source": for_both(UNSUPPORTED),
            **{row["id"]: row["says"] for row in site_data.wording},
        },
        "rungs": {rung["id"]: rung for rung in site_data.rungs},
    }


def for_both(text: str) -> dict[str, str]:
    """Return one text for both readers."""
    return {"clinician": text, "patient": text}


def write_assets(site_data: SiteData, theme: Path) -> None:
    """Write the style sheet, the scripts, and their data into the theme."""
    folder = theme / ASSETS
    shutil.rmtree(folder / "css")  # the sources, which came with the theme
    for name, text in bundle(STYLES).items():
        (folder / f"{name}.css").write_text(text, encoding="utf-8")
    for name, text in bundle(SCRIPTS).items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    page_data = calculator_data(site_data)
    (folder / "ub-data.js").write_text(assignment("window.UB_DATA", page_data), encoding="utf-8")
    (folder / "lines.js").write_text(teaching_points.script(site_data), encoding="utf-8")
    (folder / "ask-engine.js").write_text(engine_script(page_data, site_data), encoding="utf-8")
    (folder / teaching.NAME).write_text(teaching.cases_script(), encoding="utf-8")
    (folder / learner.NAME).write_text(learner.learner_script(), encoding="utf-8")
    (folder / "admin.js").write_text(local_settings.admin_script(), encoding="utf-8")
    (folder / "front.js").write_text(lecturer.lecturer_script(site_data), encoding="utf-8")
    (folder / "house.js").write_text(local_settings.page_script(site_data), encoding="utf-8")
    (folder / "gallery.js").write_text(component_gallery.gallery_script(), encoding="utf-8")
    (folder / "file-search.js").write_text(file_search_script(), encoding="utf-8")
    (folder / page_guard.NAME).write_text(page_guard.guard_script(), encoding="utf-8")
    page_guard.add_marks(folder)


def file_search_script() -> str:
    """Return the script of the search in pages from a folder: the worker shim, then the bundle.

    The shim is wrapped so that it sets its names on an object instead of the window.
    """
    shim = ROOT / "node_modules" / "iframe-worker" / "shim" / "index.js"
    if not shim.is_file():
        raise BuildError(f"{display_path(shim)} is missing: run `make setup`.")
    # The shim has the MIT license; see THIRD-PARTY-NOTICES.md.
    wrapped = f"(function (window) {{{shim.read_text(encoding='utf-8')}}})((window.UB_SHIM = {{}}));"
    return f"{wrapped}\n{bundled(PAGE_SOURCE / 'file-search.js')}"


def write_template_data(site_data: SiteData, theme: Path) -> None:
    """Write the data of the templates, as a template that they import."""
    template_data = {
        "version": site_data.version,
        "rules_hash": site_data.rules_hash,
        "status": site_data.review["status"],
        "notice": site_data.review["notice"],
        "next": {reader: sentence(text) for reader, text in site_data.review["next"].items()},
        "disclaimer": {reader: sentence(text) for reader, text in site_data.word("disclaimer").items()},
        "contents": {
            row["id"]: {reader: short(text) for reader, text in row["says"].items()} for row in site_data.statements
        },
        "review_page": page_address(site_data.review_page),
        "help": {**safety_net.template_texts(site_data), "page": page_address(HELP)},
        "newer": interface_texts()["newer-site"]["clinician"],
        "load_newer": interface_texts()["load-newer"]["clinician"],
        "undo": interface_texts()["undo"]["clinician"],
        "guard": page_guard.guard_words(),
        "held_case": {
            name: interface_texts()[name] for name in ("held-case", "held-case-on", "new-patient", "new-patient-done")
        },
    }
    folder = theme / "partials" / "ub"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "words.html").write_text(
        "{% set ub = " + json.dumps(template_data, ensure_ascii=False) + " %}\n", encoding="utf-8"
    )


def write_runtime(theme: Path) -> None:
    """Write the runtime of the calculators into the theme. It is cached by its inputs."""
    try:
        build_runtime(theme / ASSETS / "runtime")
    except ToolError as fault:
        raise BuildError(str(fault)) from fault


def block_problems_in_pages(docs: Path = DOCS) -> Iterator[str]:
    """Yield every wrong block of every page."""
    for path in sorted(docs.rglob("*.md")):
        yield from block_problems(path.relative_to(docs).as_posix(), path.read_text(encoding="utf-8"))


def prepare(site_data: SiteData, theme: Path = THEME, sheets: dict[str, bytes] | None = None) -> None:
    """Write the whole theme again. `sheets` are files that only a release has, by their path in the site."""
    shutil.rmtree(theme, ignore_errors=True)
    shutil.copytree(THEME_SOURCE, theme)
    write_assets(site_data, theme)
    write_template_data(site_data, theme)
    formats.write(site_data, theme / "data")
    local_settings.write_local_files(theme)
    write_runtime(theme)
    for name, content in (sheets or {}).items():
        (theme / name).parent.mkdir(parents=True, exist_ok=True)
        (theme / name).write_bytes(content)
