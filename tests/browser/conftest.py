"""Browsers and addresses for the browser tests.

page            a page of a fresh context; `page.goto("assess/red-flags.html")` goes to the served site
site_url        the address of the served site, under a sub-path and the strict policy
file_url        the address of a page of the built site on disk
problems        what the page complained of: console errors, uncaught errors, refusals of the policy
recorded_page   a page whose browser asks the recording proxy for everything; with it:
recorder        the requests that were seen, workers' included
calculator      `calculator("imaging")` is that calculator, open, ready and without answers; it may complain of nothing
host            the site from a host of its own, which can be stopped and can change
bench           a page with nothing but the engine, from a server that can be told what to get wrong; its folder: bench_site
axe             the accessibility faults of a page, one line each
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.support import engines
from tests.browser.support.calculator import Open
from tests.browser.support.console_errors import watch
from tests.browser.support.engines import pytest_generate_tests
from tests.browser.support.faulty_server import Bench, a_site, serving_it
from tests.browser.support.own_host import Host
from tests.browser.support.recording_proxy import Recorder, recording
from tests.browser.support.static_server import POLICY, serving
from tests.browser.support.warm_pages import Desk
from tests.support.paths import SITE

__all__ = ["pytest_generate_tests"]


class Axe(Protocol):
    """What the fixture `axe` gives."""

    def __call__(self, page: Page, only: tuple[str, ...] = ...) -> list[str]:
        """The faults of a page, one line each."""


SUB_PATH = "/guidelines/upper-back-pain/"
# A first start of Python in a page, on a busy machine with two cores.
PATIENCE_MS = 20_000


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """How long `expect` waits."""
    expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], browser_name: str) -> dict[str, Any]:
    """How the browser of the machine is started."""
    return {**browser_type_launch_args, **engines.launch_options(browser_name)}


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    """What a relative address in `page.goto` is relative to: the served site, built or not."""
    with serving(SITE, SUB_PATH, POLICY) as url:
        yield url


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], base_url: str) -> dict[str, Any]:
    """A reader who chose to keep no copy of the site: in a fresh browser each test would fetch all of it."""
    choice = {"name": f"{SUB_PATH}.ub-offline", "value": '"off"'}
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(base_url))
    return {**browser_context_args, "storage_state": {"origins": [{"origin": origin, "localStorage": [choice]}]}}


@pytest.fixture(scope="session")
def site_url(base_url: str, site_dir: Path) -> str:
    """The address of the built site; ends in a slash."""
    assert site_dir.is_dir()
    return base_url


@pytest.fixture(scope="session")
def file_url(site_dir: Path) -> Callable[[str], str]:
    """The address on disk of a page such as `index.html`."""
    return lambda page: (site_dir / page).as_uri()


@pytest.fixture
def problems(page: Page) -> list[str]:
    """What the page complained of so far. Ask for it before the page goes anywhere."""
    return watch(page)


@pytest.fixture(scope="session")
def desk(
    request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict[str, Any], site_url: str
) -> Iterator[Desk]:
    """The calculators that stay open from test to test."""
    assert browser_context_args["base_url"] == site_url
    context = browser.new_context(**browser_context_args)
    yield Desk(context, lambda: request.session.testsfailed > 0)
    context.close()


@pytest.fixture
def calculator(desk: Desk) -> Iterator[Open]:
    """A calculator by its kind, as one finds it."""
    desk.complaints.clear()
    yield desk.calculator
    assert desk.complaints == []


@pytest.fixture
def host(site_dir: Path) -> Iterator[Host]:
    """The site from a host of its own."""
    one = Host(site_dir)
    yield one
    one.stop()


@pytest.fixture(scope="session")
def bench_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one page with the packed runtime, in a folder whose name has a space and an umlaut."""
    return a_site(tmp_path_factory.mktemp("engine") / "Stick für Anna")


@pytest.fixture
def bench(bench_site: Path) -> Iterator[Bench]:
    """A server of that page that can be told to break things."""
    with serving_it(bench_site) as made:
        yield made


@pytest.fixture(scope="session")
def recorded_browser(
    launch_browser: Callable[..., Browser], browser_type_launch_args: dict[str, Any], browser_name: str
) -> Iterator[tuple[Browser, Recorder]]:
    """A browser that asks the recording proxy for everything, loopback included."""
    with recording() as recorder:
        browser = launch_browser(**engines.through(recorder.server, browser_name, browser_type_launch_args))
        yield browser, recorder
        browser.close()


@pytest.fixture
def recorder(recorded_browser: tuple[Browser, Recorder]) -> Recorder:
    """What was asked for in this test."""
    recorded_browser[1].rest()
    recorded_browser[1].clear()
    return recorded_browser[1]


@pytest.fixture
def recorded_context(
    recorded_browser: tuple[Browser, Recorder], recorder: Recorder, browser_context_args: dict[str, Any]
) -> Iterator[BrowserContext]:
    """A fresh context of the recorded browser."""
    assert recorder.seen == []
    context = recorded_browser[0].new_context(**browser_context_args)
    yield context
    context.close()


@pytest.fixture
def recorded_page(recorded_context: BrowserContext) -> Page:
    """A fresh page of the recorded browser."""
    return recorded_context.new_page()


@pytest.fixture(scope="session")
def axe(root: Path) -> Axe:
    """Look for accessibility faults in a page as it stands; with `only`, for those of some rules."""
    script = (root / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def faults(page: Page, only: tuple[str, ...] = ()) -> list[str]:
        # Evaluated by the debugger, not by the page: the page's policy stays as it is.
        page.evaluate(script)
        # Its measure of targets is off unless asked for.
        wanted = {} if only else {"rules": {"target-size": {"enabled": True}}}
        options = {"resultTypes": ["violations"], **wanted, **({"runOnly": list(only)} if only else {})}
        found = page.evaluate("options => axe.run(document, options)", options)
        return [
            f"{rule['id']}: {rule['help']}: {node['html']}" for rule in found["violations"] for node in rule["nodes"]
        ]

    return faults
