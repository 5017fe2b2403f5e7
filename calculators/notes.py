"""Interpretation notes N1 to N20: what the article leaves open, the reading taken, and why it is the safer one."""

from collections.abc import Callable
from dataclasses import dataclass

from .answers import Case
from .findings import CATALOGUE
from .imaging import Imaging, Rung
from .management import LATE_WEEKS, FollowUp, Management, Status
from .screen import NERVE_SIGNS, OLDER_YEARS


@dataclass(frozen=True, slots=True)
class Assessed:
    """What a note's condition may look at."""

    case: Case
    imaging: Imaging
    management: Management

    def fired(self, *ids: str) -> bool:
        return any(rule.id in ids for rule in self.imaging.rules)


@dataclass(frozen=True, slots=True)
class Note:
    """One interpretation note. `list` is the one part of the assessment that carries its id when `applies`."""

    id: str
    list: str
    title: str
    when: str
    says: str
    applies: Callable[[Assessed], bool]


_N16_FINDINGS = tuple(f.id for f in CATALOGUE if "N16" in f.notes)


def _exactly_50(a: Assessed) -> bool:
    return a.case.number("age_years") == OLDER_YEARS and not a.case.absent("new_onset")


def _manipulation_open(a: Assessed) -> bool:
    weeks = a.case.number("duration_weeks")
    shown = a.management.second_line_applies and a.management.status is not Status.WITHHELD
    return shown and (weeks is None or weeks < LATE_WEEKS)


def _waits_for_test(a: Assessed) -> bool:
    m = a.management
    return a.imaging.floor is Rung.FIRST_TEST and not m.released and m.status is not Status.WITHHELD


def _urgent(a: Assessed) -> bool:
    return a.imaging.floor.urgent


def _nerve_without_flag(a: Assessed) -> bool:
    return a.imaging.floor is Rung.NONE and any(a.case.present(id) for id in NERVE_SIGNS)


NOTES: tuple[Note, ...] = (
    Note("N1", "imaging", "New pain", "cancer-new-pain, cancer-old-pain or over-50-new-pain fires",
         "“New” has no length in the article. It is the clinician’s word; as a help the site says “began within the last 12 weeks, or clearly different from earlier pain” (the usual line between subacute and chronic).",
         lambda a: a.fired("cancer-new-pain", "cancer-old-pain", "over-50-new-pain")),
    Note("N2", "imaging", "Symptoms and deficits", "progressive neurological symptoms are present",
         "The flag list has progressive symptoms, the imaging list progressive deficits. Progressive symptoms are treated as a deficit until an examination says otherwise.",
         lambda a: a.case.present("progressive_neuro_symptoms")),
    Note("N3", "imaging", "Saddle anesthesia", "saddle anesthesia is present",
         "Saddle anesthesia is a red flag without an imaging rule of its own. It is a cardinal sign of cauda equina syndrome, so it counts as suspicion of it.",
         lambda a: a.case.present("saddle_anesthesia")),
    Note("N4", "imaging", "Cancer with pain that is not new, or not known to be", "cancer-old-pain fires",
         "The imaging rule asks for new pain. Other pain with a cancer history is still a red flag: urgent evaluation, not immediate MRI.",
         lambda a: a.fired("cancer-old-pain")),
    Note("N5", "imaging", "Flags without an imaging rule", "infection, iv-drugs or weight-loss fires",
         "Recent infection without fever, intravenous drug use and weight loss have no imaging rule. The article wants red flags evaluated urgently and imaging not delayed, but names no test. So: urgent evaluation, MRI preferred.",
         lambda a: a.fired("infection", "iv-drugs", "weight-loss")),
    Note("N6", "imaging", "ESR", "an ESR is known",
         "The article gives the cut-off (20 counts as raised) for people over 50 before MRI, and no action after the result. A raised value is never ignored because of age; it leads to urgent evaluation with MRI the likely next test. A value below 20 does not rule cancer out: at 78 % sensitivity it misses about 22 in 100, and its specificity was only 67 % (as reported in later summaries). So a low ESR never lowers a rung; over 50, the radiograph stays on the table.",
         lambda a: a.case.known("esr_mm_h")),
    Note("N7", "imaging", "Over 50", "over-50-new-pain fires, or the age is exactly 50 and new onset is not absent",
         "Strictly more than 50. The article gives “over 50” both as a flag (with new onset) and as a reason for ESR or films (without saying new onset). Applied to all pain over 50 it would contradict its own advice against routine imaging; so new onset is required. At exactly 50: the cohort behind the figure (deyo1988) used 50 and over.",
         lambda a: a.fired("over-50-new-pain") or _exactly_50(a)),
    Note("N8", "imaging", "4 to 6 weeks", "the pain persists in spite of care, and the weeks of care are known",
         "Below 4 weeks: not yet, with the week it falls due. From 4 on: may be considered. From 6 on: the window has passed. Over 6 weeks: referral applies too.",
         lambda a: a.case.present("not_improving") and a.case.known("conservative_weeks")),
    Note("N9", "management", "One month and acute", "the second line applies, is not withheld, and the pain is under 6 weeks old or of unknown duration",
         "One month is read as 4 weeks. Definitions of acute differ: under 6 weeks is common, the American guidelines let subacute begin at 4. The article puts manipulation “for acute pain” among what follows a month without improvement, which only the wider definition makes possible. So: manipulation is listed under 6 weeks, the list for subacute or chronic pain from 4 weeks, and between the two both are shown. Chronic is over 12 weeks. With the duration unknown manipulation is not listed.",
         _manipulation_open),
    Note("N10", "management", "Older age", "age over 50 is a reason for earlier follow-up",
         "Older age has no number in follow-up; the article’s only age line (over 50) is used.",
         lambda a: a.management.follow_up is FollowUp.EARLIER and "age_years" in a.management.follow_up_because),
    Note("N11", "management", "Referral of red flags", "the rung is first-test, and the plan is neither released nor withheld",
         "Read literally every person over 50 with new pain is referred urgently. Urgent referral goes with the rungs immediate and urgent-evaluation; the first-test flags (age, trauma, osteoporosis) go through their test first.",
         _waits_for_test),
    Note("N12", "screen", "Fever", "fever is present or absent",
         "Fever counts whether reported or measured; a reading within limits after an antipyretic is not assessed, not absent. Fever was present in only about 20 of 100 people with an epidural abscess in one emergency cohort (davis2020), so its absence reassures little.",
         lambda a: a.case.known("fever")),
    Note("N13", "imaging", "Where to image, and with what", "the rung is urgent-evaluation or immediate",
         "The article speaks of cauda equina; in upper back pain the cord is at risk, so the result says: image the thoracic spine or the whole spine, not the lumbar spine alone. The article allows MRI (preferred) or CT; the stricter reading is taken: CT where MRI cannot be had or is unsafe (some implants), since it can miss abscess and cord compression.",
         _urgent),
    Note("N14", "imaging", "No clock", "the rung is urgent-evaluation or immediate",
         "“Immediate” and “urgent” have no hours in the article. Same day is ours. Beside suspected metastasis the site shows NICE’s times: whole-spine MRI within 24 hours with neurological symptoms or signs, within a week without (niceQS56). How often same day would be said in ordinary practice (an ESR of 20 in an old person, a needle decades ago) is a question put to the reviewers.",
         _urgent),
    Note("N15", "imaging", "Trauma, age, osteoporosis", "trauma, osteoporosis or over-50-new-pain fires",
         "Trauma, age and osteoporosis are read as any one of them, not all; a film now, although the article lists it under delayed imaging. High-energy injury stops the tool (gate).",
         lambda a: a.fired("trauma", "osteoporosis", "over-50-new-pain")),
    Note("N16", "screen", "Words without a number", "a finding whose word the article leaves without a number is present",
         "Words without a number (severe, recent, significant, risk factors) are read as the help beside each question says, wide rather than narrow; the one exception is non-melanoma skin cancer.",
         lambda a: any(a.case.present(id) for id in _N16_FINDINGS)),
    Note("N17", "imaging", "Check these answers", "new pain of more than 12 weeks, or pain under 4 weeks that is not new",
         "New pain of more than 12 weeks, or pain under 4 weeks that is not new, is computed (a slow metastasis can be first seen late) and the pair is named so that it is looked at again.",
         lambda a: a.case.odd_pair()),
    Note("N18", "imaging", "Nerve signs without a red flag", "signs of radiculopathy or stenosis are present and no rule above none fires",
         "The article gives radiculopathy and stenosis no imaging until care has failed in a candidate for intervention. It says nothing against imaging them earlier either: its advice against routine imaging is written for nonspecific pain. The regional guideline rates MRI usually appropriate (shah2024). The words say both.",
         _nerve_without_flag),
    Note("N19", "management", "After the work-up", "the plan is released by a finished work-up",
         "The article ends at the test. Without an exit, everyone over 50 with new pain would wait for a film for ever. Once flags below immediate were worked up for this pain and nothing serious was found, the plan is released; the ladder still shows what was answered, and what comes then.",
         lambda a: a.management.released),
    Note("N20", "imaging", "Several rules", "two or more rules fire",
         "The highest rung is the answer and all of them are shown.",
         lambda a: len(a.imaging.rules) > 1),
)  # fmt: skip


def applying(assessed: Assessed, part: str) -> list[str]:
    """The ids of the notes that one part of the assessment carries, in the order of the numbers."""
    return [note.id for note in NOTES if note.list == part and note.applies(assessed)]
