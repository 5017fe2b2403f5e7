"""Texts of the page around an answer: states, buttons, headings, and the rows of the rule table."""

from calculators.reader_text import Words, for_both

PAGE_WORDS: dict[str, Words] = {
    "yes": for_both("Yes"),
    "no": for_both("No"),
    "not-asked": Words("Not assessed", "Not answered"),
    "not-known": for_both("not known"),
    "none-of-these": for_both("None of these"),
    "none-of-the-others": for_both("None of the others"),
    "beyond": Words("not in the article", "not in the article"),
    "idle": Words("Start with age, or with what you have found", "Start with your age, or with what you have noticed"),
    "loading": for_both("Loading the calculator…"),
    "starting": for_both("Starting the calculator…"),
    "ready": for_both("Ready"),
    "failed": for_both("The calculator could not start"),
    "failed-what-works": Words(
        "This page cannot give an answer now. You can still use and print the checklist and the rule table below",
        "This page cannot give an answer now. You can still read and print the list of questions",
    ),
    "other-rules": Words(
        "The calculator and this page use different versions of the rules. Reload the page to get the same version of both",
        "This page and the calculator do not match. Reload the page",
    ),
    "bad-link": for_both("This link cannot be used"),
    "bad-link-nothing-taken": for_both("Nothing was loaded from the link. The page has not changed"),
    "faults": for_both("Please check these answers"),
    "title-screen": Words("Which red flags are present?", "Do you have any warning signs?"),
    "title-imaging": Words("What imaging, and when?", "Do you need a scan, and when?"),
    "title-management": Words("What is the treatment plan?", "What can help, and what comes next?"),
    "mark-at-least": for_both("at least"),
    "mark-could-be": for_both("could still be"),
    "mark-settled": for_both("settled"),
    "mark-unknown": for_both("not yet known"),
    "first-line": Words("First line", "First steps"),
    "second-line": Words("Second line", "If it has not helped after a month"),
    "held-back": Words("On hold", "Not yet"),
    "psychosocial": Words("Psychosocial factors", "What can make pain last"),
    "psychosocial-ask": Words("Not yet assessed", "Not yet answered"),
    "referral": Words("Referral", "Who else should see you"),
    "follow-up": Words("Follow-up", "When to be seen again"),
    "scope-tag": Words("scope not yet checked", "more questions first"),
    "table-title": Words("Rule table", "How the answer is found"),
    "table-lead": Words(
        "Read from the top down: the first row that contains a finding that is present gives the answer. “Not assessed” does not mean “no”",
        "Read from the top down: the first row that has one of your warning signs gives the answer. An unanswered question is not a “no”",
    ),
    "table-stop": Words("Emergency assessment for a cause not covered by this guideline", "Call for emergency help"),
    "table-outside": Words(
        "Not covered: use clinical judgment and the guidance that applies",
        "This guideline does not fit your case: see a doctor",
    ),
    "no-script": Words(
        "JavaScript is off, so no answer can be computed. The checklist and the rule table below still work",
        "JavaScript is off, so this page cannot give an answer. The list of questions and the table below still help",
    ),
}
