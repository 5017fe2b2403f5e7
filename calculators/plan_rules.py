"""Define the rules of the plan, and the article's statements that each of them lists."""

from calculators.findings import Origin
from calculators.reader_text import Words
from calculators.rules import Family, Rule

FIRST_LINE = (
    "first-line-education", "natural-history", "first-line-activity", "first-line-heat",
    "first-line-before-drugs", "first-line-drugs", "opioid-caution",
)  # fmt: skip
"""In the order in which they are listed: the assessment before medication precedes medication."""

SECOND_LINE = ("second-line-exercise", "second-line-cbt")
CHRONIC = "second-line-chronic"
MANIPULATION = "second-line-acute-manipulation"


def _rule(
    id: str,
    title: Words,
    outcome: str,
    condition: Words,
    *statements: str,
    notes: tuple[str, ...] = (),
    origin: Origin = Origin.ARTICLE,
) -> Rule:
    """Return a rule of the plan. Its condition is text, because it depends on the assessment, not on findings alone."""
    return Rule(
        id, Family.MANAGEMENT, title, outcome, statements=statements, origin=origin, notes=notes, condition=condition
    )


RULES: tuple[Rule, ...] = (
    _rule("plan-first-line", Words("First-line care", "What to try first"), "first-line",
          Words("Full plan: all items (education and expected course only up to 6 weeks of pain, and not once second-line care applies). Interim plan: heat, assessment before medication, opioid caution; medication once the scope is clear and fever has been assessed. Pending a test: the same, with medication. No plan yet: nothing",
                "All of it, once you have answered the questions about warning signs; until then, only what eases the pain"),
          *FIRST_LINE, notes=("N19",)),
    _rule("plan-second-line", Words("Second-line care", "What to try next"), "second-line",
          Words("No improvement after 4 or more weeks of conservative care", "Still about as bad after 4 or more weeks of treatment"),
          "second-line-after-month", *SECOND_LINE, notes=("N9",)),
    _rule("plan-chronic", Words("Second-line care, subacute or chronic pain", "What to try next for lasting pain"), "second-line",
          Words("As for second-line care: pain that has persisted through 4 weeks of care is at least subacute", "Still as bad after 4 weeks or more of treatment"),
          CHRONIC, notes=("N9",)),
    _rule("plan-manipulation", Words("Second-line care, acute pain", "What to try next for recent pain"), "second-line",
          Words("As for second-line care, if the pain is known to have lasted less than 6 weeks; our addition: only if the pain is classified as nonspecific",
                "Still about as bad after 4 weeks of treatment, within the first 6 weeks, and with no warning sign or nerve sign"),
          MANIPULATION, notes=("N9",)),
    _rule("plan-psychosocial", Words("Psychosocial factors", "Mood, habits, and work"), "psychosocial",
          Words("Each of the four that is present is listed; cognitive behavioral therapy then comes first in second-line care", "Each one that is present is listed"),
          "psychosocial-predictors"),
    _rule("referral-flags", Words("Refer: red flags", "Referral for warning signs"), "referral",
          Words("The answer is at least “Today” or “Immediate,” and the red flags have not been worked up", "A warning sign that has to be checked today"),
          "refer-red-flags", notes=("N11",)),
    _rule("referral-six-weeks", Words("Refer: more than 6 weeks", "Referral after 6 weeks"), "referral",
          Words("No improvement after more than 6 weeks of conservative care", "Still as bad after more than 6 weeks of treatment"),
          "refer-six-weeks"),
    _rule("referral-nerve", Words("Refer: radiculopathy or stenosis", "Referral for nerve problems"), "referral",
          Words("Signs of radiculopathy or stenosis in a candidate for injection or surgery", "Signs of a nerve problem, if an injection or operation would be considered"),
          "refer-radiculopathy-stenosis"),
    _rule("follow-up-now", Words("Now", "Now"), "now",
          Words("The scope check says stop, or the answer is at least “Today” or “Immediate” and the red flags have not been worked up", "A warning sign that needs to be seen today")),
    _rule("follow-up-result", Words("With the test result", "With the test result"), "with-result",
          Words("The answer is at least “Test first,” and the test has not been done", "A simple test comes first"), origin=Origin.BEYOND),
    _rule("follow-up-earlier", Words("Earlier than 1 month", "Earlier than 1 month"), "earlier",
          Words("Severe pain, significant functional deficit, age over 50, or signs of radiculopathy", "Severe pain, being kept from daily tasks, age over 50, or signs of a nerve problem"),
          "followup-earlier", notes=("N10",)),
    _rule("follow-up-month", Words("After 1 month", "After 1 month"), "1-month",
          Words("None of the above, and symptoms persist or do not improve", "Otherwise, if the pain is still there"), "followup-one-month"),
)  # fmt: skip

RULE_BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
