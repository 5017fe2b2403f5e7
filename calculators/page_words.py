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
}
