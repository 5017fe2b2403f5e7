"""What is written down between two pages is sealed as RFC 8439 says, and opens with its own key alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from site_src.node import run_node
from site_src.paths import ROOT

SCRIPT = ROOT / "site_src" / "frontend" / "page" / "cipher.js"
# RFC 8439, section 2.4.2.
KEY = bytes(range(32)).hex()
NONCE = "000000000000004a00000000"
TEXT = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."
SEALED = (
    "6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0b"
    "f91b65c5524733ab8f593dabcd62b3571639d624e65152ab8f530c359f0861d8"
    "07ca0dbf500d6a6156a38e088a22b65e52bc514d16ccf806818ce91ab7793736"
    "5af90bbf74a35be6b40b8eedf2785e42874d"
)


def run_cipher() -> dict[str, Any]:
    """Return what the script of the page makes of this input."""
    job = {"script": SCRIPT.as_uri(), "key": KEY, "nonce": NONCE, "counter": 1, "text": TEXT.hex()}
    found: dict[str, Any] = json.loads(run_node(Path(__file__).parent / "support" / "sealed.mjs", job, ROOT))
    return found


def test_the_cipher_is_that_of_the_standard_and_opens_with_its_own_key_alone() -> None:
    found = run_cipher()
    assert found["crossed"] == SEALED
    assert found["back"] == found["texts"]
    assert len(bytes.fromhex(found["key"])) == 32
    assert found["again"]  # the same text twice is not seen to be the same
    assert found["lengths"][0] == found["lengths"][1]
    assert all(found["others"])
