"""Run a verification command: `python -m tools.verify COMMAND`; `--help` lists the commands."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime

from site_src.paths import display_path
from tools.verify.clinical_diff import DiffError, diff
from tools.verify.mutation.report import unexplained_jobs, write_report
from tools.verify.mutation.run import MutationError, mutate
from tools.verify.over_triage import write as write_over_triage
from tools.verify.population import shares
from tools.verify.question_box import write_scores as ask
from tools.verify.record import verify
from tools.verify.verification import MUTANTS, VerifyError
from tools.verify.version_guard import GuardError, write_record
from tools.verify.version_pins import write_pins


def _run_diff(options: argparse.Namespace) -> Iterable[str]:
    return diff(options.revision)


def _run_verify(options: argparse.Namespace) -> Iterable[str]:
    return [verify(recorded=options.recorded)]


def _run_record(options: argparse.Namespace) -> Iterable[str]:
    now = write_record(being_built=options.unreleased)
    pinned = [f"{display_path(path)}: set to these rules." for path in write_pins()]
    return [f"Recorded: rules {now['version']} ({now['rules_hash']}), {len(now['stories'])} stories.", *pinned]


def _run_mutants(options: argparse.Namespace) -> Iterable[str]:
    if not options.report:
        mutate(unexplained_jobs() if options.again else None)
    return [write_report(datetime.now(UTC).date(), MUTANTS)]


def _run_population(_: argparse.Namespace) -> Iterable[str]:
    return [json.dumps(asdict(shares()), indent=2)]


def _run_triage(options: argparse.Namespace) -> Iterable[str]:
    return [write_over_triage(options.revision)]


def _run_ask(_: argparse.Namespace) -> Iterable[str]:
    return ask()


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Return 2 after printing one sentence if it cannot be done."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.verify", description="What is known about the rules from outside."
    )
    commands = parser.add_subparsers(required=True)

    def command(name: str, what: str, run: Callable[[argparse.Namespace], Iterable[str]]) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=what)
        one.set_defaults(run=run)
        return one

    command("diff", "which answers differ from those of a revision, in words", _run_diff).add_argument("revision")
    command("verify", "run everything and write docs/data/verification.json", _run_verify).add_argument(
        "--recorded", action="store_true", help="use the results of `make test` instead of running everything again"
    )
    command(
        "record", "write docs/data/story-answers.json and the version where it is stated", _run_record
    ).add_argument(
        "--unreleased", action="store_true", help="while the changelog says that this version is not yet released"
    )
    mutants = command(
        "mutants", "put errors into the module, one by one, and write docs/data/mutants.json", _run_mutants
    )
    mutants.add_argument(
        "--again", action="store_true", help="try only the errors that no test noticed and that have no explanation"
    )
    mutants.add_argument("--report", action="store_true", help="only write the report of the last run")
    command("population", "how often each answer is given to the people of the population", _run_population)
    command(
        "triage",
        "how often two versions of the rules say each step in the population; writes docs/data/over-triage.json",
        _run_triage,
    ).add_argument("revision")
    command(
        "ask",
        "list familiar words for the question box, measure it, and write docs/data/familiar.json and ask.json",
        _run_ask,
    )
    options = parser.parse_args(arguments)
    try:
        print("\n".join(options.run(options)))
    except (DiffError, GuardError, MutationError, VerifyError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
