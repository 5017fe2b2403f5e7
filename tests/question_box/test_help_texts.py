"""The questions of the gate and of the red flags, and the examples in their help texts, each find their entry."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from calculators import listing
from tools.verify.question_box import ask_box


def helps() -> list[tuple[str, str, str]]:
    """Return the labels and questions of the gate and the red flags, each with its finding and the kind of its question."""
    found = []
    for row in listing("findings"):
        if row["rung"] in {"stop", "immediate", "urgent-evaluation", "first-test"}:
            kind = "gate" if row["group"] == "gate" else "flag"
            found.append((row["id"], kind, row["label"]["clinician"]))
            found.append((row["id"], kind, row["label"]["patient"]))
            found.append((row["id"], kind, row["ask"]["patient"]))
    return found


@cache
def answers() -> dict[str, dict[str, Any]]:
    """Run the question box once for all questions of this file."""
    asked = [text for _, _, text in helps()] + [text for texts in IN_HELPS.values() for text in texts]
    return dict(zip(asked, ask_box(asked), strict=True))


@pytest.mark.parametrize(("finding", "kind", "text"), helps())
def test_each_question_of_the_gate_and_of_the_red_flags_finds_its_own_entry(finding: str, kind: str, text: str) -> None:
    answer = answers()[text]
    assert answer["found"], text
    assert answer["emergency"] in {kind, "gate"}, text
    assert finding in answer["asked"], (text, answer["asked"])


#: Words of the help texts, one for each thing that a help text names.
IN_HELPS = {
    "heart_or_aorta_warning": ("tearing pain", "crushing pain", "eased by rest", "sweating", "fainting",
        "breathlessness", "pulses differ between the arms", "Marfan syndrome", "aortic surgery"),
    "lung_warning": ("coughing blood", "pain on breathing in", "one swollen leg", "estrogen"),
    "abdominal_warning": ("pain boring through from the upper abdomen", "repeated vomiting", "black stools", "jaundice",
        "under my right ribs"),
    "major_trauma": ("fall from a height", "road collision", "crushed under a tractor"),
    "pregnancy": ("pregnant", "could I be pregnant"),
    "progressive_neuro_symptoms": ("clumsiness that increases", "unsteadiness over weeks"),
    "severe_neuro_deficit": ("cannot walk unaided", "unable to lift my foot"),
    "cord_signs": ("unsteady gait", "sensory level", "brisk reflexes", "clonus", "upgoing plantar", "Babinski"),
    "urinary_retention": ("cannot pass urine", "large residual"),
    "urinary_incontinence": ("leaking urine", "overflow incontinence"),
    "fecal_incontinence": ("loss of anal tone",),
    "saddle_anesthesia": ("numb around the anus", "numb inner thighs"),
    "bleeding_risk": ("warfarin", "heparin", "direct oral anticoagulant", "bleeding disorder"),
    "spinal_implant": ("screws in the spine", "rods", "a cage in my spine", "spinal cord stimulator"),
    "escalating_pain": ("worse lying flat", "worse on coughing", "in a band around the trunk", "wakes me every night"),
    "stiff_spine_injury": ("ankylosing spondylitis", "diffuse idiopathic skeletal hyperostosis", "fused spine"),
    "percussion_tenderness": ("percussion of the spine", "cannot lie flat"),
    "fever": ("38.5 °C", "temperature of 39", "101 F"),
    "recent_infection": ("bloodstream infection", "skin infection", "urinary infection", "chest infection",
        "dental infection", "UTI", "cellulitis", "tuberculosis", "heart valve infection"),
    "immunosuppression": ("chemotherapy", "transplant drugs", "biologics", "poorly controlled diabetes", "dialysis",
        "sickle cell disease", "no spleen", "permanent line"),
    "recent_spinal_procedure": ("recent spinal injection", "spinal surgery last month"),
    "cancer_history": ("lymphoma", "tumour"),
    "unexplained_weight_loss": ("unexplained weight loss", "clothes too big"),
    "recent_trauma": ("a blow to the back", "fell over"),
    "osteoporosis_risk": ("fragility fracture", "early menopause", "heavy alcohol use", "low body weight",
        "height loss", "new kyphosis"),
    "corticosteroid_use": ("long-term prednisolone", "steroid tablets for months"),
}  # fmt: skip


def test_examples_in_the_help_texts_find_their_questions() -> None:
    asked = [(finding, text) for finding, texts in IN_HELPS.items() for text in texts]
    lost = [
        f"{text}: {answer['asked']} {answer['emergency']}"
        for finding, text in asked
        for answer in [answers()[text]]
        if not answer["found"] or finding not in answer["asked"] or not answer["emergency"]
    ]
    assert lost == []
