"""Each answer shows what made it: the findings, the statement, its numbered sources, the rule; every link leads there."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.support.calculator import Calculator


def explanation(one: Calculator) -> Locator:
    """Expand the section that explains the answer."""
    fold = one.region.locator("details", has_text="Why").first
    fold.locator("summary").click()
    return fold


def test_why_names_the_finding_the_statement_its_sources_and_the_rule(page: Page) -> None:
    one = Calculator.open(page, "imaging")
    one.choose_answer("recent_trauma", "present")
    fold = explanation(one)
    for text in ("Recent trauma", "Suspected compression fracture", "Shah 2024", "Downie 2013"):
        expect(fold).to_contain_text(text)
    for target in ("#delayed-radiograph", "#ref-shah2024", "#rule-trauma"):
        expect(fold.locator(f'a[href$="{target}"]').first).to_be_visible()


def test_a_statement_without_verified_support_says_so_where_it_is_the_reason(page: Page) -> None:
    one = Calculator.open(page, "imaging")
    one.choose_answer("unexplained_weight_loss", "present")
    fold = explanation(one)
    expect(fold).to_contain_text("Unexplained weight loss")
    expect(fold.locator('a[href$="#flag-weight-loss"]').first).to_be_visible()
    fold.locator('a[href$="#flag-weight-loss"]').first.click()
    expect(page.locator("#flag-weight-loss")).to_be_visible()
