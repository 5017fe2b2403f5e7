"""A patient's question covers every item of its help that a patient can know."""

import re

import pytest

from tests.module.support.catalog import FINDINGS

EXAMINED = None
"""An item that only an examination or a test can show."""
COVERED: dict[str, dict[str, str | None]] = {
    "cancer_history": {
        "Any cancer, treated or not": "have you ever had cancer",
        "except nonmelanoma skin cancer": "skin cancer counts only if it was melanoma",
    },
    "heart_or_aorta_warning": {
        "pain that began suddenly, within seconds to a minute, and was severe at once, whatever its quality": (
            "the pain began suddenly, within seconds, and was very bad right away"
        ),
        "tearing or crushing pain": "it tears or crushes",
        "new pain with a known aortic aneurysm": "it is new, and you have a widened main artery (aneurysm)",
        "Marfan syndrome or a similar disease": "Marfan syndrome or a similar disease",
        "previous aortic surgery": "had surgery on that artery",
        "a family history of aortic dissection": "a close relative had a torn main artery",
        "pain brought on by exertion and relieved by rest, not by moving the back": (
            "it comes when you walk or climb and eases when you stop"
        ),
        "sweating": "sweat",
        "syncope": "faint",
        "nausea": "feel sick",
        "dyspnea with the pain": "have trouble breathing with it",
        "unequal pulses or blood pressures in the arms": EXAMINED,
        (
            "Sudden pain that began with a movement or a blow and that the same movement reproduces: not assessed "
            "until pulses, blood pressure in both arms, and risk factors have been checked; then answer as found"
        ): EXAMINED,
    },
    "lung_warning": {
        "hemoptysis": "have you coughed up blood",
        "new dyspnea": "are you newly short of breath",
        "pleuritic pain with one of": "does it hurt to breathe in, and do you also have one of these",
        "fever and cough": "a cough with fever",
        "tachycardia": "a racing heart",
        "unilateral leg swelling": "one swollen leg",
        "surgery, a cast, or bed rest within 4 weeks": "surgery, a cast, or bed rest in the last four weeks",
        "childbirth within 12 weeks": "a birth in the last twelve weeks",
        "estrogen use": "estrogen",
        "active cancer": "active cancer",
        "previous venous thromboembolism": "a past blood clot",
        "Tenderness on palpation does not rule it out": EXAMINED,
    },
    "abdominal_warning": {
        "epigastric pain boring through to the back": "the pain goes through from your belly to your back",
        "pain or tenderness in the right upper quadrant as well": "you also have pain under your right ribs",
        "repeated vomiting": "you keep vomiting",
        "melena (black stools)": "your stools are black",
        "jaundice": "your skin or eyes are yellow",
    },
    "major_trauma": {
        "Within about two weeks and as the cause of this pain": "start in the last two weeks after a serious accident",
        "a fall from well above standing height": "a fall from a height",
        "a road traffic crash": "a car crash",
        "a crush injury": "being crushed",
        "Use a trauma pathway": EXAMINED,
    },
    "progressive_neuro_symptoms": {
        "Weakness": "weakness",
        "numbness": "numbness",
        "clumsiness": "clumsiness",
        "unsteadiness that increases over hours to weeks": "unsteadiness",
        "New stumbling counts": "have you begun to stumble",
        "even if the examination is normal": EXAMINED,
    },
    "cord_signs": {
        "Unsteady gait": "you are unsteady when you walk",
        "both legs newly heavy, stiff, strange, or “not my own”": (
            "both legs feel newly heavy, stiff, strange, or as if they belonged to someone else"
        ),
        "a sensory level on the trunk": "feeling changes below a line on your body",
        "hyperreflexia, clonus, or an upgoing plantar response (Babinski sign)": EXAMINED,
        "Long-standing heaviness of the legs on walking that recovers on sitting does not count": "newly",
    },
    "bleeding_risk": {
        "Anticoagulants: warfarin": "warfarin",
        "heparin": "heparin injections",
        "a direct oral anticoagulant": "apixaban, rivaroxaban, dabigatran",
        "Aspirin or another antiplatelet drug alone does not count": "other than aspirin or clopidogrel",
    },
    "recent_infection": {
        "Bloodstream": "you were treated for an infection of the blood",
        "heart valve": "heart valve",
        "skin": "skin",
        "urinary": "bladder",
        "chest": "chest",
        "dental infection within about the last 3 months": "tooth",
        "tuberculosis at any time": "you have ever had tuberculosis",
        "close contact with it": "you lived with, or were close to, someone who had it",
        "Shingles alone does not count": "other than shingles",
    },
    "immunosuppression": {
        "Disease or medication that suppresses immunity": "an illness or medicine that weakens your immune system",
        "chemotherapy": "chemotherapy",
        "transplant medication": "transplant medicine",
        "biologics": "biologics",
        "poorly controlled diabetes": "diabetes that is poorly controlled",
        "dialysis": "dialysis",
        "a permanent venous line or port": "a port or a permanent line in a vein",
        "sickle cell disease": "sickle cell disease",
        "no spleen": "a missing spleen",
        "Steroids alone are asked about below": EXAMINED,
    },
    "spinal_implant": {"Screws": "screws", "rods": "rods", "a cage": "a cage", "a stimulator": "a stimulator"},
    "escalating_pain": {
        "Any one of these features is enough": "does it also do one of these",
        "worse when lying flat": "get worse when you lie flat",
        "worse with coughing or straining": "get worse when you cough or strain",
        "in a band around the trunk": "go around your body like a band",
        "wakes the patient every night": "wake you every night",
        "Night pain alone does not count": EXAMINED,
    },
    "osteoporosis_risk": {
        "Known osteoporosis": "you have weak bones (osteoporosis)",
        "previous fragility fracture": "you once broke a bone in a minor fall",
        "early menopause": "your menopause came early",
        "low body weight": "your weight is low",
        "heavy alcohol use": "you drink a lot of alcohol",
        "height loss of more than 6 cm (about 2.4 in)": "you have clearly become shorter (more than 6 cm",
        "new kyphosis": "your back has become rounded",
        "sudden severe pain late in pregnancy or within 6 months of childbirth": (
            "the pain was sudden and severe, late in pregnancy or within six months of a birth"
        ),
        "Long-term steroids are asked about next": EXAMINED,
    },
    "stiff_spine_injury": {
        "Ankylosing spondylitis": "ankylosing spondylitis",
        "diffuse idiopathic skeletal hyperostosis (DISH)": "DISH",
        "the injury may be minor or not remembered": "a knock, even a small one; new pain",
        "A radiograph alone does not complete the work-up": EXAMINED,
    },
    "percussion_tenderness": {
        "unable to lie flat on the back because of pain": "does pain keep you from lying flat on your back",
        "Diffuse muscle tenderness does not count": "one spot on your spine",
    },
}
TWO_PARTS = ("bleeding_risk", "spinal_implant", "escalating_pain", "stiff_spine_injury")
BOTH_PARTS = (
    "Both parts are required: answer no if one of them is known to be absent, "
    "and leave the question not assessed if one is unknown"
)
CONNECTING = {"any", "of", "or", "and", "also", "counts", "with", "the", "pain", "as", "a", "an"}


@pytest.mark.parametrize("id", COVERED)
def test_each_item_of_the_help_has_its_phrase_in_the_patients_question(id: str) -> None:
    rest, question = FINDINGS[id]["help"]["clinician"], FINDINGS[id]["ask"]["patient"]
    for item, phrase in COVERED[id].items():
        assert item in rest, item
        rest = rest.replace(item, " ", 1)
        assert phrase is None or phrase in question[:1].lower() + question[1:], phrase
    rest = rest.replace(BOTH_PARTS, "").replace("Also counts", "")
    left = set(re.sub(r"\(N\d+(, N\d+)*\)", "", rest).replace(":", " ").replace(";", " ").split())
    assert {word.strip(".,()").lower() for word in left} - {""} <= CONNECTING


@pytest.mark.parametrize("id", TWO_PARTS)
def test_a_question_in_two_parts_says_when_to_answer_no_and_when_to_leave_it_open(id: str) -> None:
    assert BOTH_PARTS in FINDINGS[id]["help"]["clinician"]
    assert re.search(r", and .* (also|both) ", FINDINGS[id]["ask"]["patient"])


def test_items_of_a_list_are_short() -> None:
    for row in FINDINGS.values():
        question = row["ask"]["patient"]
        if ";" in question:
            _, items = question.split(": ", 1)
            assert all(len(item.split()) <= 26 for item in items.split("; ")), question
