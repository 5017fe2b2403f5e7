"""Write the browser's runtime into a folder and list it: `python -m site_src.runtime [FOLDER]`."""

import sys
from pathlib import Path

from site_src.node import ToolError
from site_src.runtime.build import build_runtime
from site_src.runtime.tools import ROOT


def main() -> int:
    """Build into the folder of the command line, or into `build/runtime`, and return the exit code."""
    out_dir = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "runtime"
    try:
        manifest = build_runtime(out_dir)
    except ToolError as fault:
        print(fault, file=sys.stderr)
        return 1
    for name, entry in manifest["files"].items():
        print(f"{entry['bytes']:>9}  {name:<16}  {entry['file']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
