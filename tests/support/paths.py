"""Which site is tested: the one that was built last, or the folder that $SITE names, such as an unpacked release."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(os.environ.get("SITE") or ROOT / "site").resolve()
