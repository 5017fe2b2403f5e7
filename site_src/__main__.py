"""Run one command: `python -m site_src build|prepare|check|serve|release`.

Prints one sentence for each problem to standard error and exits with 1 if there is any.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time

from site_src.paths import SITE, BuildError, display_path


def main(arguments: list[str] | None = None) -> int:
    """Parse the command line, run the command, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m site_src", description="Builds, checks and serves the site.")
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build", help="build and check the whole site in site/")
    building.add_argument(
        "--unverified",
        action="store_true",
        help="build even if the rules have not been verified yet (used by the verification run)",
    )
    commands.add_parser("prepare", help="build only the theme, so that plain `mkdocs serve` works")
    checking = commands.add_parser("check", help="run only the checks, on the last site built")
    checking.add_argument(
        "--data",
        action="store_true",
        help="check the data instead, in two seconds: what is missing or wrong in docs/data",
    )
    commands.add_parser("release", help="make a release zip in dist/; ALLOW_DIRTY=1 allows uncommitted files")
    serving = commands.add_parser("serve", help="build, serve with the content security policy, and rebuild on changes")
    serving.add_argument("--port", type=int, default=8000)
    serving.add_argument("--host", default="127.0.0.1")
    chosen = parser.parse_args(arguments)
    try:
        run(chosen)
    except BuildError as fault:
        print("\n".join(fault.sentences), file=sys.stderr)
        return 1
    return 0


def run(chosen: argparse.Namespace) -> None:
    """Run the command that was chosen on the command line."""
    if chosen.command == "serve":
        from site_src import dev_server

        dev_server.serve(chosen.host, chosen.port)
        return
    if chosen.command == "release":
        # Imported late: only a release needs these packages.
        from site_src.release import bundle

        print(bundle.report(bundle.release()))
        return
    # Imported late: `serve` starts a new process for each build, so that changed code is used.
    from site_src import build

    began = time.perf_counter()
    if chosen.command == "build":
        # Nearly all objects of a build are needed until its end; collecting garbage took a fifth of the time.
        gc.disable()
        build.build(unverified=chosen.unverified)
        print(f"The site is in {display_path(SITE)}/ ({time.perf_counter() - began:.1f} s).")
    else:
        check = build.check_unverified_data if chosen.command == "check" and chosen.data else build.check
        {"prepare": build.prepare_theme, "check": check}[chosen.command]()


if __name__ == "__main__":
    sys.exit(main())
