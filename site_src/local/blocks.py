"""What the page for administrators shows of local.json, made from its schema."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

from site_src.facts import facts
from site_src.forms import KINDS, Kind
from site_src.html import Rows, table
from site_src.local.data import SCHEMA
from site_src.local.files import EXAMPLE
from site_src.policy import HEADERS
from site_src.project import read_json
from site_src.widget.words import word

Row = dict[str, Any]


def _name(entry: str) -> str:
    """The name of an entry, which may break after an underscore and nowhere else."""
    return f'<code class="ub-name">{entry.replace("_", "_<wbr>")}</code>'


def _form(entry: Row) -> str:
    """What an entry consists of, in words."""
    if entry["type"] == "integer":
        return f"a whole number from {entry['minimum']} to {entry['maximum']}"
    if entry["type"] == "array":
        return f"a list of at most {entry['maxItems']}, each with <code>title</code> and <code>href</code>"
    if entry.get("format") == "date":
        return "a date, year first"
    return f"text of at most {entry['maxLength']} characters"


def entries() -> str:
    """The entries of local.json: what each is, what it may hold, where it is shown."""
    rows: Rows = [
        ({}, [_name(name), escape(entry["title"]), _form(entry), escape(entry["description"])])
        for name, entry in read_json(SCHEMA)["properties"].items()
    ]
    return table("The entries of local.json", ["Entry", "What it is", "What it holds", "Where it is shown"], rows)


def example() -> str:
    """The example that lies in the site."""
    return f"<pre><code>{escape(EXAMPLE.read_text(encoding='utf-8'))}</code></pre>"


def frame_line(kind: Kind) -> str:
    """The line that shows a calculator inside another page. The script puts the real address in, and copies it."""
    page = facts().calculator_page(kind).removeprefix("calculators/").replace(".md", ".html")
    title = escape(word(f"frame-{kind}")["clinician"])
    line = (
        f'<iframe src="https://SERVER/PATH/embed/{page}" title="{title}" width="100%" height="700" frameborder="0" '
        'allow="clipboard-write"></iframe>'
    )
    return (
        f'<div class="ub-copied" data-copied><pre><code>{escape(line)}</code></pre>'
        f'<button type="button" class="ub-btn" hidden>Copy the line for: {title}</button><p class="ub-meta" role="status"></p></div>'
    )


def form() -> str:
    """The form that makes both files. Hidden without its script, which alone could do anything with it."""
    fields = "".join(_field(name, entry) for name, entry in read_json(SCHEMA)["properties"].items())
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
    """One entry: its label, what it is for, and where it is typed. Numbers and dates are text, so that nothing typed is lost."""
    ident = f"local-{name}"
    described = f'id="{ident}" name="{name}" aria-describedby="{ident}-help" spellcheck="false"'
    field = f'<input type="text" {described}>'
    help_text = entry["description"]
    if entry["type"] == "array":
        field = f'<textarea rows="3" {described}></textarea>'
        help_text += " One a line: title | address."
    if entry.get("format") == "date":
        help_text += " Year first: 2027-11-30."
    return (
        f'<div class="ub-form__field"><label for="{ident}">{escape(entry["title"])}</label>'
        f'<p class="ub-meta" id="{ident}-help">{escape(help_text)}</p>{field}</div>'
    )


def checks() -> str:
    """Where the script says what it found."""
    return (
        '<div class="ub-checks" data-checks=""><p role="status">This part needs its script: without it nothing is checked. '
        "If scripts are allowed here and this sentence stays, the server sends no script as one: give files that end in <code>.js</code> "
        "the type <code>text/javascript</code>, and let them be read without signing in.</p>"
        '<div data-found=""></div><button type="button" class="ub-btn" hidden>Compare every file with this version</button></div>'
    )


#: What a server should send besides the headers of the policy: what, how, and why.
SETTINGS = (
    (
        "Every file of the folder",
        "As it is, also one that ends in <code>.webmanifest</code>, <code>.wasm</code>, <code>.bin</code> or <code>.bib</code>",
        "Else parts of the site are missing.",
    ),
    (
        "<code>.js</code> and <code>.css</code> files",
        "Types <code>text/javascript</code> and <code>text/css</code>",
        "Else no calculator starts; with <code>nosniff</code> no script runs at all.",
    ),
    (
        "What does not exist",
        "Status 404, and no page with status 200",
        "A browser has to know an error page from a file.",
    ),
    ("<code>.wasm</code> files", "Type <code>application/wasm</code>", "Else the calculators start more slowly."),
    (
        "Pages, scripts, data, WebAssembly",
        "Compressed by brotli or gzip",
        "Else a slow line takes several times as long.",
    ),
    (
        "Files with a hash in their name",
        "<code>Cache-Control: public, max-age=31536000, immutable</code>",
        "They never change under their name.",
    ),
    (
        "Everything else, <code>local.json</code> too",
        "<code>Cache-Control: no-cache</code>",
        "A change is seen at the next visit.",
    ),
    ("The address", "<code>https</code>, under any path", "Else no browser keeps a copy, and copying is by hand."),
)


def settings() -> str:
    """What a server should send: the headers as the policy has them, and the rest."""
    headers = [
        [f"<code>{escape(name)}</code>", f"<code>{escape(value)}</code>", REASONS[name]]
        for name, value in HEADERS.items()
    ]
    rows: Rows = [({}, cells) for cells in [*map(list, SETTINGS), *headers]]
    return table("What a server should send", ["What", "How", "Why"], rows)


REASONS = {
    "Content-Security-Policy": "The browser itself then refuses foreign scripts and connections.",
    "X-Content-Type-Options": "No browser guesses what a file is.",
    "Referrer-Policy": "A link tells nobody where it was followed.",
    "Cross-Origin-Opener-Policy": "A page that opened this one keeps no hold on its window. Over <code>https</code> alone.",
    "Permissions-Policy": "Nothing here asks for camera, place or microphone.",
}

PARTS: dict[str, Callable[[], str]] = {
    "entries": entries,
    "example": example,
    "form": form,
    "checks": checks,
    "settings": settings,
    **{f"frame-{kind}": partial(frame_line, kind) for kind in KINDS},
}
