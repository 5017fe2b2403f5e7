"""Compare two built sites: `python -m tools.compare_sites BEFORE AFTER`. Hashes and comments in scripts are ignored.

Use it for a change that moves code and must not change a page: build before and after the change, and compare.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

#: A hash in a file name or a text: ten hex digits of a file, twelve of a build, or a whole digest.
HASH = re.compile(rb"(?<![0-9a-f])([0-9a-f]{64}|[0-9a-f]{12}|[0-9a-f]{10})(?![0-9a-f])")
#: A comment that fills whole lines.
COMMENT = re.compile(rb"^[ \t]*(//[^\n]*|/\*.*?\*/)[ \t]*\n", re.MULTILINE | re.DOTALL)
#: Compiled code and memory snapshots contain the names of source files; these scripts contain or list them.
COMPILED = re.compile(r"\.(bin|zip|gz)$|/runtime/(local/|manifest\.json$|ub-engine\.)")


def read_site(site: Path) -> dict[str, bytes]:
    """Return each file of a site by its name without hashes, with its content without hashes and comments."""
    found = {}
    for path in sorted(site.rglob("*")):
        if path.is_file():
            name = HASH.sub(b"HASH", path.relative_to(site).as_posix().encode()).decode()
            text = HASH.sub(b"HASH", path.read_bytes())
            found[name] = COMMENT.sub(b"", text) if path.suffix in {".js", ".css"} else text
    return found


def differences(before: Path, after: Path) -> Iterator[str]:
    """Yield one line for each file that only one site has, or that differs."""
    old, new = read_site(before), read_site(after)
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield f"only before: {name}"
        elif name not in old:
            yield f"only after: {name}"
        elif old[name] != new[name]:
            yield f"differs{' (compiled)' if COMPILED.search(name) else ''}: {name}"


def main() -> int:
    """Print the differences. Return 1 if a file that is not compiled differs."""
    before, after = map(Path, sys.argv[1:])
    found = list(differences(before, after))
    print("\n".join(found) or "The two sites are equal.")
    return int(any("(compiled)" not in line for line in found))


if __name__ == "__main__":
    sys.exit(main())
