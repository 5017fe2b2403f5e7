"""List newer evidence that differs from the article, and cautions beyond it.

The article's answer is unchanged; the entry is shown with it.
"""

from dataclasses import dataclass

from calculators.answers import Case
from calculators.gate import GateResult
from calculators.imaging import Imaging, only_cancer_now
from calculators.management import Management
from calculators.reader_text import Words
from calculators.screen import OVER_50_NEW, Screen, Suspicion


@dataclass(frozen=True, slots=True)
class Beside:
    """One difference: its subject, its sources, and its text."""

    about: str
    sources: tuple[str, ...]
    says: Words
    statement: str | None = None
    """The statement of the plan to which the entry belongs."""


NICE_TIMES = Beside(
    "cancer", ("niceQS56",),
    Words("For suspected metastasis with neurologic symptoms or signs, NICE (UK) sets a time limit: whole-spine MRI within 24 hours (N14)",
          "If cancer may have spread to the spine and nerves are affected, UK national guidance is a scan of the whole spine within 24 hours"),
)  # fmt: skip
CHRONIC_THORACIC = Beside(
    "delayed-mri-ct", ("shah2024",),
    Words("The ACR criteria differ: for chronic thoracic pain without red flags after failed care, they rate MRI and CT “usually not appropriate”; a radiograph “may be appropriate” (the panel was divided). For myelopathy or radiculopathy, they rate MRI “usually appropriate” as the first imaging test",
          "A newer guideline for this part of the back advises fewer scans when no nerve is involved. Ask your doctor about it"),
)  # fmt: skip
EARLY_NERVE_MRI = Beside(
    "nerve-signs", ("shah2024",),
    Words("The ACR criteria differ: for thoracic radiculopathy or myelopathy, they rate MRI without contrast “usually appropriate” as the first imaging test",
          "A newer guideline often calls for a scan sooner when a nerve is involved. Ask your doctor about it"),
)  # fmt: skip
ACETAMINOPHEN = Beside(
    "first-line-drugs", ("qaseem2017", "williams2014", "pacecace2019", "qaseem2020"),
    Words("Newer evidence does not support acetaminophen: the low back pain guideline no longer recommends it, and recovery was no faster than with placebo. For musculoskeletal injury outside the low back, a topical NSAID comes first, then an oral NSAID or acetaminophen",
          "Newer studies found that acetaminophen (paracetamol) worked no better than a dummy pill for low back pain. An anti-inflammatory gel is often tried first"),
    statement="first-line-drugs",
)  # fmt: skip
BEFORE_NSAID = Beside(
    "before-nsaid", ("niceKTT13",),
    Words("Before an NSAID, check for an anticoagulant, a previous ulcer or bleeding, kidney disease, heart failure, pregnancy, and older age",
          "Ask your doctor or pharmacist before you take an anti-inflammatory painkiller if any of these is true: you take a blood thinner; you have had an ulcer or bleeding; you have kidney disease or heart failure; you may be pregnant; you are older"),
    statement="first-line-drugs",
)  # fmt: skip

ALL: tuple[Beside, ...] = (NICE_TIMES, CHRONIC_THORACIC, EARLY_NERVE_MRI, ACETAMINOPHEN, BEFORE_NSAID)


def newer_evidence_on_imaging(case: Case, gate: GateResult, screen: Screen, imaging: Imaging) -> list[Beside]:
    """List the differences from the ladder's answer in this case."""
    found: list[Beside] = []
    # Where cancer with new pain alone decides, the answer says how soon. Age or an ESR alone is no suspicion of metastasis.
    cancer_flags = set(screen.because(case, Suspicion.CANCER)) - {*OVER_50_NEW, "esr_mm_h"}
    if cancer_flags and imaging.floor.urgent and not only_cancer_now(imaging.floor, imaging.rules):
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
    """List the two cautions on medication, if it is listed: on acetaminophen, and what to check before an NSAID."""
    listed = any(item.statement == "first-line-drugs" for item in plan.first_line)
    return [ACETAMINOPHEN, BEFORE_NSAID] if listed else []
