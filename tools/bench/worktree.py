"""Copy the repository for measuring: as it is, with ten times the pages, or with ten times the rules.

Nothing is built in the working tree, so that its caches and files do not change.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.bench.paths import ROOT

TIMES = 10
BLOCK = re.compile(r"^ {0,3}/{3,}.*$", re.MULTILINE)
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
ATTRIBUTES = re.compile(r"\{[:#. ][^}]*\}")

RESTATE_RULES = """
import json
from site_src.features.teaching.cases import assess, case_of, case_paths
from site_src.features.teaching.check import stated_outcome

for path in case_paths():
    raw = json.loads(path.read_text(encoding="utf-8"))
    for stage, parsed in zip(raw["stages"], case_of(path.stem).stages, strict=True):
        for how in ("heard", "asked"):
            if "rules" in stage["expect"][how]:
                stage["expect"][how]["rules"] = stated_outcome(assess(getattr(parsed, how)))["rules"]
    path.write_text(json.dumps(raw), encoding="utf-8")
"""


@contextmanager
def worktree_copy() -> Iterator[Path]:
    """Yield a copy of all files under version control and new ones, with links to the installed packages."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        tree = Path(folder) / "tree"
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True, text=True).stdout
        for name in filter(None, names.split("\0")):
            if (ROOT / name).is_file():
                (tree / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / name, tree / name)
        for name in (".venv", "node_modules"):
            (tree / name).symlink_to(ROOT / name)
        yield tree


def multiply_pages(tree: Path) -> None:
    """Add nine text copies of each page, without its blocks and links, since ids must be unique in a site."""
    docs, names = tree / "docs", []
    for page in sorted(docs.rglob("*.md")):
        front = FRONT.match(page.read_text(encoding="utf-8"))
        text = page.read_text(encoding="utf-8")[front.end() if front else 0 :]
        for pattern, instead in ((BLOCK, ""), (LINK, r"\1"), (ATTRIBUTES, "")):
            text = pattern.sub(instead, text)
        for count in range(1, TIMES):
            name = f"copies/{count}/{page.relative_to(docs).as_posix()}"
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
            (docs / name).write_text((front[0] if front else "") + text, encoding="utf-8")
            names.append(name)
    with (tree / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("  - Copies:\n" + "".join(f"      - {name}\n" for name in names))


def multiply_rules(tree: Path) -> None:
    """Add nine copies of each rule of the gate and of the ladder, under new names."""
    for name in ("gate", "imaging"):
        module = tree / "calculators" / f"{name}.py"
        text = module.read_text(encoding="utf-8")
        begin = text.index("\nRULES: tuple[Rule, ...] = (")
        end = text.index("\n)", begin) + 2
        end = text.index("\n", end) + 1
        more = (
            f"\nRULES = RULES + tuple(__import__('dataclasses').replace(rule, id=f'{{rule.id}}-{{count}}') "
            f"for count in range(1, {TIMES}) for rule in RULES)\n"
        )
        module.write_text(text[:end] + more + text[end:], encoding="utf-8")
    # A teaching case states the rules behind its answer: add the copies there.
    subprocess.run([sys.executable, "-c", RESTATE_RULES], cwd=tree, check=True)
