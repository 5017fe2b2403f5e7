"""Texts that the page needs around an answer: states, buttons, headings. None of them is clinical."""

from .readers import Words, same

PAGE_WORDS: dict[str, Words] = {
    "yes": same("Yes"),
    "no": same("No"),
    "not-asked": same("Not asked"),
    "not-known": same("not known"),
    "none-of-these": same("None of these"),
    "none-of-the-others": same("None of the others"),
    "beyond": Words("beyond the source", "not from the article"),
    "idle": Words("Answer a question and the calculator starts", "Answer a question and the calculator starts"),
    "loading": same("Loading the calculator…"),
    "starting": same("Starting the calculator…"),
    "ready": same("Ready"),
    "failed": same("The calculator could not start"),
    "failed-what-works": Words(
        "No answer is computed on this page. What still works: the checklist, the table of rules below it, and printing both",
        "No answer is worked out on this page. The list of questions still works, and you can print it",
    ),
    "other-rules": Words(
        "The calculator that answered has other rules than this page. Reload the page to get both of the same version",
        "The calculator is of another version than this page. Reload the page",
    ),
    "bad-link": same("This link cannot be used"),
    "bad-link-nothing-taken": same("Nothing was taken from the link. What was on the page stays"),
    "faults": same("Please look at these answers"),
    "title-screen": Words("Which red flags are there?", "Which warning signs are there?"),
    "title-imaging": Words("What imaging, and when?", "Is a scan needed, and when?"),
    "title-management": Words("What plan?", "What helps, and what comes next?"),
    "mark-at-least": same("at least"),
    "mark-could-be": same("could still be"),
    "mark-settled": same("settled"),
    "mark-unknown": same("not yet known"),
    "first-line": Words("First line", "First steps"),
    "second-line": Words("Second line", "If it has not helped after a month"),
    "held-back": Words("Held back", "Not yet"),
    "psychosocial": Words("Psychosocial factors", "What can make pain last"),
    "psychosocial-ask": same("Not yet asked"),
    "referral": Words("Referral", "Who else should see you"),
    "follow-up": Words("Follow-up", "When to come back"),
    "scope-tag": Words("scope not yet checked", "other questions first"),
    "table-title": Words("The table of rules", "How the answer is found"),
    "table-lead": Words(
        "Read from the top: the first row with a finding that is present is the answer. A question that was not asked is not a “no”",
        "Read from the top: the first row with a warning sign that is there is the answer. A question that was not asked is not a “no”",
    ),
    "table-stop": Words("Emergency assessment for a cause outside this guideline", "Call for emergency help"),
    "table-outside": Words(
        "Not covered: clinical judgement, and the guidance written for it",
        "This guideline was not written for you: speak to a doctor",
    ),
    "no-script": Words(
        "Without script nothing is computed here. The checklist and the table of rules below work as they are",
        "Without script nothing is worked out here. The list of questions and the table below still help",
    ),
}
