"""The findings whose question has two parts, both of which are required.

The short question does not say that, so a list that answers such a question shows its help too.
"""

import calculators

_LEAD = "Both parts are required"
TWO_PART = frozenset(row["id"] for row in calculators.listing("findings") if row["help"]["clinician"].startswith(_LEAD))
if not TWO_PART:
    raise ValueError(f"No finding has a help that begins with “{_LEAD}”.")
