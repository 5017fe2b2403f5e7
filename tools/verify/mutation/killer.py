"""Run the tests in copies of the repository: `killer.py SOCKET UNALTERED SECONDS`, seconds of processor time.

Each copy that a client names is tested in a forked process. The tests that are most likely to notice an error run first;
only that makes it possible to try thousands of errors. pytest and other slow imports are loaded once, before forking. The
project itself is not imported here, since it is what the errors alter.
"""

import gc
import json
import math
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import hypothesis.strategies  # noqa: F401
import jsonschema  # noqa: F401
import pytest

SUITE = Path("tests/module")
STORIES = f"{SUITE}/stories/test_stories.py::test_the_module_gives_the_answer_that_the_test_case_expects"
RECORDED = f"{SUITE}/stories/test_recorded.py"
SECOND_OPINION = f"{SUITE}/proof/test_mutants.py::test_both_agree_on_the_probes"
# The test files of modules without a test file of the same name.
TESTED_BY = {
    "__main__": ("main", "cli*", "installed"),
    "assessment": ("changes", "answer*"),
    "chart_note": ("chart_note", "form_text"),
    "error_text": ("json_api", "parse", "sentences", "form_text", "typed_number"),
    "errors": ("cli_faults", "json_api", "form_text"),
    "json_api": ("json_api", "form", "parse", "sentences", "typed_number"),
    "management": ("plan_*",),
    "parse": ("parse", "sentences", "saved_case"),
    "patient_sheet": ("patient_sheet*",),
    "plan_rules": ("plan_*",),
    "plan_wording": ("wording", "serialize", "plan_*"),
    "reader_text": ("wording",),
    "record_api": ("chart_note", "short_note", "patient_sheet"),
    "reasons": ("serialize", "imaging*"),
    "rule_wording": ("serialize", "wording", "imaging*"),
    "rules": ("gate", "screen", "imaging*", "catalog"),
    "screen_wording": ("serialize", "screen", "plain_text"),
    "short_note": ("short_note*",),
    "statements": ("catalog",),
    "typed_number": ("typed_number", "form", "json_api", "sentences"),
    "wording": ("wording", "answer*"),
}
# These start slow processes and compare their output with the module itself, including its error.
COMMAND_LINE_TESTS = ("cli", "cli_faults", "installed", "imports")
SLOW = ("laws", "changes", "plain_text", "schema")
# An error that waits for something is ended after this many times its processor time.
WAIT = 10
UNUSED_PLUGINS = ("cacheprovider", "xdist", "playwright", "pytest_cov")
# Modules that were imported before pytest could rewrite their assertions cause a warning.
WARNING_OPTIONS = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
OPTIONS = [
    "-q",
    "-x",
    "--no-header",
    "--tb=no",
    *WARNING_OPTIONS,
    *(word for plugin in UNUSED_PLUGINS for word in ("-p", f"no:{plugin}")),
]


def altered_module(copy: Path, whole: Path) -> str:
    """Return the name of the module that differs from the unaltered copy, or an empty text."""
    for file in sorted((copy / "calculators").rglob("*.py")):
        if file.read_bytes() != (whole / file.relative_to(copy)).read_bytes():
            return file.stem
    return ""


def test_files(module: str) -> list[str]:
    """Return the test files for one module."""
    patterns = ("values", *TESTED_BY.get(module, (module, f"{module}_*")))
    return [str(file) for pattern in patterns for file in sorted(SUITE.glob(f"test_{pattern}.py"))]


def pytest_runs(module: str) -> list[list[str]]:
    """Return pytest's arguments, run by run: the likely tests, the reference implementation, then all others."""
    first = test_files(module)
    others = [str(file) for file in sorted(SUITE.glob("test_*.py")) if str(file) not in first]
    if module:
        others = [file for file in others if not _named(file, COMMAND_LINE_TESTS)]
    others.sort(key=lambda file: _named(file, SLOW))
    rest = [*others, f"{SUITE}/stories", "--deselect", STORIES, "--deselect", RECORDED]
    if module:
        rest += ["-k", "not command_line and not process"]
    return [[*first, STORIES, RECORDED], [SECOND_OPINION], rest]


def _named(file: str, names: tuple[str, ...]) -> bool:
    return Path(file).stem.removeprefix("test_") in names


def answers_differ() -> bool:
    """Return whether a case's answer differs from the record. This is what RECORDED asserts, without starting pytest."""
    sys.path.insert(0, str(Path.cwd()))
    from site_src.content import clinical_cases
    from tools.verify import version_guard

    recorded = json.loads(version_guard.FILE.read_text(encoding="utf-8"))["stories"]
    return any(version_guard.case_digest(story.text) != recorded[story.id] for story in clinical_cases.clinical_cases())


def fails_in_fork(check: Callable[[], bool]) -> bool:
    """Run a check in a forked process, where the project is imported again. Return True if it is true or fails."""
    if not (child := os.fork()):
        code = 1
        try:
            code = int(check())
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1] != 0


def is_noticed(copy: Path, whole: Path) -> bool:
    """Return whether a test fails in this copy, for whatever reason."""
    os.chdir(copy)
    if fails_in_fork(answers_differ):
        return True
    return any(
        pytest.main([*OPTIONS, *arguments]) != pytest.ExitCode.OK
        for arguments in pytest_runs(altered_module(copy, whole))
    )


def run_forked(copy: Path, whole: Path, seconds: float) -> str:
    """Return `noticed`, `unnoticed`, or `timeout`, from a process group that is gone afterward.

    Processor time is limited, not time: on a busy machine, an error that no test notices takes long, and a timeout counts
    as noticed.
    """
    if not (child := os.fork()):
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(seconds), resource.RLIM_INFINITY))
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        code = 1
        try:
            code = int(is_noticed(copy, whole))
        finally:
            os._exit(code)
    end = time.monotonic() + WAIT * seconds
    while time.monotonic() < end:
        gone, status = os.waitpid(child, os.WNOHANG)
        if gone:
            endless = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU
            return "timeout" if endless else "noticed" if status else "unnoticed"
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "timeout"


def serve(path: Path, whole: Path, seconds: float) -> None:
    """Answer each client in a forked process, until this process is ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen()
        while True:
            connection, _ = listening.accept()
            if not os.fork():
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                with connection:
                    connection.sendall(run_forked(Path(connection.recv(4096).decode()), whole, seconds).encode())
                os._exit(0)
            connection.close()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]))
