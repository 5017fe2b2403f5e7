"""`python -m audit diff REV`: what changed clinically since a revision."""

import argparse
import sys

from audit.diff import DiffError, diff


def main() -> int:
    """Run one command; a version that cannot be compared is one sentence on standard error, and 2."""
    parser = argparse.ArgumentParser(prog="python -m audit", description="What is known about the rules from outside.")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("diff", help="which answers differ from those of a revision, in words")
    one.add_argument("revision")
    options = parser.parse_args()
    try:
        print("\n".join(diff(options.revision)))
    except DiffError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
