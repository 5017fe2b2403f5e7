"""Run the proof, the clinical cases, and the coverage, read the browser tests' record, and write the results: `make verify`.

This is the only place that writes a date from the clock.
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
    """Run pytest once and show its output. Raise VerifyError if a test fails."""
    print(f"Running {what} …", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise VerifyError(f"Verification failed: {what} did not pass.")


def verify(*, recorded: bool = False) -> str:
    """Write the verification, and return a sentence. With `recorded`, use the results of `make test` and run nothing."""
    # Check the browser's record before the long runs, since nothing can be written without it.
    browser_parity(read_fresh_record(PARITY, "the browser suite (`make test`)"))
    if not recorded:
        for what, arguments in RUNS.items():
            run_tests(what, arguments)
    whole = verification(datetime.now(UTC).date())
    FILE.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return f"{FILE.relative_to(ROOT)}: rules {whole['version']} ({whole['rules_hash']}) verified on {whole['date']}."
