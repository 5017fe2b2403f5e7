"""The catalogue: every question the guideline asks, in the order of the bedside.

Each list of findings anywhere in the project follows the order of `CATALOGUE`.
Where a word of the article has no definition there, the help is our reading (note N16).
"""

from dataclasses import dataclass
from enum import StrEnum

from .readers import Words


class Kind(StrEnum):
    """What an answer may be."""

    YES_NO = "yes-no"
    NUMBER = "number"


class Origin(StrEnum):
    """Where a question or a rule comes from: the article, or beyond it."""

    ARTICLE = "article"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that are asked together."""

    id: str
    title: Words
    none_of_these: bool
    hint: Words | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One question: its wording, its kind and, for a number, its unit and range (ends included)."""

    id: str
    group: str
    label: Words
    ask: Words
    help: str
    origin: Origin = Origin.ARTICLE
    notes: tuple[str, ...] = ()
    kind: Kind = Kind.YES_NO
    low: int | None = None
    high: int | None = None
    unit: Words | None = None


_NEW_OR_WORSE = Words(
    "Only what is new, or worse, with this pain counts as yes. A long-standing, stable deficit that was already explained is no",
    "Say yes only to what is new, or worse, since this pain began",
)
_ONLY_WITH_A_FLAG = Words(
    "Asked only where a red flag is present: it releases the plan and changes nothing else",
    "Answer this only if you had a warning sign and were tested for it",
)

GROUPS: tuple[Group, ...] = (
    Group("gate", Words("Does this guideline apply?", "Other causes come first"), True),
    Group("cord", Words("Cord and cauda equina", "Spinal cord, bladder and bowel"), True, _NEW_OR_WORSE),
    Group("infection", Words("Infection", "Infection"), True),
    Group("cancer", Words("Cancer", "Cancer"), True),
    Group("fracture", Words("Fracture", "Broken bone"), True),
    Group("pain", Words("The pain itself", "The pain itself"), False),
    Group("nerves", Words("Nerves", "Nerves"), True),
    Group("psychosocial", Words("Psychosocial factors", "Mood, habits and work"), True),
    Group("after-tests", Words("After the tests", "After the tests"), False, _ONLY_WITH_A_FLAG),
)

_N16 = ("N16",)
_YEARS = Words("years", "years")
_WEEKS = Words("weeks", "weeks")


def _ours(id: str, group: str, label: Words, ask: Words, help: str, notes: tuple[str, ...] = ()) -> Finding:
    """A yes/no question beyond the article."""
    return Finding(id, group, label, ask, help, Origin.BEYOND, notes)


def _number(id: str, group: str, label: Words, ask: Words, help: str, high: int, unit: Words) -> Finding:
    return Finding(id, group, label, ask, help, kind=Kind.NUMBER, low=0, high=high, unit=unit)


CATALOGUE: tuple[Finding, ...] = (
    # Does this guideline apply?
    _ours("heart_or_aorta_warning", "gate", Words("Features of a cardiac or aortic cause", "Warning signs of the heart or the main artery"),
          Words("Features of a cardiac or aortic cause?", "Did the pain come suddenly like a tear or a crushing weight, or come when you walk or climb and ease when you stop, or come with sweating, fainting or breathlessness?"),
          "Any of: sudden tearing or crushing pain; pain brought on by walking or effort and eased by rest, not by moving the back; sweating, fainting or breathlessness with it; pulses or blood pressures that differ between the arms"),
    _ours("lung_warning", "gate", Words("Features of a pulmonary cause", "Warning signs of the lungs"),
          Words("Features of a pulmonary cause?", "Have you coughed up blood, or does it hurt to breathe in while you are also short of breath or one leg is swollen?"),
          "Coughing blood; or pain on breathing in together with breathlessness or one swollen leg"),
    _ours("abdominal_warning", "gate", Words("Features of an abdominal cause", "Warning signs of the belly"),
          Words("Features of an abdominal cause?", "Does the pain come through from your stomach, or do you vomit again and again, pass black stools, or look yellow?"),
          "Any of: pain boring through from the upper abdomen; repeated vomiting; black stools; jaundice"),
    _ours("major_trauma", "gate", Words("High-energy injury", "A hard accident"),
          Words("High-energy injury?", "Did it start in the last two weeks with a hard accident, such as a crash or a fall from a height?"),
          "Behind this pain, within about two weeks: fall from well above standing height, road collision, crush. Belongs to a trauma pathway"),
    _ours("pregnancy", "gate", Words("Pregnancy, or possibly so", "Pregnancy, or possibly so"),
          Words("Pregnant, or possibly so?", "Are you, or might you be, pregnant?"),
          "Not covered by the guideline: imaging and drugs differ"),
    _number("age_years", "gate", Words("Age", "Age"), Words("Age", "Your age"),
            "The article’s line is over 50; under 18 is not covered", 120, _YEARS),
    # Cord and cauda equina
    Finding("progressive_neuro_symptoms", "cord", Words("Neurological symptoms that are getting worse", "Weakness, numbness or unsteadiness that is getting worse"),
            Words("Neurological symptoms that are getting worse?", "Are weakness, numbness or unsteadiness getting worse?"),
            "Weakness, numbness, clumsiness or unsteadiness that increases over hours to weeks"),
    Finding("severe_neuro_deficit", "cord", Words("Severe neurological deficit", "Being unable to lift an arm, a leg or a foot, or to walk alone"),
            Words("Severe neurological deficit?", "Are you unable to lift an arm, a leg or a foot, or to walk alone?"),
            "Cannot move a limb part against gravity, or cannot walk unaided because of it", notes=_N16),
    Finding("rapidly_progressive_deficit", "cord", Words("Deficit that progresses fast", "Weakness or numbness clearly worse within hours or days"),
            Words("Deficit that progresses fast?", "Did weakness or numbness get clearly worse within hours or days?"),
            "Measurably worse within hours to days"),
    Finding("multilevel_motor_deficit", "cord", Words("Weakness at more than one spinal level", "Several weak muscle groups, or both legs weak"),
            Words("Weakness at more than one spinal level?", "Are several muscle groups weak, or both legs?"),
            "Muscles of two or more segments, on one or both sides"),
    _ours("cord_signs", "cord", Words("Signs of cord compression", "Stiff or unsteady legs, or a line below which feeling changes"),
          Words("Signs of cord compression?", "Do your legs feel stiff or unsteady, or is there a line on your body below which feeling changes?"),
          "Unsteady gait, sensory level on the trunk, brisk reflexes, clonus, upgoing plantar"),
    Finding("urinary_retention", "cord", Words("Urinary retention", "Difficulty passing urine"),
            Words("Urinary retention?", "Is it hard or impossible to pass urine?"),
            "Cannot pass urine, or a large residual; new difficulty starting counts until a residual is measured"),
    _ours("urinary_incontinence", "cord", Words("New urinary incontinence", "Leaking urine since the pain began"),
          Words("New urinary incontinence?", "Have you leaked urine since the pain began?"),
          "Overflow can hide retention"),
    Finding("fecal_incontinence", "cord", Words("Fecal incontinence", "Loss of control of the bowels"),
            Words("Fecal incontinence?", "Have you lost control of your bowels?"),
            "New loss of control, or loss of anal tone or sensation"),
    Finding("saddle_anesthesia", "cord", Words("Saddle anesthesia", "Numbness of the area you sit on"),
            Words("Saddle anesthesia?", "Is the area you sit on numb?"),
            "Reduced feeling around anus, genitals, inner thighs"),
    # Infection
    Finding("fever", "infection", Words("Fever", "Fever or shivers"),
            Words("Fever, measured or reported?", "Have you had a fever or shivers?"),
            "38.0 °C or more, or a clear report; after an antipyretic a reading within limits is “not asked”, not “no” (N12)", notes=("N12", "N16")),
    Finding("recent_infection", "infection", Words("Recent bacterial infection", "A recent infection that needed treatment"),
            Words("Recent bacterial infection?", "Have you had an infection that needed treatment in the last three months?"),
            "Bloodstream, skin, urinary, chest or dental infection in about the last 3 months; shingles alone does not count", notes=_N16),
    Finding("iv_drug_use", "infection", Words("Intravenous drug use", "Injected drugs, now or in the past"),
            Words("Intravenous drug use?", "Have you ever injected drugs?"), "Now or in the past", notes=_N16),
    _ours("immunosuppression", "infection", Words("Immunosuppression", "A weakened immune system"),
          Words("Immunosuppressed?", "Is your immune system weakened by illness or medicine?"),
          "Disease or drugs that weaken defence (chemotherapy, transplant drugs, biologics), poorly controlled diabetes, dialysis; steroids alone are asked below"),
    _ours("recent_spinal_procedure", "infection", Words("Recent spinal injection, catheter or surgery", "A recent injection or operation on the spine"),
          Words("Recent spinal injection, catheter or surgery?", "Have you had an injection or operation on your spine in the last three months?"),
          "In about the last 3 months"),
    # Cancer
    Finding("cancer_history", "cancer", Words("History of cancer", "Cancer, now or in the past"),
            Words("History of cancer?", "Have you ever had cancer?"),
            "Any, treated or not, except non-melanoma skin cancer", notes=_N16),
    Finding("unexplained_weight_loss", "cancer", Words("Weight loss without explanation", "Weight lost without trying"),
            Words("Weight loss without explanation?", "Have you lost weight without trying?"),
            "About 5 % of body weight in half a year, not intended", notes=_N16),
    _number("esr_mm_h", "cancer", Words("ESR", "Blood test (ESR)"), Words("ESR, if measured", "Blood test (ESR), if you know it"),
            "20 or more counts as raised; leave it empty if it was not taken", 200, Words("mm/h", "mm/h")),
    # Fracture
    Finding("recent_trauma", "fracture", Words("Recent trauma", "A recent fall or blow"),
            Words("Recent trauma?", "Have you had a fall or a blow?"),
            "Any fall or blow that fits the pain, a minor one included in older or osteoporotic people; high-energy injury is asked first", notes=_N16),
    Finding("osteoporosis_risk", "fracture", Words("Osteoporosis, or risk factors for it", "Weak bones, or a risk of them"),
            Words("Osteoporosis, or risk factors for it?", "Do you have weak bones, or has someone said that you are at risk?"),
            "Known osteoporosis, earlier fragility fracture, early menopause, low weight, heavy alcohol use; long-term steroids are asked next", notes=_N16),
    _ours("corticosteroid_use", "fracture", Words("Long-term corticosteroids", "Steroid tablets for months"),
          Words("Long-term corticosteroids?", "Have you taken steroid tablets for months?"),
          "Systemic, for about 3 months or more"),
    # The pain itself
    Finding("new_onset", "pain", Words("New pain", "New or different pain"),
            Words("Is this pain new?", "Is this a new pain, or different from pain you had before?"),
            "Began within about 12 weeks, or plainly different from earlier pain (N1)", notes=("N1",)),
    _number("duration_weeks", "pain", Words("Weeks since this pain began", "Weeks with this pain"),
            Words("Weeks since this pain began", "How many weeks have you had it?"),
            "Parts of weeks allowed; a day is 0.14", 5200, _WEEKS),
    Finding("severe_pain", "pain", Words("Severe pain", "Pain that stops sleep or movement"),
            Words("Is the pain severe?", "Is the pain so strong that it stops you sleeping or moving?"),
            "Stops sleep or ordinary activity, or is rated 7 or more of 10", notes=_N16),
    Finding("functional_deficit", "pain", Words("Significant functional deficit", "Kept from work or daily tasks"),
            Words("Is function significantly limited?", "Does it keep you from work or daily tasks?"),
            "Cannot work or manage daily tasks because of it", notes=_N16),
    Finding("not_improving", "pain", Words("Persists in spite of conservative care", "Still as bad although it has been treated"),
            Words("Does it persist in spite of conservative care?", "Is it still as bad although it has been treated?"),
            "No worthwhile improvement with the first-line measures"),
    _number("conservative_weeks", "pain", Words("Weeks of conservative care", "Weeks of treatment so far"),
            Words("Weeks of conservative care so far", "For how many weeks has it been treated?"),
            "Education, activity, heat, simple analgesia, exercise", 5200, _WEEKS),
    Finding("intervention_candidate", "pain", Words("Candidate for an intervention", "An injection or operation would be considered"),
            Words("Would an injection or surgery be considered?", "Would you and your doctor consider an injection or an operation?"),
            "Findings fit a target, the patient would want it and is fit for it"),
    # Nerves
    Finding("radiculopathy_signs", "nerves", Words("Signs of radiculopathy", "Pain or numbness round the chest, or down an arm or leg"),
            Words("Signs of radiculopathy?", "Does pain or numbness run round your chest or down an arm or leg?"),
            "Pain or numbness in a band around chest or belly, or down a limb, in one root’s area, with or without a reflex or strength change"),
    Finding("stenosis_signs", "nerves", Words("Signs of spinal stenosis", "Legs heavy on walking, better on sitting"),
            Words("Signs of spinal stenosis?", "Do your legs get heavy when you walk and better when you sit?"),
            "Leg heaviness or pain on standing and walking, eased by sitting or bending forward"),
    # Psychosocial factors
    Finding("depression", "psychosocial", Words("Depression", "Low mood or lost interest"),
            Words("Depression?", "Have you felt low or lost interest lately?"), "Clinical judgement or a screening tool"),
    Finding("passive_coping", "psychosocial", Words("Passive coping", "Mostly resting and waiting"),
            Words("Passive coping?", "Do you mostly rest and wait for it to pass?"),
            "Waits for others or for rest to take the pain away, avoids movement"),
    Finding("job_dissatisfaction", "psychosocial", Words("Dissatisfaction at work", "Unhappy with work"),
            Words("Dissatisfied at work?", "Are you unhappy with your work?"), "The person’s own judgement of the job"),
    Finding("somatization", "psychosocial", Words("Somatization", "Many other complaints that no one could explain"),
            Words("Somatization?", "Do you have many other complaints that no one could explain?"),
            "Many bodily complaints without a finding that explains them"),
    # After the tests
    _ours("work_up_done", "after-tests", Words("Flags worked up, nothing serious found", "Tests done, nothing serious found"),
          Words("Flags worked up, nothing serious found?", "Were the tests for your warning signs done, and did they find nothing serious?"),
          "For this pain: the tests that the flags asked for were done and show no serious cause; new flags since then mean no (N19)", ("N19",)),
)  # fmt: skip

BY_ID: dict[str, Finding] = {finding.id: finding for finding in CATALOGUE}
YES_NO_IDS: tuple[str, ...] = tuple(f.id for f in CATALOGUE if f.kind is Kind.YES_NO)
NUMBER_IDS: tuple[str, ...] = tuple(f.id for f in CATALOGUE if f.kind is Kind.NUMBER)
PSYCHOSOCIAL: tuple[str, ...] = tuple(f.id for f in CATALOGUE if f.group == "psychosocial")
_PLACE: dict[str, int] = {finding.id: place for place, finding in enumerate(CATALOGUE)}


def in_order(ids: set[str] | frozenset[str] | list[str] | tuple[str, ...]) -> list[str]:
    """The ids once each, in the order of the catalogue."""
    return sorted(set(ids), key=_PLACE.__getitem__)
