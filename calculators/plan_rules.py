"""The rules of the plan, and the statements of the article that each of them lists."""

from .findings import Origin
from .readers import Words
from .rules import Family, Rule

FIRST_LINE = (
    "first-line-education", "natural-history", "first-line-activity", "first-line-heat",
    "first-line-before-drugs", "first-line-drugs", "opioid-caution",
)  # fmt: skip
"""In the order in which they are listed: what before-drugs asks for stands before drugs."""

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
    return Rule(
        id, Family.MANAGEMENT, title, outcome, statements=statements, origin=origin, notes=notes, condition=condition
    )


RULES: tuple[Rule, ...] = (
    _rule("plan-first-line", Words("First line", "What helps first"), "first-line",
          Words("Plan given: all of it (the expected course up to 6 weeks). Provisional: heat, assessment before drugs, opioid caution; a drug once the gate is clear and fever was asked. Beside a test: the same, with a drug. Withheld: nothing",
                "All of it once the warning signs are answered; before that only what relieves the pain"),
          *FIRST_LINE, notes=("N19",)),
    _rule("plan-second-line", Words("Second line", "What comes next"), "second-line",
          Words("No improvement after 4 weeks or more of conservative care", "Still as bad after 4 weeks or more of treatment"),
          "second-line-after-month", *SECOND_LINE, notes=("N9",)),
    _rule("plan-chronic", Words("Second line, subacute or chronic pain", "What comes next for lasting pain"), "second-line",
          Words("As second line: pain that outlasted 4 weeks of care is at least subacute", "Still as bad after 4 weeks or more of treatment"),
          CHRONIC, notes=("N9",)),
    _rule("plan-manipulation", Words("Second line, acute pain", "What comes next for recent pain"), "second-line",
          Words("As second line, with the pain known to be under 6 weeks old; beyond the source: only where the class is nonspecific",
                "Still as bad after 4 weeks of treatment, within the first 6 weeks, and no warning sign or nerve sign"),
          MANIPULATION, notes=("N9",)),
    _rule("plan-psychosocial", Words("Psychosocial factors", "Mood, habits and work"), "psychosocial",
          Words("Each of the four that is present is named; cognitive behavioral therapy then stands first in second line", "Each one that is present is named"),
          "psychosocial-predictors"),
    _rule("referral-flags", Words("Refer: red flags", "Referral for warning signs"), "referral",
          Words("The floor is immediate or urgent-evaluation, unless released", "A warning sign that needs to be seen today"),
          "refer-red-flags", notes=("N11",)),
    _rule("referral-six-weeks", Words("Refer: more than 6 weeks", "Referral after 6 weeks"), "referral",
          Words("No improvement after more than 6 weeks of conservative care", "Still as bad after more than 6 weeks of treatment"),
          "refer-six-weeks"),
    _rule("referral-nerve", Words("Refer: radiculopathy or stenosis", "Referral for the nerves"), "referral",
          Words("Signs of radiculopathy or stenosis in a candidate for an intervention", "Nerve signs, where an injection or operation would be considered"),
          "refer-radiculopathy-stenosis"),
    _rule("follow-up-now", Words("Now", "Now"), "now",
          Words("The gate says stop, or the floor is immediate or urgent-evaluation and not released", "A warning sign that needs to be seen today")),
    _rule("follow-up-result", Words("With the result of the test", "With the result of the test"), "with-result",
          Words("The floor is first-test, not released", "A simple test comes first"), origin=Origin.BEYOND),
    _rule("follow-up-earlier", Words("Earlier than 1 month", "Earlier than 1 month"), "earlier",
          Words("Severe pain, significant functional deficit, age over 50, or signs of radiculopathy", "Strong pain, kept from daily tasks, over 50, or nerve signs"),
          "followup-earlier", notes=("N10",)),
    _rule("follow-up-month", Words("After 1 month", "After 1 month"), "1-month",
          Words("None of the above, if symptoms persist or do not improve", "Otherwise, if it is still there"), "followup-one-month"),
)  # fmt: skip

RULE_BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
