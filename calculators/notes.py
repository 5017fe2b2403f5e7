"""Define interpretation notes N1 to N24: what the article leaves open, and our interpretation with its reasons."""

from collections.abc import Callable
from dataclasses import dataclass

from calculators.answers import Case
from calculators.findings import CATALOGUE
from calculators.imaging import Imaging, Rung
from calculators.management import LATE_WEEKS, FollowUp, Management, Status
from calculators.screen import NERVE_SIGNS, OLDER_YEARS


@dataclass(frozen=True, slots=True)
class NoteContext:
    """The parts of an assessment that the condition of a note may use."""

    case: Case
    imaging: Imaging
    management: Management

    def fired(self, *ids: str) -> bool:
        """Whether at least one of these imaging rules fired."""
        return any(rule.id in ids for rule in self.imaging.rules)


@dataclass(frozen=True, slots=True)
class Note:
    """One interpretation note. `list` is the part of the assessment that lists its id if `applies` is true."""

    id: str
    list: str
    title: str
    when: str
    says: str
    applies: Callable[[NoteContext], bool]


_N16_FINDINGS = tuple(f.id for f in CATALOGUE if "N16" in f.notes)


def _exactly_50(a: NoteContext) -> bool:
    """Whether the age is exactly 50, at the threshold, and the pain may be new."""
    return a.case.number("age_years") == OLDER_YEARS and not a.case.absent("new_onset")


def _manipulation_open(a: NoteContext) -> bool:
    """Whether second-line care is listed and the pain may still be acute."""
    weeks = a.case.number("duration_weeks")
    shown = a.management.second_line_applies and a.management.status is not Status.WITHHELD
    return shown and (weeks is None or weeks < LATE_WEEKS)


def _waits_for_test(a: NoteContext) -> bool:
    """Whether a plan is shown while a first test is pending."""
    m = a.management
    return a.imaging.floor is Rung.FIRST_TEST and not m.released and m.status is not Status.WITHHELD


def _urgent(a: NoteContext) -> bool:
    """Whether the floor cannot wait for another day."""
    return a.imaging.floor.urgent


def _nerve_without_flag(a: NoteContext) -> bool:
    """Whether a nerve sign is present and no imaging rule fired."""
    return a.imaging.floor is Rung.NONE and any(a.case.present(id) for id in NERVE_SIGNS)


NOTES: tuple[Note, ...] = (
    Note("N1", "imaging", "New pain", "one of these rules applies: cancer with new pain, cancer with other pain, over 50 with new pain",
         "The article does not say how long pain counts as “new.” The clinician decides. As a guide, the site says “a first episode that began within about 12 weeks, or pain clearly different from earlier pain” (12 weeks is the usual boundary between subacute and chronic pain). The return of familiar pain that had gone away is not new (research definitions of an episode require a month free of pain before it; de Vet 2002). “Clearly different” is meant broadly, because answering “not new” switches off the rule for patients over 50.",
         lambda a: a.fired("cancer-new-pain", "cancer-old-pain", "over-50-new-pain")),
    Note("N2", "imaging", "Symptoms and deficits", "progressive neurologic symptoms are present",
         "The article lists progressive symptoms among the red flags and progressive deficits under imaging. Progressive symptoms are treated as a deficit until an examination shows otherwise.",
         lambda a: a.case.present("progressive_neuro_symptoms")),
    Note("N3", "imaging", "Saddle anesthesia", "saddle anesthesia is present",
         "The article lists saddle anesthesia as a red flag but gives it no imaging rule. It is a cardinal sign of cauda equina syndrome, so it is treated as suspected cauda equina syndrome.",
         lambda a: a.case.present("saddle_anesthesia")),
    Note("N4", "imaging", "Cancer with pain that is not new, or not known to be new", "the rule “cancer with pain not known to be new” applies",
         "The imaging rule requires new pain. With a history of cancer, any other pain is still a red flag: urgent evaluation, not immediate MRI.",
         lambda a: a.fired("cancer-old-pain")),
    Note("N5", "imaging", "Red flags without an imaging rule", "recent infection, intravenous drug use, or unexplained weight loss is present",
         "The article gives no imaging rule for recent infection without fever, intravenous drug use, or weight loss. It asks for urgent evaluation of red flags and no delay in imaging, but names no test. Reading taken: urgent evaluation, MRI preferred.",
         lambda a: a.fired("infection", "iv-drugs", "weight-loss")),
    Note("N6", "imaging", "ESR", "an ESR is known",
         "The article gives a cutoff (20 or higher is elevated) for people over 50 before MRI, and says nothing about what to do with the result. Here an elevated value counts at any age and leads to urgent evaluation, with MRI the likely next test. A value below 20 does not rule out cancer: at a sensitivity of 78% the ESR misses about 22 in 100 cancers, and its specificity was only 67% (as reported in later summaries). So a low ESR never lowers a step; over 50, the radiograph remains an option.",
         lambda a: a.case.answered("esr_mm_h")),
    Note("N7", "imaging", "Over 50", "the rule “over 50 with new pain” applies, or the age is exactly 50 and the pain may be new",
         "“Over 50” is read strictly. The article uses it both as a red flag (with new onset) and as a reason for an ESR or radiographs (without mentioning new onset). Applied to all pain over 50, that would contradict its own advice against routine imaging, so new onset is required. At exactly 50: the cohort behind the figure (Deyo 1988) used 50 and over.",
         lambda a: a.fired("over-50-new-pain") or _exactly_50(a)),
    Note("N8", "imaging", "4 to 6 weeks", "the pain persists despite care, and the weeks of care are known",
         "Below 4 weeks: not yet, and the answer says how many weeks remain. From 4 weeks: may be considered. From 6 weeks: the window has passed. Over 6 weeks: referral also applies.",
         lambda a: a.case.present("not_improving") and a.case.answered("conservative_weeks")),
    Note("N9", "management", "“One month” and “acute”", "second-line care applies, the plan is not withheld, and the pain has lasted less than 6 weeks or for an unknown time",
         "One month is read as 4 weeks. Definitions of “acute” differ: under 6 weeks is common, while the American guidelines begin subacute pain at 4 weeks. The article lists manipulation “for acute pain” among the options after a month without improvement, which is possible only under the wider definition. Reading taken: manipulation is listed under 6 weeks, the options for subacute or chronic pain from 4 weeks, and both between 4 and 6 weeks. Chronic means over 12 weeks. If the duration is unknown, manipulation is not listed.",
         _manipulation_open),
    Note("N10", "management", "Older age", "age over 50 is a reason for earlier follow-up",
         "For follow-up the article gives no figure for “older age”; its only age threshold (over 50) is used.",
         lambda a: a.management.follow_up is FollowUp.EARLIER and "age_years" in a.management.follow_up_because),
    Note("N11", "management", "Referral of red flags", "the step is “Test first,” and the plan is waiting for the result",
         "Taken literally, everyone over 50 with new pain would be referred urgently. Here urgent referral applies to the two most urgent steps; the red flags that lead to a test (age, trauma, osteoporosis) have their test first.",
         _waits_for_test),
    Note("N12", "screen", "Fever", "fever has been assessed",
         "Fever counts whether reported or measured. A reading below 38.0°C (100.4°F) after an antipyretic counts as not assessed, not as absent. In one emergency department cohort, fever was present in only about 20 of 100 people with an epidural abscess (Davis 2020), so its absence is little reassurance.",
         lambda a: a.case.answered("fever")),
    Note("N13", "imaging", "What to image, and how", "the step is “Today” or “Immediate”",
         "The article mentions the cauda equina; in upper back pain the cord is at risk, so the result says: image the thoracic or whole spine, not the lumbar spine alone. The article allows MRI (preferred) or CT. The stricter reading is taken: CT only if MRI is unavailable or unsafe (some implants), because CT can miss an abscess or cord compression.",
         _urgent),
    Note("N14", "imaging", "No time limits", "the step is “Today” or “Immediate”",
         "The article gives no time limits for “immediate” and “urgent.” “Same day” is our reading. For suspected metastasis the site shows NICE’s limit: whole-spine MRI within 24 hours if there are neurologic symptoms or signs (NICE QS56). What NICE allows without them is shown to clinicians only, and only if every neurologic symptom and sign was assessed and is absent. Whether “same day” would be called for too often in ordinary practice (an ESR of 20 in an older person, injection drug use decades ago) is a question for the reviewers.",
         _urgent),
    Note("N15", "imaging", "Trauma, age, osteoporosis", "recent trauma, osteoporosis risk, or new pain over 50 is present",
         "Any one of trauma, age, and osteoporosis is enough; they need not all be present. The radiograph is considered now, although the article lists it under delayed imaging. High-energy trauma stops the calculator (scope check).",
         lambda a: a.fired("trauma", "osteoporosis", "over-50-new-pain")),
    Note("N16", "screen", "Undefined words", "a finding is present for which the article gives no definition",
         "Words that the article does not define (severe, recent, significant, risk factors) are interpreted as the help text for each question says, broadly rather than narrowly. The one exception is nonmelanoma skin cancer.",
         lambda a: any(a.case.present(id) for id in _N16_FINDINGS)),
    Note("N17", "imaging", "Check these answers", "“new” pain of more than 12 weeks, or pain of less than 4 weeks that is “not new”",
         "Two pairs of answers deserve a second look: new pain that has lasted more than 12 weeks (a slow-growing metastasis may be found late), and pain of less than 4 weeks that is not new (a return of familiar pain). Either can be correct, so the calculator points the pair out. It leaves the answer open only if calling the pain new would change it: in patients over 50 whose pain was called not new, and has lasted less than 4 weeks or for an unknown time.",
         lambda a: a.case.has_inconsistent_onset()),
    Note("N18", "imaging", "Nerve signs without a red flag", "signs of radiculopathy or stenosis are present and no imaging rule applies",
         "For radiculopathy and stenosis, the article recommends imaging only after conservative care has failed in a candidate for an injection or surgery. The ACR criteria (Shah 2024) rate MRI without contrast “usually appropriate” as the first imaging test for myelopathy or radiculopathy. Their abstract lists myelopathy among the reasons for early imaging, and says that uncomplicated acute radiculopathy usually needs no imaging and that imaging may be considered after 6 weeks of care. The parts we could read do not mention stenosis and set no time limit. The site gives the article’s answer and shows this next to it.",
         _nerve_without_flag),
    Note("N19", "management", "After the work-up", "a completed work-up lets the plan go ahead",
         "The article stops at the test. Without a way forward, everyone over 50 with new pain would wait for a radiograph forever. Once red flags below “Immediate” have been worked up for this pain and nothing serious has been found, the plan can go ahead; the ladder still shows what was answered and what comes next.",
         lambda a: a.management.released),
    Note("N20", "imaging", "Several rules", "two or more rules apply",
         "The most urgent step is the answer, and every rule that applies is shown.",
         lambda a: len(a.imaging.rules) > 1),
    Note("N21", "imaging", "Bleeding", "the pain is sudden or severe, with an anticoagulant or a bleeding disorder",
         "Spinal epidural hematoma is rare (about 1 per million people per year). It begins with sudden back pain, usually with radicular pain (98% of 254 patients in one review; Soltani 2019), and hours matter for the outcome (Fedor 2011). In the series we found, 30% to 57% of patients were taking an anticoagulant. So only the combination counts, never the medication alone: sudden or severe pain together with an anticoagulant or a bleeding disorder needs evaluation today; with radicular signs as well, image now. Aspirin or another antiplatelet drug alone does not count.",
         lambda a: a.fired("bleeding", "bleeding-with-root-pain")),
    Note("N22", "imaging", "Stiff spine", "an ankylosed or very stiff spine, with an injury or new pain, is present",
         "An ankylosed spine can fracture after a minor injury, or after one that no one remembers. The fracture is often unstable and often found late (Westerveld 2009, Chaudhary 2011); in one national registry, one third were thoracic (Robinson 2015). Obtain CT or MRI of the whole spine: a normal radiograph does not rule out a fracture and does not complete the work-up. Until then, keep the patient in his or her usual posture.",
         lambda a: a.fired("stiff-spine")),
    Note("N23", "imaging", "Escalating pain", "pain that has worsened over weeks, with a feature of cord compression, is present",
         "This is the pattern of metastatic spinal cord compression, which is the first sign of cancer in about 1 in 5 patients (Schiff 1997). The list is expert consensus (Scottish referral guideline); its accuracy has not been measured. Both parts are required: pain that worsens over weeks and that nothing relieves, and one of the features. Night pain alone does not count: in one back pain clinic, 44% of patients had it, and none of them had serious disease (Harding 2005).",
         lambda a: a.fired("escalating")),
    Note("N24", "imaging", "Percussion", "percussion tenderness is present",
         "In patients with a suspected acute osteoporotic fracture, sharp pain on percussion of one or two vertebrae had a sensitivity of 87.5% and a specificity of 90%; being unable to lie flat, 81% and 93% (Langdon 2010). More than half of that group had a fracture. A radiograph misses about 3 in 10 fresh fractures (Jung 2022). Diffuse muscle tenderness does not count. With fever, an elevated ESR, or a risk factor for infection, the same sign suggests infection.",
         lambda a: a.fired("percussion")),
)  # fmt: skip


def applicable_notes(context: NoteContext, part: str) -> list[str]:
    """List the ids of the notes for one part of the assessment, by number."""
    return [note.id for note in NOTES if note.list == part and note.applies(context)]
