"""Newer evidence that differs from the article: the article's answer stands, the difference is shown beside it."""

from dataclasses import dataclass

from .answers import Case
from .gate import GateResult
from .imaging import Imaging
from .management import Management
from .readers import Words
from .screen import Screen, State, Suspicion


@dataclass(frozen=True, slots=True)
class Beside:
    """One difference: what it is about, its sources, its words."""

    about: str
    sources: tuple[str, ...]
    says: Words


NICE_TIMES = Beside(
    "cancer", ("niceQS56",),
    Words("For suspected metastasis NICE gives times: whole-spine MRI within 24 hours with neurological symptoms or signs, within a week without (N14)",
          "Where cancer may have spread to the spine, national advice is a scan of the whole spine within 24 hours if nerves are affected, and within a week otherwise"),
)  # fmt: skip
CHRONIC_THORACIC = Beside(
    "delayed-mri-ct", ("shah2024",),
    Words("The regional guideline differs: in chronic thoracic pain without flags after failed care it rates MRI and CT usually not appropriate; a radiograph may be (its panel disagrees). With myelopathy or radiculopathy it rates MRI usually appropriate, at once",
          "A newer guideline for this part of the back is more reserved about a scan when no nerve is involved. Ask about it"),
)  # fmt: skip
EARLY_NERVE_MRI = Beside(
    "nerve-signs", ("shah2024",),
    Words("The regional guideline differs: with thoracic radiculopathy or myelopathy it rates MRI without contrast usually appropriate, at once",
          "A newer guideline would often do a scan earlier when a nerve is involved. Ask about it"),
)  # fmt: skip
ACETAMINOPHEN = Beside(
    "first-line-drugs", ("qaseem2017", "williams2014", "pacecace2019", "qaseem2020"),
    Words("Newer evidence contradicts acetaminophen: it has left the low-back guideline, and recovery was no faster than with placebo. For musculoskeletal injury outside the low back a topical NSAID comes first, an oral NSAID or acetaminophen after it",
          "Newer studies found paracetamol no better than a dummy tablet for low back pain. An anti-inflammatory gel is often tried first"),
)  # fmt: skip

ALL: tuple[Beside, ...] = (NICE_TIMES, CHRONIC_THORACIC, EARLY_NERVE_MRI, ACETAMINOPHEN)


def beside_imaging(case: Case, gate: GateResult, screen: Screen, imaging: Imaging) -> list[Beside]:
    """What differs from the ladder's answer in this case."""
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


def beside_plan(plan: Management) -> list[Beside]:
    """What differs from the plan: acetaminophen, wherever a drug is listed."""
    return [ACETAMINOPHEN] if any(item.statement == "first-line-drugs" for item in plan.first_line) else []
