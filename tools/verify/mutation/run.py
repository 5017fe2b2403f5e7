"""Run cosmic-ray, which puts in its errors one by one, in copies of the repository. The working tree does not change."""

import compileall
import contextlib
import functools
import json
import os
import py_compile
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from site_src.content.clinical_cases import ROOT

WORK = ROOT / "build" / "mutants"
SESSION = WORK / "session.sqlite"
CONFIG = WORK / "config.toml"
UNALTERED = WORK / "whole"
HERE = UNALTERED / "tools" / "verify" / "mutation"
# The path of a socket may have at most 107 characters.
SOCKET = Path(tempfile.gettempdir()) / f"mutants-{os.getpid()}.socket"
# What the module's tests read. Nothing else is copied, so that nothing else can hide an error.
COPIED = ("calculators", "docs", "site_src", "tools", "tests/conftest.py", "tests/support", "tests/module", *(
    "LICENSE", "LICENSE-docs", "NOTICE", "THIRD-PARTY-NOTICES.md", "README.md", "CHANGELOG.md", "pyproject.toml",
))  # fmt: skip
# Kinds of error that are not tried, and why; the report lists them. They would distort the score.
EXCLUDED_OPERATORS = {
    r"core/ReplaceBinaryOperator_BitOr_": "`|` is used only to join types in annotations, so such an error fails on import",
    r"core/ReplaceBinaryOperator_Pow_": "`**` only unpacks here, so such an error is not valid Python",
    r"core/ReplaceBinaryOperator_(Add|Mul)_(Pow|LShift|RShift|BitXor|BitAnd|BitOr|Mod|FloorDiv|Div)$": "`+` mostly joins "
    "texts or lists, and `*` mostly unpacks them, so any of these operators fails at first use",
    r"core/ReplaceComparisonOperator_Is(Not)?_(Lt|LtE|Gt|GtE)$": "`is` compares with None, a Boolean value, or an "
    "enumeration member. Most of these have no order, so the comparison fails at first use",
    r"core/ReplaceComparisonOperator_Is(Not)?_(Eq|NotEq)$": "For these values, equal and identical mean the same",
    r"core/ReplaceComparisonOperator_(Eq|NotEq|Lt|LtE|Gt|GtE)_Is(Not)?$": "Whether two equal values are the same object "
    "depends on Python, not on the rules",
}
SECONDS_FOR_ONE = 180.0
"""Seconds of processor time."""
HTTP_SECONDS = 300
"""cosmic-ray waits no longer for a worker, and then counts an error as not tried."""
FORGET_FAILED = "delete from work_results where worker_outcome in ('ABNORMAL', 'EXCEPTION')"
COUNT_UNTRIED = "select count(*) from work_items where job_id not in (select job_id from work_results)"
TOOLS = Path(sys.executable).parent


class MutationError(Exception):
    """No error was tried; the message is one sentence."""


def copy_to(folder: Path) -> None:
    """Copy what the module's tests read to a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in COPIED:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target)


def configuration(ports: list[int]) -> str:
    """Return cosmic-ray's configuration: one worker for each copy, and the command that tests an error."""
    workers = ", ".join(f'"http://127.0.0.1:{port}"' for port in ports)
    command = f"{sys.executable} -IS {HERE / 'client.py'} {SOCKET}"
    return f"""\
[cosmic-ray]
module-path = "calculators"
timeout = {HTTP_SECONDS + 30}
excluded-modules = []
test-command = "{command}"
[cosmic-ray.distributor]
name = "http"
[cosmic-ray.distributor.http]
worker-urls = [{workers}]
[cosmic-ray.filters.operators-filter]
exclude-operators = {json.dumps(list(EXCLUDED_OPERATORS))}
"""


def free_port() -> int:
    """Return an unused port."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def tool(name: str, *arguments: str | Path, cwd: Path = UNALTERED) -> None:
    """Run a command of cosmic-ray. Raise MutationError if it fails."""
    command = [TOOLS / name, *arguments]
    if subprocess.run(command, cwd=cwd, check=False).returncode:
        raise MutationError(f"{name} {arguments[0]} failed. See above.")


@contextlib.contextmanager
def background_process(*command: str | Path, cwd: Path) -> Iterator[None]:
    """Run a process in the background, and end it afterward."""
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as one:
        try:
            yield
        finally:
            one.terminate()


@contextlib.contextmanager
def killer() -> Iterator[None]:
    """Run the process that runs the tests; see `killer.py`."""
    SOCKET.unlink(missing_ok=True)
    with background_process(sys.executable, HERE / "killer.py", SOCKET, UNALTERED, str(SECONDS_FOR_ONE), cwd=UNALTERED):
        wait_until(SOCKET.exists, "The process that runs the tests did not start.")
        yield
    SOCKET.unlink(missing_ok=True)


@contextlib.contextmanager
def workers(ports: list[int]) -> Iterator[None]:
    """Run one cosmic-ray server for each copy, and delete the copies afterward."""
    with contextlib.ExitStack() as all_of_them:
        for port in ports:
            folder = WORK / str(port)
            shutil.copytree(UNALTERED, folder)
            all_of_them.callback(shutil.rmtree, folder, ignore_errors=True)
            all_of_them.enter_context(
                background_process(TOOLS / "cosmic-ray", "http-worker", "--port", str(port), cwd=folder)
            )
        for port in ports:
            wait_until(functools.partial(is_listening, port), "A worker of cosmic-ray did not start.")
        yield


def is_listening(port: int) -> bool:
    """Return whether a server answers on a port."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def wait_until(ready: Callable[[], bool], otherwise: str) -> None:
    """Wait for a condition. Raise MutationError after a minute."""
    end = time.monotonic() + 60
    while not ready():
        if time.monotonic() > end:
            raise MutationError(otherwise)
        time.sleep(0.1)


def prepare() -> None:
    """Make the unaltered copy, and check that the tests pass in it."""
    copy_to(UNALTERED)
    # Validated by content, not by time, so that an altered file is always compiled again.
    compileall.compile_dir(UNALTERED, quiet=1, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
    with killer():
        if subprocess.run([sys.executable, HERE / "client.py", SOCKET], cwd=UNALTERED, check=False).returncode:
            raise MutationError("The module's tests fail even without changes. Fix that first.")


def start_session() -> None:
    """Start a new session with every possible error."""
    shutil.rmtree(WORK, ignore_errors=True)
    prepare()
    CONFIG.write_text(configuration([]), encoding="utf-8")
    tool("cosmic-ray", "init", CONFIG, SESSION)
    tool("cr-filter-operators", SESSION, CONFIG)


def run_session() -> None:
    """Try the errors that were not tried yet; this also continues a run that was interrupted."""
    ports = [free_port() for _ in range(os.cpu_count() or 1)]
    CONFIG.write_text(configuration(ports), encoding="utf-8")
    with killer(), workers(ports):
        tool("cosmic-ray", "exec", CONFIG, SESSION)


def is_interrupted() -> bool:
    """Return whether a session with the current module was interrupted."""
    if not SESSION.is_file():
        return False
    with contextlib.closing(sqlite3.connect(SESSION)) as session:
        ((left,),) = session.execute(COUNT_UNTRIED)
    ours, theirs = (
        {p.relative_to(root): p.read_bytes() for p in (root / "calculators").rglob("*.*") if p.suffix != ".pyc"}
        for root in (ROOT, UNALTERED)
    )
    return bool(left) and ours == theirs


def forget_failed() -> None:
    """Mark the errors that could not be tried, such as on a busy machine, as not tried."""
    with contextlib.closing(sqlite3.connect(SESSION)) as session:
        session.execute(FORGET_FAILED)
        session.commit()


def requeue(jobs: list[str]) -> None:
    """Mark some errors as not tried, for tests that were added since."""
    prepare()
    with contextlib.closing(sqlite3.connect(SESSION)) as session:
        session.executemany("delete from work_results where job_id = ?", [(job,) for job in jobs])
        session.commit()


def mutate(only: list[str] | None = None) -> None:
    """Try every error, or only some again. An interrupted run of the same module is continued."""
    if SESSION.is_file():
        forget_failed()
    if only is not None:
        requeue(only)
    elif not is_interrupted():
        start_session()
    run_session()
