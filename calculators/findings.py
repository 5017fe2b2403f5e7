"""Define the catalog: every question of the guideline, in the order of an examination.

Each list of findings anywhere in the project follows the order of `CATALOGUE`.
Where the article does not define a word, the help text gives our interpretation (note N16).
"""

from dataclasses import dataclass, replace
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
    meaning_since: str = "0.1.0"
    """The version in which the question took its present meaning; earlier answers may have to be given again."""
    stays_unknown: bool = False
    """Whether an unknown number stays unknown at both ends, because nobody may have measured it (an ESR)."""
    at_most: str | None = None
    """The number that bounds this one: weeks of care cannot exceed weeks of pain."""

    @property
    def if_absent(self) -> bool | None:
        """The value at the floor while the question is open: absent, or a number that no rule reaches (None)."""
        return False if self.kind is Kind.YES_NO else None

    @property
    def if_present(self) -> bool | int | None:
        """The value at the ceiling while the question is open: present, the highest number, or None if it stays unknown."""
        if self.kind is Kind.YES_NO:
            return True
        return None if self.stays_unknown else self.high


_NEW_OR_WORSE = Words(
    "Answer yes only to deficits that are new, or worse, with this pain. Answer no for a long-standing, stable deficit that has already been explained",
    "Answer yes only for problems that are new, or worse, since this pain began",
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
    Group("tests", Words("Tests", "Your tests"), False),
)

_N16 = ("N16",)
_YEARS = Words("years", "years")
_WEEKS = Words("weeks", "weeks")
_WIDER = "0.2.0"
"""The version in which some questions became wider and five were added."""
_BOTH_PARTS = "Both parts are required: answer no if one of them is known to be absent, and leave the question not assessed if one is unknown"


def _beyond_source(
    id: str, group: str, label: Words, ask: Words, help: str, notes: tuple[str, ...] = (), since: str = "0.1.0"
) -> Finding:
    """Return a yes/no question that the article does not contain."""
    return Finding(id, group, label, ask, help, Origin.BEYOND, notes, meaning_since=since)


def _number(id: str, group: str, label: Words, ask: Words, help: str, high: int, unit: Words) -> Finding:
    """Return a question for a number from 0 to `high`, in `unit`."""
    return Finding(id, group, label, ask, help, kind=Kind.NUMBER, low=0, high=high, unit=unit)


CATALOGUE: tuple[Finding, ...] = (
    # Does this guideline apply?
    _number("age_years", "gate", Words("Age", "Age"), Words("Age", "Your age"),
            "The article’s threshold is over 50; patients under 18 are not covered", 120, _YEARS),
    _beyond_source("heart_or_aorta_warning", "gate", Words("Features of a cardiac or aortic cause", "Warning signs from the heart or main artery"),
          Words("Features of a cardiac or aortic cause?", "Are any of these true: the pain began suddenly, within seconds, and was very bad right away; it tears or crushes; it comes when you walk or climb and eases when you stop; you sweat, faint, feel sick, or have trouble breathing with it; it is new, and you have a widened main artery (aneurysm), Marfan syndrome or a similar disease, or had surgery on that artery; it is new, and a close relative had a torn main artery?"),
          "Any of: pain that began suddenly, within seconds to a minute, and was severe at once, whatever its quality; tearing or crushing pain; new pain with a known aortic aneurysm, Marfan syndrome or a similar disease, previous aortic surgery, or a family history of aortic dissection; pain brought on by exertion and relieved by rest, not by moving the back; sweating, syncope, nausea, or dyspnea with the pain; unequal pulses or blood pressures in the arms. Sudden pain that began with a movement or a blow and that the same movement reproduces: not assessed until pulses, blood pressure in both arms, and risk factors have been checked; then answer as found", since=_WIDER),
    _beyond_source("lung_warning", "gate", Words("Features of a pulmonary cause", "Warning signs from the lungs"),
          Words("Features of a pulmonary cause?", "Have you coughed up blood, or are you newly short of breath? Or does it hurt to breathe in, and do you also have one of these: a cough with fever; a racing heart; one swollen leg; surgery, a cast, or bed rest in the last four weeks; a birth in the last twelve weeks; estrogen (such as the pill); active cancer; a past blood clot?"),
          "Any of: hemoptysis; new dyspnea; or pleuritic pain with one of: fever and cough, tachycardia, unilateral leg swelling, surgery, a cast, or bed rest within 4 weeks, childbirth within 12 weeks, estrogen use, active cancer, previous venous thromboembolism. Tenderness on palpation does not rule it out", since=_WIDER),
    _beyond_source("abdominal_warning", "gate", Words("Features of an abdominal cause", "Warning signs from the belly"),
          Words("Features of an abdominal cause?", "Are any of these true: the pain goes through from your belly to your back; you also have pain under your right ribs; you keep vomiting; your stools are black; your skin or eyes are yellow?"),
          "Any of: epigastric pain boring through to the back; pain or tenderness in the right upper quadrant as well; repeated vomiting; melena (black stools); jaundice", since=_WIDER),
    _beyond_source("major_trauma", "gate", Words("High-energy trauma", "A serious accident"),
          Words("High-energy trauma?", "Did it start in the last two weeks after a serious accident: a car crash; a fall from a height; being crushed?"),
          "Within about two weeks and as the cause of this pain: a fall from well above standing height, a road traffic crash, or a crush injury. Use a trauma pathway"),
    _beyond_source("pregnancy", "gate", Words("Known or possible pregnancy", "Pregnant, or possibly pregnant"),
          Words("Pregnant, or possibly pregnant?", "Are you pregnant, or could you be?"),
          "Not covered by this guideline: imaging and medications differ in pregnancy"),
    # Cord and cauda equina
    Finding("progressive_neuro_symptoms", "cord", Words("Progressive neurologic symptoms", "Weakness, numbness, or unsteadiness that is getting worse"),
            Words("Progressive neurologic symptoms?", "Are any of these getting worse: weakness; numbness; clumsiness; unsteadiness; or have you begun to stumble?"),
            "Weakness, numbness, clumsiness, or unsteadiness that increases over hours to weeks. New stumbling counts, even if the examination is normal", meaning_since=_WIDER),
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
          Words("Signs of cord compression?", "Are any of these true: you are unsteady when you walk; both legs feel newly heavy, stiff, strange, or as if they belonged to someone else; feeling changes below a line on your body?"),
          "Unsteady gait; both legs newly heavy, stiff, strange, or “not my own”; a sensory level on the trunk; hyperreflexia, clonus, or an upgoing plantar response (Babinski sign). Long-standing heaviness of the legs on walking that recovers on sitting does not count", since=_WIDER),
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
    _beyond_source("bleeding_risk", "cord", Words("Sudden or severe pain with an anticoagulant or a bleeding disorder", "Sudden or severe pain, with a blood thinner or a bleeding disorder"),
          Words("Pain that began suddenly or became severe within days, with an anticoagulant or a bleeding disorder?", "Did the pain start suddenly or become severe within days, and do you also have one of these: a blood thinner other than aspirin or clopidogrel (such as warfarin, apixaban, rivaroxaban, dabigatran, or heparin injections); a bleeding disorder?"),
          f"{_BOTH_PARTS}. Anticoagulants: warfarin, heparin, or a direct oral anticoagulant. Aspirin or another antiplatelet drug alone does not count (N21)", ("N21",), _WIDER),
    # Infection
    Finding("fever", "infection", Words("Fever", "Fever or chills"),
            Words("Fever, measured or reported?", "Have you had a fever or chills?"),
            "38.0°C (100.4°F) or higher, or a clear history of fever; a reading below this after an antipyretic is “not assessed,” not “no” (N12)", notes=("N12", "N16")),
    Finding("recent_infection", "infection", Words("Recent bacterial infection", "A recent infection that needed treatment"),
            Words("Recent bacterial infection?", "Are any of these true: in the last three months, you were treated for an infection of the blood, heart valve, skin (other than shingles), bladder, chest, or tooth; you have ever had tuberculosis (TB); you lived with, or were close to, someone who had it?"),
            "Bloodstream, heart valve, skin, urinary, chest, or dental infection within about the last 3 months; tuberculosis at any time, or close contact with it. Shingles alone does not count (N16)", notes=_N16, meaning_since=_WIDER),
    Finding("iv_drug_use", "infection", Words("Intravenous drug use", "Injecting drugs, now or in the past"),
            Words("Intravenous drug use?", "Have you ever injected drugs?"), "Current or past", notes=_N16),
    _beyond_source("immunosuppression", "infection", Words("Immunosuppression", "A weakened immune system"),
          Words("Immunosuppressed?", "Do you have any of these: an illness or medicine that weakens your immune system (such as chemotherapy, transplant medicine, or biologics); diabetes that is poorly controlled; dialysis; a port or a permanent line in a vein; sickle cell disease; a missing spleen?"),
          "Disease or medication that suppresses immunity (chemotherapy, transplant medication, biologics), poorly controlled diabetes, dialysis, a permanent venous line or port, sickle cell disease, or no spleen. Steroids alone are asked about below", since=_WIDER),
    _beyond_source("recent_spinal_procedure", "infection", Words("Recent spinal injection, catheter, or surgery", "Recent injection or operation on the spine"),
          Words("Recent spinal injection, catheter, or surgery?", "In the last three months, have you had an injection in your spine, a catheter (thin tube) placed in it, or an operation on it?"),
          "Within about the last 3 months"),
    _beyond_source("spinal_implant", "infection", Words("Older spinal implant, with new or changed pain", "Metal or a device in the spine, with new or different pain"),
          Words("Spinal implant in place for more than 3 months, with new or changed pain?", "Do you have metal or a device in your spine (screws, rods, a cage, or a stimulator) for more than three months, and is this pain also new or different?"),
          f"{_BOTH_PARTS}. Screws, rods, a cage, or a stimulator", since=_WIDER),
    # Cancer
    Finding("cancer_history", "cancer", Words("History of cancer", "Cancer, now or in the past"),
            Words("History of cancer?", "Have you ever had cancer (skin cancer counts only if it was melanoma)?"),
            "Any cancer, treated or not, except nonmelanoma skin cancer", notes=_N16),
    Finding("unexplained_weight_loss", "cancer", Words("Unexplained weight loss", "Losing weight without trying"),
            Words("Unexplained weight loss?", "Have you lost weight without trying?"),
            "Unintentional loss of about 5% of body weight over 6 months", notes=_N16),
    _beyond_source("escalating_pain", "cancer", Words("Pain that has worsened over weeks, with a feature of cord compression", "Pain getting worse for weeks, with one more sign"),
          Words("Pain that has worsened over weeks and that nothing relieves, with a feature of cord compression?", "Has the pain been getting worse for weeks, whatever you try, and does it also do one of these: get worse when you lie flat; get worse when you cough or strain; go around your body like a band; wake you every night?"),
          f"{_BOTH_PARTS}. Any one of these features is enough: worse when lying flat; worse with coughing or straining; in a band around the trunk; wakes the patient every night. Night pain alone does not count (N23)", ("N23",), _WIDER),
    # Fracture
    Finding("recent_trauma", "fracture", Words("Recent trauma", "Recent fall or blow"),
            Words("Recent trauma?", "Have you recently had a fall or been hit, even a minor one?"),
            "Any fall or blow that could explain the pain, including minor ones in older or osteoporotic patients; high-energy trauma is asked about first", notes=_N16),
    Finding("osteoporosis_risk", "fracture", Words("Osteoporosis or risk factors for it", "Weak bones, or at risk of them"),
            Words("Osteoporosis, or risk factors for it?", "Are any of these true: you have weak bones (osteoporosis), or someone has told you that you are at risk; you once broke a bone in a minor fall; your menopause came early; your weight is low; you drink a lot of alcohol; you have clearly become shorter (more than 6 cm, about 2.4 inches); your back has become rounded; the pain was sudden and severe, late in pregnancy or within six months of a birth?"),
            "Known osteoporosis, previous fragility fracture, early menopause, low body weight, heavy alcohol use, height loss of more than 6 cm (about 2.4 in), new kyphosis; or sudden severe pain late in pregnancy or within 6 months of childbirth (N16). Long-term steroids are asked about next", notes=_N16, meaning_since=_WIDER),
    _beyond_source("corticosteroid_use", "fracture", Words("Long-term corticosteroid use", "Steroid pills for three months or longer"),
          Words("Long-term corticosteroids?", "Have you taken steroid pills for about three months or longer?"),
          "Systemic corticosteroids for about 3 months or longer"),
    _beyond_source("stiff_spine_injury", "fracture", Words("Ankylosed or very stiff spine, with an injury or new pain", "Stiff or fused spine, with a fall, a knock, or new pain"),
          Words("Ankylosed or very stiff spine, with a fall, a minor blow, or new pain?", "Is your spine stiff or fused from a disease (such as ankylosing spondylitis or DISH), and have you also had one of these: a fall; a knock, even a small one; new pain?"),
          f"{_BOTH_PARTS}. Ankylosing spondylitis or diffuse idiopathic skeletal hyperostosis (DISH); the injury may be minor or not remembered. A radiograph alone does not complete the work-up (N22)", ("N22",), _WIDER),
    _beyond_source("percussion_tenderness", "fracture", Words("Sharp pain on percussion of one or two vertebrae, or unable to lie flat", "One very tender spot on the spine, or too painful to lie flat"),
          Words("Sharp pain on percussion of one or two vertebrae?", "Does tapping one spot on your spine cause a sharp pain, or does pain keep you from lying flat on your back?"),
          "Also counts: unable to lie flat on the back because of pain. Diffuse muscle tenderness does not count (N24)", ("N24",), _WIDER),
    # The pain itself
    Finding("new_onset", "pain", Words("New pain", "New or different pain"),
            Words("Is this pain new?", "Is this pain new, or different from any pain you had before?"),
            "A first episode that began within about 12 weeks, or pain clearly different from earlier pain in site, type, or severity. The return of familiar pain that had gone away is not new, however recent (N1)", notes=("N1",)),
    _number("duration_weeks", "pain", Words("Duration of this pain", "How long you have had this pain"),
            Words("Weeks since this episode began", "How many weeks have you had this pain?"),
            "Fractions are allowed; 1 day is 0.14 weeks", 5200, _WEEKS),
    Finding("severe_pain", "pain", Words("Severe pain", "Pain that keeps you from sleeping or moving"),
            Words("Is the pain severe?", "Is the pain so bad that it keeps you from sleeping or moving, or would you rate it 7 or more out of 10?"),
            "Prevents sleep or ordinary activity, or is rated 7/10 or higher", notes=_N16),
    Finding("functional_deficit", "pain", Words("Significant functional deficit", "Kept from work or daily tasks"),
            Words("Is there significant functional limitation?", "Does the pain keep you from work or daily tasks?"),
            "Unable to work or manage daily tasks because of the pain", notes=_N16),
    Finding("not_improving", "pain", Words("Persistent despite conservative care", "Still about as bad, even after treatment"),
            Words("Has it persisted despite conservative care?", "Is it still about as bad, even after treatment?"),
            "No meaningful improvement with first-line measures"),
    replace(_number("conservative_weeks", "pain", Words("Duration of conservative care", "How long it has been treated"),
            Words("Weeks of conservative care to date", "How many weeks of treatment have you had?"),
            "Education, activity, heat, simple analgesia, exercise", 5200, _WEEKS), at_most="duration_weeks"),
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
    # Tests
    replace(_number("esr_mm_h", "tests", Words("ESR", "Blood test (ESR)"), Words("ESR, if measured", "Result of the ESR blood test, if you know it"),
            "20 or higher counts as elevated; leave blank if not measured", 200, Words("mm/h", "mm/h")), stays_unknown=True),
    _beyond_source("work_up_done", "tests", Words("Red flags worked up; nothing serious found", "Tests done, nothing serious found"),
          Words("Red flags worked up, with nothing serious found?", "If you have a warning sign: have you had the tests for it, and did they find nothing serious?"),
          "Only if a red flag is present; a yes lets the plan go ahead and changes nothing else. For this pain: the tests that the red flags called for have been done and show no serious cause. If a new red flag has appeared since, answer no. A radiograph alone is not enough for a stiff spine with an injury, for escalating pain, or while percussion still hurts; for an implant, infection was considered too (ESR or CRP) (N19, N22, N24)", ("N19", "N22", "N24"), _WIDER),
)  # fmt: skip

BY_ID: dict[str, Finding] = {finding.id: finding for finding in CATALOGUE}
YES_NO_IDS: tuple[str, ...] = tuple(f.id for f in CATALOGUE if f.kind is Kind.YES_NO)
NUMBER_IDS: tuple[str, ...] = tuple(f.id for f in CATALOGUE if f.kind is Kind.NUMBER)


def yes_no_ids(group: str) -> tuple[str, ...]:
    """Return the yes/no questions of a group, in the order of the catalog."""
    return tuple(f.id for f in CATALOGUE if f.group == group and f.kind is Kind.YES_NO)


PSYCHOSOCIAL: tuple[str, ...] = yes_no_ids("psychosocial")
_PLACE: dict[str, int] = {finding.id: place for place, finding in enumerate(CATALOGUE)}


def in_catalog_order(ids: set[str] | frozenset[str] | list[str] | tuple[str, ...]) -> list[str]:
    """Return each id once, in the order of the catalog."""
    return sorted(set(ids), key=_PLACE.__getitem__)
