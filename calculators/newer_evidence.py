"""List newer evidence that differs from the article.

The article's answer is unchanged; the difference is shown with it.
"""

from dataclasses import dataclass

from calculators.answers import Case
from calculators.gate import GateResult
from calculators.imaging import Imaging
from calculators.management import Management
from calculators.reader_text import Words
from calculators.screen import Screen, State, Suspicion


@dataclass(frozen=True, slots=True)
class Beside:
    """One difference: its subject, its sources, and its text."""

    about: str
    sources: tuple[str, ...]
    says: Words


NICE_TIMES = Beside(
    "cancer", ("niceQS56",),
    Words("For suspected metastasis, NICE (UK) sets time limits: whole-spine MRI within 24 hours if there are neurologic symptoms or signs, otherwise within 1 week (N14)",
          "If cancer may have spread to the spine, UK national guidance is a scan of the whole spine within 24 hours if nerves are affected, and within a week if not"),
)  # fmt: skip
CHRONIC_THORACIC = Beside(
    "delayed-mri-ct", ("shah2024",),
    Words("The ACR criteria differ: for chronic thoracic pain without red flags after failed care, they rate MRI and CT “usually not appropriate”; a radiograph “may be appropriate” (the panel was divided). For myelopathy or radiculopathy, they rate MRI “usually appropriate” from the start",
          "A newer guideline for this part of the back advises fewer scans when no nerve is involved. Ask your doctor about it"),
)  # fmt: skip
EARLY_NERVE_MRI = Beside(
    "nerve-signs", ("shah2024",),
    Words("The ACR criteria differ: for thoracic radiculopathy or myelopathy, they rate MRI without contrast “usually appropriate” from the start",
          "A newer guideline often calls for a scan sooner when a nerve is involved. Ask your doctor about it"),
)  # fmt: skip
ACETAMINOPHEN = Beside(
    "first-line-drugs", ("qaseem2017", "williams2014", "pacecace2019", "qaseem2020"),
    Words("Newer evidence does not support acetaminophen: the low back pain guideline no longer recommends it, and recovery was no faster than with placebo. For musculoskeletal injury outside the low back, a topical NSAID comes first, then an oral NSAID or acetaminophen",
          "Newer studies found that acetaminophen (paracetamol) worked no better than a dummy pill for low back pain. An anti-inflammatory gel is often tried first"),
)  # fmt: skip

ALL: tuple[Beside, ...] = (NICE_TIMES, CHRONIC_THORACIC, EARLY_NERVE_MRI, ACETAMINOPHEN)


def newer_evidence_on_imaging(case: Case, gate: GateResult, screen: Screen, imaging: Imaging) -> list[Beside]:
    """List the differences from the ladder's answer in this case."""
    found: list[Beside] = []
    if screen.suspicions[Suspicion.CANCER] is State.SUSPECTED and imaging.floor.urgent:
        found.append(NICE_TIMES)
    if not gate.covered:
        return found
    nerve = case.present("radiculopathy_signs")
    if any(rule.id == "persistent" for rule in imaging.rules) and not nerve:
        found.append(CHRONIC_THORACIC)
    if nerve and not imaging.floor.urgent:
        found.append(EARLY_NERVE_MRI)
    return found


def newer_evidence_on_plan(plan: Management) -> list[Beside]:
    """List the differences from the plan: acetaminophen, if medication is listed."""
    return [ACETAMINOPHEN] if any(item.statement == "first-line-drugs" for item in plan.first_line) else []
