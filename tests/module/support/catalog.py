"""The findings of the module, and those that a note marks."""

import calculators
from tests.module.support.specification import TABLES

FINDINGS = {row["id"]: row for row in calculators.listing("findings")}
#: The findings whose wording note N16 marks.
FINDINGS_WITH_N16 = set(TABLES.wide)
