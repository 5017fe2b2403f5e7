"""Phrases that no answer may contain, and phrases that reassure."""

import re

FORBIDDEN = re.compile(
    r"\blow risk\b|\bsafe\b|\ball clear\b|\bnormal\b|\bnegative\b|!|can[’']t exclude nothing", re.IGNORECASE
)
NO_IMAGING = (
    "No routine imaging",
    "No urgent imaging",
    "You do not need a scan now",
    "You do not need a scan today",
    "Not urgent",
)
NOT_SUSPECTED = ("no red flag for it is present", "no warning sign of it is present")
OUTLOOK = ("outlook is good", "resolves with", "gets better within")
