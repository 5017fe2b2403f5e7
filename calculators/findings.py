"""Define the catalog: every question of the guideline, in the order of an examination.

Each list of findings anywhere in the project follows the order of `CATALOGUE`.
Where the article does not define a word, the help text gives our interpretation (note N16).
"""

from dataclasses import dataclass
from enum import StrEnum

from calculators.reader_text import Words


class Kind(StrEnum):
    """Kind of answer that a question accepts."""

    YES_NO = "yes-no"
    NUMBER = "number"


class Origin(StrEnum):
    """Source of a question or a rule: the article, or beyond it."""

    ARTICLE = "article"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that are shown together."""

    id: str
    title: Words
    none_of_these: bool
    hint: Words | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One question: its wording and kind, and for a number its unit and its range, `low` to `high` inclusive."""

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
    "Answer yes only to deficits that are new, or worse, with this pain. Answer no for a long-standing, stable deficit that has already been explained",
    "Answer yes only for problems that are new, or worse, since this pain began",
)
_ONLY_WITH_A_FLAG = Words(
    "Asked only if a red flag is present. A yes lets the plan go ahead and changes nothing else",
    "Answer this only if you had a warning sign and were tested for it",
)

GROUPS: tuple[Group, ...] = (
    Group("gate", Words("Does this guideline apply?", "First, rule out other causes"), True),
    Group("cord", Words("Cord and cauda equina", "Spinal cord, bladder, and bowel"), True, _NEW_OR_WORSE),
    Group("infection", Words("Infection", "Infection"), True),
    Group("cancer", Words("Cancer", "Cancer"), True),
    Group("fracture", Words("Fracture", "Broken bone"), True),
    Group("pain", Words("The pain itself", "The pain itself"), False),
    Group("nerves", Words("Nerves", "Nerves"), True),
    Group("psychosocial", Words("Psychosocial factors", "Mood, habits, and work"), True),
    Group("after-tests", Words("After testing", "After your tests"), False, _ONLY_WITH_A_FLAG),
)

_N16 = ("N16",)
_YEARS = Words("years", "years")
_WEEKS = Words("weeks", "weeks")


def _beyond_source(id: str, group: str, label: Words, ask: Words, help: str, notes: tuple[str, ...] = ()) -> Finding:
    """Return a yes/no question that the article does not contain."""
    return Finding(id, group, label, ask, help, Origin.BEYOND, notes)


def _number(id: str, group: str, label: Words, ask: Words, help: str, high: int, unit: Words) -> Finding:
    """Return a question for a number from 0 to `high`, in `unit`."""
    return Finding(id, group, label, ask, help, kind=Kind.NUMBER, low=0, high=high, unit=unit)


CATALOGUE: tuple[Finding, ...] = (
    # Does this guideline apply?
    _beyond_source("heart_or_aorta_warning", "gate", Words("Features of a cardiac or aortic cause", "Warning signs from the heart or main artery"),
          Words("Features of a cardiac or aortic cause?", "Are any of these true: the pain started suddenly and felt tearing or crushing; it comes when you walk or climb and eases when you stop; you sweat, faint, or have trouble breathing with it?"),
          "Any of: sudden tearing or crushing chest or back pain; pain brought on by exertion and relieved by rest, not by moving the back; sweating, syncope, or dyspnea with the pain; unequal pulses or blood pressures in the arms"),
    _beyond_source("lung_warning", "gate", Words("Features of a pulmonary cause", "Warning signs from the lungs"),
          Words("Features of a pulmonary cause?", "Are any of these true: you have coughed up blood; it hurts to breathe in, and you are also short of breath or have one swollen leg?"),
          "Hemoptysis; or pleuritic pain with dyspnea or unilateral leg swelling"),
    _beyond_source("abdominal_warning", "gate", Words("Features of an abdominal cause", "Warning signs from the belly"),
          Words("Features of an abdominal cause?", "Are any of these true: the pain goes through from your belly to your back; you keep vomiting; your stools are black; your skin or eyes are yellow?"),
          "Any of: epigastric pain boring through to the back; repeated vomiting; melena (black stools); jaundice"),
    _beyond_source("major_trauma", "gate", Words("High-energy trauma", "A serious accident"),
          Words("High-energy trauma?", "Did it start in the last two weeks after a serious accident, such as a car crash or a fall from a height?"),
          "Within about two weeks and as the cause of this pain: a fall from well above standing height, a road traffic collision, or a crush injury. Use a trauma pathway"),
    _beyond_source("pregnancy", "gate", Words("Known or possible pregnancy", "Pregnant, or possibly pregnant"),
          Words("Pregnant, or possibly pregnant?", "Are you pregnant, or could you be?"),
          "Not covered by this guideline: imaging and medications differ in pregnancy"),
    _number("age_years", "gate", Words("Age", "Age"), Words("Age", "Your age"),
            "The article’s threshold is over 50; patients under 18 are not covered", 120, _YEARS),
    # Cord and cauda equina
    Finding("progressive_neuro_symptoms", "cord", Words("Progressive neurologic symptoms", "Weakness, numbness, or unsteadiness that is getting worse"),
            Words("Progressive neurologic symptoms?", "Do you have weakness, numbness, or unsteadiness that is getting worse?"),
            "Weakness, numbness, clumsiness, or unsteadiness that worsens over hours to weeks"),
    Finding("severe_neuro_deficit", "cord", Words("Severe neurologic deficit", "Arm, leg, or foot too weak to lift, or now needing help to walk"),
            Words("Severe neurologic deficit?", "Is an arm, a leg, or a foot too weak to lift, or do you now need help to walk?"),
            "Cannot move part of a limb against gravity, or cannot walk unaided because of the deficit", notes=_N16),
    Finding("rapidly_progressive_deficit", "cord", Words("Rapidly progressive deficit", "Weakness or numbness clearly worse within hours or days"),
            Words("Rapidly progressive deficit?", "Has weakness or numbness become clearly worse within hours or days?"),
            "Measurable worsening within hours to days"),
    Finding("multilevel_motor_deficit", "cord", Words("Motor weakness at more than one spinal level", "Several weak muscle groups, or both legs weak"),
            Words("Weakness at more than one spinal level?", "Are both of your legs weak, or are several muscle groups weak?"),
            "Weakness in muscles supplied by two or more segments, on one or both sides"),
    _beyond_source("cord_signs", "cord", Words("Signs of spinal cord compression", "Stiff or unsteady legs, or feeling that changes below a line on the body"),
          Words("Signs of cord compression?", "Do your legs feel stiff or unsteady, or is there a level on your body below which things feel different?"),
          "Gait unsteadiness, a sensory level on the trunk, hyperreflexia, clonus, or an upgoing plantar response (Babinski sign)"),
    Finding("urinary_retention", "cord", Words("Urinary retention", "Trouble urinating"),
            Words("Urinary retention?", "Is it hard or impossible for you to urinate (pee)?"),
            "Unable to void, or a large postvoid residual; new hesitancy counts until a postvoid residual has been measured"),
    _beyond_source("urinary_incontinence", "cord", Words("New urinary incontinence", "Urine leakage since the pain began"),
          Words("New urinary incontinence?", "Have you leaked urine since the pain began?"),
          "Overflow incontinence can mask retention"),
    Finding("fecal_incontinence", "cord", Words("Fecal incontinence", "Loss of bowel control"),
            Words("Fecal incontinence?", "Have you lost control of your bowels?"),
            "New loss of bowel control, or reduced anal tone or sensation"),
    Finding("saddle_anesthesia", "cord", Words("Saddle anesthesia", "Numbness between the legs or around the bottom"),
            Words("Saddle anesthesia?", "Do you have numbness or less feeling between your legs or around your bottom?"),
            "Reduced sensation around the anus, genitals, or inner thighs"),
    # Infection
    Finding("fever", "infection", Words("Fever", "Fever or chills"),
            Words("Fever, measured or reported?", "Have you had a fever or chills?"),
            "38.0°C (100.4°F) or higher, or a clear history of fever; a reading below this after an antipyretic is “not assessed,” not “no” (N12)", notes=("N12", "N16")),
    Finding("recent_infection", "infection", Words("Recent bacterial infection", "A recent infection that needed treatment"),
            Words("Recent bacterial infection?", "In the last three months, have you had an infection that needed treatment?"),
            "Bloodstream, skin, urinary, chest, or dental infection within about the last 3 months; shingles alone does not count", notes=_N16),
    Finding("iv_drug_use", "infection", Words("Intravenous drug use", "Injecting drugs, now or in the past"),
            Words("Intravenous drug use?", "Have you ever injected drugs?"), "Current or past", notes=_N16),
    _beyond_source("immunosuppression", "infection", Words("Immunosuppression", "A weakened immune system"),
          Words("Immunosuppressed?", "Is your immune system weakened by illness or medicine?"),
          "Disease or medications that suppress immunity (chemotherapy, transplant medications, biologics), poorly controlled diabetes, or dialysis; steroids alone are asked about below"),
    _beyond_source("recent_spinal_procedure", "infection", Words("Recent spinal injection, catheter, or surgery", "Recent injection or operation on the spine"),
          Words("Recent spinal injection, catheter, or surgery?", "In the last three months, have you had an injection in your spine or an operation on it?"),
          "Within about the last 3 months"),
    # Cancer
    Finding("cancer_history", "cancer", Words("History of cancer", "Cancer, now or in the past"),
            Words("History of cancer?", "Have you ever had cancer?"),
            "Any cancer, treated or not, except nonmelanoma skin cancer", notes=_N16),
    Finding("unexplained_weight_loss", "cancer", Words("Unexplained weight loss", "Losing weight without trying"),
            Words("Unexplained weight loss?", "Have you lost weight without trying?"),
            "Unintentional loss of about 5% of body weight over 6 months", notes=_N16),
    _number("esr_mm_h", "cancer", Words("ESR", "Blood test (ESR)"), Words("ESR, if measured", "Result of the ESR blood test, if you know it"),
            "20 or higher counts as elevated; leave blank if not measured", 200, Words("mm/h", "mm/h")),
    # Fracture
    Finding("recent_trauma", "fracture", Words("Recent trauma", "Recent fall or blow"),
            Words("Recent trauma?", "Have you recently had a fall or been hit?"),
            "Any fall or blow that could explain the pain, including minor ones in older or osteoporotic patients; high-energy trauma is asked about first", notes=_N16),
    Finding("osteoporosis_risk", "fracture", Words("Osteoporosis or risk factors for it", "Weak bones, or at risk of them"),
            Words("Osteoporosis, or risk factors for it?", "Do you have weak bones (osteoporosis), or has anyone told you that you are at risk?"),
            "Known osteoporosis, prior fragility fracture, early menopause, low body weight, or heavy alcohol use; long-term steroids are the next question", notes=_N16),
    _beyond_source("corticosteroid_use", "fracture", Words("Long-term corticosteroid use", "Steroid pills for three months or longer"),
          Words("Long-term corticosteroids?", "Have you taken steroid pills for about three months or longer?"),
          "Systemic corticosteroids for about 3 months or longer"),
    # The pain itself
    Finding("new_onset", "pain", Words("New pain", "New or different pain"),
            Words("Is this pain new?", "Is this pain new, or different from any pain you had before?"),
            "Onset within about 12 weeks, or clearly different from previous pain (N1)", notes=("N1",)),
    _number("duration_weeks", "pain", Words("Duration of this pain", "How long you have had this pain"),
            Words("Weeks since this pain began", "How many weeks have you had this pain?"),
            "Fractions are allowed; 1 day is 0.14 weeks", 5200, _WEEKS),
    Finding("severe_pain", "pain", Words("Severe pain", "Pain that keeps you from sleeping or moving"),
            Words("Is the pain severe?", "Is the pain so bad that it keeps you from sleeping or moving?"),
            "Prevents sleep or ordinary activity, or is rated 7/10 or higher", notes=_N16),
    Finding("functional_deficit", "pain", Words("Significant functional deficit", "Kept from work or daily tasks"),
            Words("Is there significant functional limitation?", "Does the pain keep you from work or daily tasks?"),
            "Unable to work or manage daily tasks because of the pain", notes=_N16),
    Finding("not_improving", "pain", Words("Persistent despite conservative care", "Still about as bad, even after treatment"),
            Words("Has it persisted despite conservative care?", "Is it still about as bad, even after treatment?"),
            "No meaningful improvement with first-line measures"),
    _number("conservative_weeks", "pain", Words("Duration of conservative care", "How long it has been treated"),
            Words("Weeks of conservative care to date", "How many weeks of treatment have you had?"),
            "Education, activity, heat, simple analgesia, exercise", 5200, _WEEKS),
    Finding("intervention_candidate", "pain", Words("Candidate for injection or surgery", "An injection or operation would be considered"),
            Words("Would an injection or surgery be considered?", "Would you and your doctor consider an injection or an operation for this pain?"),
            "There is a plausible target; the patient would want the procedure and is fit for it"),
    # Nerves
    Finding("radiculopathy_signs", "nerves", Words("Signs of radiculopathy", "Pain or numbness around the chest, or down an arm or leg"),
            Words("Signs of radiculopathy?", "Does pain or numbness spread around your chest or belly, or down an arm or leg?"),
            "Dermatomal pain or numbness, in a band around the chest or abdomen or down a limb, with or without reflex or strength changes"),
    Finding("stenosis_signs", "nerves", Words("Signs of spinal stenosis", "Legs heavy when walking, better when sitting"),
            Words("Signs of spinal stenosis?", "Do your legs feel heavy or painful when you stand or walk, and better when you sit or bend forward?"),
            "Leg heaviness or pain when standing or walking, relieved by sitting or bending forward"),
    # Psychosocial factors
    Finding("depression", "psychosocial", Words("Depression", "Low mood or lost interest"),
            Words("Depression?", "Have you felt low or lost interest lately?"), "Clinical judgment or a screening tool"),
    Finding("passive_coping", "psychosocial", Words("Passive coping", "Mostly resting and waiting"),
            Words("Passive coping?", "Do you mostly rest and wait for it to pass?"),
            "Relies on others or on rest to relieve the pain; avoids movement"),
    Finding("job_dissatisfaction", "psychosocial", Words("Job dissatisfaction", "Unhappy at work"),
            Words("Job dissatisfaction?", "Are you unhappy with your job?"), "The patient’s own view of the job"),
    Finding("somatization", "psychosocial", Words("Somatization", "Many other symptoms that no one could explain"),
            Words("Somatization?", "Do you have many other symptoms that no one could explain?"),
            "Multiple physical symptoms without findings that explain them"),
    # After the tests
    _beyond_source("work_up_done", "after-tests", Words("Red flags worked up; nothing serious found", "Tests done, nothing serious found"),
          Words("Red flags worked up, with nothing serious found?", "Have you had the tests for your warning signs, and did they find nothing serious?"),
          "The tests indicated by the red flags were done for this pain and showed no serious cause; answer no if a new red flag has appeared since (N19)", ("N19",)),
)  # fmt: skip

BY_ID: dict[str, Finding] = {finding.id: finding for finding in CATALOGUE}
YES_NO_IDS: tuple[str, ...] = tuple(f.id for f in CATALOGUE if f.kind is Kind.YES_NO)
NUMBER_IDS: tuple[str, ...] = tuple(f.id for f in CATALOGUE if f.kind is Kind.NUMBER)


def yes_no_ids(group: str) -> tuple[str, ...]:
    """Return the yes/no questions of a group, in the order of the catalog."""
    return tuple(f.id for f in CATALOGUE if f.group == group and f.kind is Kind.YES_NO)


PSYCHOSOCIAL: tuple[str, ...] = tuple(f.id for f in CATALOGUE if f.group == "psychosocial")
_PLACE: dict[str, int] = {finding.id: place for place, finding in enumerate(CATALOGUE)}


def in_catalog_order(ids: set[str] | frozenset[str] | list[str] | tuple[str, ...]) -> list[str]:
    """Return each id once, in the order of the catalog."""
    return sorted(set(ids), key=_PLACE.__getitem__)
