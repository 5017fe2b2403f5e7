"""`make verify`: run the proof, the stories and the coverage, read what the browser left, and write it all down.

The only place where a date is written, from the clock of this run.
"""

import json
import subprocess
import sys
from datetime import UTC, datetime

from site_src.content.clinical_cases import ROOT
from tools.verify.verification import (
    COVERAGE,
    FILE,
    PARITY,
    VerifyError,
    browser_parity,
    read_fresh_record,
    verification,
)

RUNS = {
    "the proof": ["tests/module/proof"],
    "the stories and the other tests of the module": [
        "--cov=calculators", "--cov-branch", f"--cov-report=json:{COVERAGE}", "--cov-report=",
        "--ignore=tests/module/proof", "tests/module",
    ],
}  # fmt: skip


def run_tests(what: str, arguments: list[str]) -> None:
    """One run of pytest, to be watched. Raises `VerifyError` where a test fails."""
    print(f"Running {what} …", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise VerifyError(f"Verification failed: {what} did not pass.")


def verify(*, recorded: bool = False) -> str:
    """Write the verification, and say so in a sentence. `recorded`: take what `make test` left, run nothing again."""
    # Before the long runs: without the browser's record nothing can be written.
    browser_parity(read_fresh_record(PARITY, "the browser suite (`make test`)"))
    if not recorded:
        for what, arguments in RUNS.items():
            run_tests(what, arguments)
    whole = verification(datetime.now(UTC).date())
    FILE.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return f"{FILE.relative_to(ROOT)}: rules {whole['version']} ({whole['rules_hash']}) verified on {whole['date']}."
