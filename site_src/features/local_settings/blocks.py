"""Blocks of the page for administrators, made from the schema of local.json."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

from site_src.blocks.calculator_form import KINDS, Kind
from site_src.content.content_security_policy import HEADERS
from site_src.content.schemas import read_schema
from site_src.content.site_data import site_data
from site_src.content.ui_text import word
from site_src.features.local_settings.files import EXAMPLE
from site_src.html import Rows, table

Row = dict[str, Any]


def _entry_name(entry: str) -> str:
    """Return the name of an entry, which may break only after an underscore."""
    return f'<code class="ub-name">{entry.replace("_", "_<wbr>")}</code>'


def _entry_format(entry: Row) -> str:
    """Describe the format of an entry in words."""
    if entry["type"] == "integer":
        return f"a whole number from {entry['minimum']} to {entry['maximum']}"
    if entry["type"] == "array":
        return f"a list of up to {entry['maxItems']}, each with <code>title</code> and <code>href</code>"
    if entry.get("format") == "date":
        return "a date, as YYYY-MM-DD"
    return f"text of at most {entry['maxLength']} characters"


def entry_table() -> str:
    """Return the table of the entries of local.json: what each is, its format, and where it is shown."""
    rows: Rows = [
        ({}, [_entry_name(name), escape(entry["title"]), _entry_format(entry), escape(entry["description"])])
        for name, entry in read_schema("local")["properties"].items()
    ]
    return table("The entries of local.json", ["Entry", "What it is", "Format", "Where it is shown"], rows)


def example_file() -> str:
    """Return the example file that is in the site."""
    return f"<pre><code>{escape(EXAMPLE.read_text(encoding='utf-8'))}</code></pre>"


def embed_code(kind: Kind) -> str:
    """Return the code that shows a calculator in another page. The script inserts the real address, and copies it."""
    page = site_data().calculator_page(kind).removeprefix("calculators/").replace(".md", ".html")
    title = escape(word(f"frame-{kind}")["clinician"])
    line = (
        f'<iframe src="https://SERVER/PATH/embed/{page}" title="{title}" width="100%" height="700" frameborder="0" '
        'allow="clipboard-write"></iframe>'
    )
    return (
        f'<div class="ub-copied" data-copied><pre><code>{escape(line)}</code></pre>'
        f'<button type="button" class="ub-btn" hidden>Copy the code for: {title}</button><p class="ub-meta" role="status"></p></div>'
    )


def settings_form() -> str:
    """Return the form that makes both files. It is hidden until its script runs."""
    fields = "".join(_field(name, entry) for name, entry in read_schema("local")["properties"].items())
    saves = "".join(
        f'<button type="submit" class="ub-btn" data-save="{name}">Save {name}</button>'
        for name in ("local.json", "local.js")
    )
    return (
        f'<form class="ub-form" data-local-form="" hidden autocomplete="off">{fields}'
        f'<div class="ub-actions"><button type="submit" class="ub-btn">Check</button>{saves}</div>'
        '<div class="ub-form__says" role="status" data-says=""></div></form>'
    )


def _field(name: str, entry: Row) -> str:
    """Return the field of an entry, with label and help. Numbers and dates are text fields, so that no input is lost."""
    ident = f"local-{name}"
    described = f'id="{ident}" name="{name}" aria-describedby="{ident}-help" spellcheck="false"'
    field = f'<input type="text" {described}>'
    help_text = entry["description"]
    if entry["type"] == "array":
        field = f'<textarea rows="3" {described}></textarea>'
        help_text += " One per line: title | address."
    if entry.get("format") == "date":
        help_text += " Format: YYYY-MM-DD, for example 2027-11-30."
    return (
        f'<div class="ub-form__field"><label for="{ident}">{escape(entry["title"])}</label>'
        f'<p class="ub-meta" id="{ident}-help">{escape(help_text)}</p>{field}</div>'
    )


def server_checks() -> str:
    """Return the element in which the script shows its results."""
    return (
        '<div class="ub-checks" data-checks=""><p role="status">This check needs JavaScript. '
        "If JavaScript is on and this message stays, the server does not send scripts as scripts: serve files that end in <code>.js</code> "
        "as <code>text/javascript</code>, and do not require a sign-in for them.</p>"
        '<div data-found=""></div><button type="button" class="ub-btn" hidden>Compare every file with this version</button></div>'
    )


#: What a server should send in addition to the headers of the policy: what, how, and why.
SERVER_SETTINGS = (
    (
        "Every file in the folder",
        "Served unchanged, including <code>.webmanifest</code>, <code>.wasm</code>, <code>.bin</code>, and <code>.bib</code> files",
        "Otherwise parts of the site are missing.",
    ),
    (
        "<code>.js</code> and <code>.css</code> files",
        "Types <code>text/javascript</code> and <code>text/css</code>",
        "Otherwise no calculator starts; with <code>nosniff</code>, no script runs at all.",
    ),
    (
        "Missing files",
        "Status 404, not a page with status 200",
        "A browser must be able to tell an error page from a file.",
    ),
    ("<code>.wasm</code> files", "Type <code>application/wasm</code>", "Otherwise the calculators start more slowly."),
    (
        "Pages, scripts, data, WebAssembly",
        "Compressed by brotli or gzip",
        "Otherwise loading on a slow connection takes several times longer.",
    ),
    (
        "Files with a hash in their name",
        "<code>Cache-Control: public, max-age=31536000, immutable</code>",
        "Their content never changes.",
    ),
    (
        "Everything else, including <code>local.json</code>",
        "<code>Cache-Control: no-cache</code>",
        "A change is seen at the next visit.",
    ),
    (
        "The address",
        "<code>https</code>, under any path",
        "Otherwise browsers save no offline copy, and text must be copied by hand.",
    ),
)


def server_table() -> str:
    """Return the table of what a server should send: the headers of the security policy, and the rest."""
    headers = [
        [f"<code>{escape(name)}</code>", f"<code>{escape(value)}</code>", HEADER_REASONS[name]]
        for name, value in HEADERS.items()
    ]
    rows: Rows = [({}, cells) for cells in [*map(list, SERVER_SETTINGS), *headers]]
    return table("What a server should send", ["What", "How", "Why"], rows)


HEADER_REASONS = {
    "Content-Security-Policy": "The browser then blocks third-party scripts and connections.",
    "X-Content-Type-Options": "Browsers do not guess file types.",
    "Referrer-Policy": "Links do not reveal where they were followed from.",
    "Cross-Origin-Opener-Policy": "A page that opened this one has no access to its window. Only over <code>https</code>.",
    "Permissions-Policy": "Nothing here uses the camera, location, or microphone.",
}

BLOCKS: dict[str, Callable[[], str]] = {
    "entries": entry_table,
    "example": example_file,
    "form": settings_form,
    "checks": server_checks,
    "settings": server_table,
    **{f"frame-{kind}": partial(embed_code, kind) for kind in KINDS},
}
