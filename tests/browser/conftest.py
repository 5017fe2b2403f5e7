"""Browsers and addresses for the browser tests.

page            a page of a fresh context; `page.goto("assess/red-flags.html")` goes to the served site
site_url        the address of the served site, under a sub-path and with the strict policy
file_url        the address of a page of the built site on disk
problems        the console errors of the page
recorded_page   a page whose browser sends every request through the recording proxy; with it:
recorder        the recorded requests, those of workers included
calculator      `calculator("imaging")` is that calculator, ready and without answers; it must report no errors
site_host       the site on a host that a test can stop and change
small_site      a part of the site, which a browser saves quickly
engine_page     a page that contains only the engine, from a server that a test can make faulty; its folder: engine_site
nginx_url       the release served by nginx, over http; over https: nginx_https_url
axe             a function that returns the accessibility errors of a page, one line each
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from site_src.features.local_settings import LOCAL_FILES
from site_src.release import precompress
from tests.browser.support import engines
from tests.browser.support.axe import Axe
from tests.browser.support.calculator import OpenCalculator
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.engines import pytest_collection_modifyitems, pytest_generate_tests
from tests.browser.support.faulty_server import EnginePage, serve_engine_page, write_engine_site
from tests.browser.support.nginx import FRAME_PAGE, PATH, VERSION, Ports, release_folder, run_nginx
from tests.browser.support.recording_proxy import Recorder, run_recording_proxy
from tests.browser.support.site_host import SiteHost, write_small_site
from tests.browser.support.static_server import POLICY, SUB_PATH, serve_folder
from tests.browser.support.warm_pages import WarmPages, WithoutCopy
from tests.support.paths import SITE
from tools.setup import nginx as nginx_finder
from tools.setup.python import required_in_ci

__all__ = ["pytest_collection_modifyitems", "pytest_generate_tests"]

# Long enough for a first start of Python on a busy machine with two cores.
PATIENCE_MS = 20_000


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """Set how long `expect` waits."""
    expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session", autouse=True)
def one_load_at_a_time() -> Iterator[None]:
    """Start no load in Firefox before the last one has ended."""
    with pytest.MonkeyPatch.context() as patch:
        engines.wait_before_navigation(patch)
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], browser_name: str) -> dict[str, Any]:
    """Return the options that start the browser of the machine."""
    return {**browser_type_launch_args, **engines.launch_options(browser_name)}


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    """Serve the site and return its address, which relative addresses in `page.goto` start from."""
    with serve_folder(SITE, SUB_PATH, POLICY) as url:
        yield url


@pytest.fixture(scope="session")
def without_copy(base_url: str) -> WithoutCopy:
    """Give a function that turns off the offline copy in the pages of a context, which would download the whole site.

    A script does it: the option `storage_state` of Playwright opens a page in each new context, for half a second.
    """
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(base_url))
    script = f"""try {{
      if (location.origin === "{origin}") localStorage["{SUB_PATH}.ub-offline"] ??= '"off"';
    }} catch {{}}"""

    def choose(context: BrowserContext) -> BrowserContext:
        context.add_init_script(script)
        return context

    return choose


@pytest.fixture
def allows_copy() -> bool:
    """Say whether the pages of a test may save an offline copy; a test file may override it."""
    return False


@pytest.fixture
def context(new_context: Callable[[], BrowserContext], without_copy: WithoutCopy, allows_copy: bool) -> BrowserContext:
    """Open a fresh context."""
    return new_context() if allows_copy else without_copy(new_context())


@pytest.fixture(scope="session")
def site_url(base_url: str, site_dir: Path) -> str:
    """Return the address of the built site; it ends in a slash."""
    assert site_dir.is_dir()
    return base_url


@pytest.fixture(scope="session")
def file_url(site_dir: Path) -> Callable[[str], str]:
    """Return a function from a page such as `index.html` to its file address."""
    return lambda page: (site_dir / page).as_uri()


@pytest.fixture
def problems(page: Page) -> list[str]:
    """Collect the console errors of the page. Request this fixture before the page loads anything."""
    return collect_console_errors(page)


@pytest.fixture(scope="session")
def warm_pages(
    request: pytest.FixtureRequest,
    browser: Browser,
    browser_context_args: dict[str, Any],
    without_copy: WithoutCopy,
    site_url: str,
) -> Iterator[WarmPages]:
    """Open calculators that stay open from test to test."""
    assert browser_context_args["base_url"] == site_url
    context = without_copy(browser.new_context(**browser_context_args))
    yield WarmPages(context, lambda: request.session.testsfailed > 0)
    context.close()


@pytest.fixture
def calculator(warm_pages: WarmPages) -> Iterator[OpenCalculator]:
    """Return a function that opens a calculator without answers, and check that it reported no errors."""
    warm_pages.console_errors.clear()
    yield warm_pages.calculator
    assert warm_pages.console_errors == []


@pytest.fixture
def site_host(site_dir: Path) -> Iterator[SiteHost]:
    """Serve the site from a host that a test can stop and change."""
    one = SiteHost(site_dir)
    yield one
    one.stop()


@pytest.fixture(scope="session")
def small_site(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a part of the site, which a browser saves quickly."""
    return write_small_site(site_dir, tmp_path_factory.mktemp("small") / "site")


@pytest.fixture(scope="session")
def engine_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a site of one page with the packed runtime, in a folder whose name has a space and an umlaut."""
    return write_engine_site(tmp_path_factory.mktemp("engine") / "Stick für Anna")


@pytest.fixture
def engine_page(engine_site: Path) -> Iterator[EnginePage]:
    """Serve that page from a server that a test can make faulty."""
    with serve_engine_page(engine_site) as made:
        yield made


@pytest.fixture(scope="session")
def recorded_browser(
    launch_browser: Callable[..., Browser], browser_type_launch_args: dict[str, Any], browser_name: str
) -> Iterator[tuple[Browser, Recorder]]:
    """Start a browser that sends every request through the recording proxy, those to this machine too."""
    with run_recording_proxy() as recorder:
        browser = launch_browser(**engines.proxy_options(recorder.server, browser_name, browser_type_launch_args))
        yield browser, recorder
        browser.close()


@pytest.fixture
def recorder(recorded_browser: tuple[Browser, Recorder]) -> Recorder:
    """Return the recorder, cleared for this test."""
    recorded_browser[1].wait_until_quiet()
    recorded_browser[1].clear()
    return recorded_browser[1]


@pytest.fixture
def recorded_context(
    recorded_browser: tuple[Browser, Recorder],
    recorder: Recorder,
    browser_context_args: dict[str, Any],
    without_copy: WithoutCopy,
    allows_copy: bool,
) -> Iterator[BrowserContext]:
    """Open a fresh context of the recorded browser."""
    assert recorder.requests == []
    context = recorded_browser[0].new_context(**browser_context_args)
    yield context if allows_copy else without_copy(context)
    context.close()


@pytest.fixture
def recorded_page(recorded_context: BrowserContext) -> Page:
    """Open a fresh page of the recorded browser."""
    return recorded_context.new_page()


@pytest.fixture(scope="session")
def axe(root: Path) -> Axe:
    """Return a function that checks a page for accessibility errors; with `only`, for those of some rules."""
    script = (root / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def faults(page: Page, only: tuple[str, ...] = ()) -> list[str]:
        # Evaluated through the debugger, so that the policy of the page need not allow it.
        page.evaluate(script)
        # axe checks the size of targets only on request.
        wanted = {} if only else {"rules": {"target-size": {"enabled": True}}}
        options = {"resultTypes": ["violations"], **wanted, **({"runOnly": list(only)} if only else {})}
        found = page.evaluate("options => axe.run(document, options)", options)
        return [
            f"{rule['id']}: {rule['help']}: {node['html']}" for rule in found["violations"] for node in rule["nodes"]
        ]

    return faults


@pytest.fixture(scope="session")
def nginx_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the folder that nginx serves."""
    return tmp_path_factory.mktemp("srv")


@pytest.fixture(scope="session")
def nginx_ports(site_dir: Path, nginx_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ports]:
    """Serve the release with nginx and return its ports."""
    found = nginx_finder.find_nginx()
    if found is None:
        sentence = f"nginx with brotli was not found, so its tests are skipped. To install it, type: {nginx_finder.INSTALL_COMMAND}"
        (pytest.fail if required_in_ci(*nginx_finder.PACKAGES) else pytest.skip)(sentence)
    root, scratch = nginx_root, tmp_path_factory.mktemp("nginx")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(precompress, "QUALITY", 5)
        release_folder(site_dir, root / "guidelines" / VERSION)
    (root / PATH).symlink_to(VERSION)
    for name in LOCAL_FILES:
        (root / PATH / name).unlink(missing_ok=True)  # a release has none
    (root / PATH / "handouts").mkdir(exist_ok=True)
    (root / PATH / "handouts" / "sheet.pdf").write_bytes(b"%PDF-1.7")
    (root / "guidelines" / "ward.html").write_text(FRAME_PAGE, encoding="utf-8")
    (root / "guidelines" / "upper-back-pain-9.0.0").mkdir()
    with run_nginx(found, root, scratch) as ports:
        yield ports


@pytest.fixture(scope="session")
def nginx_url(nginx_ports: Ports) -> str:
    """Return the address of the site over http; it ends in a slash."""
    return f"http://127.0.0.1:{nginx_ports.http}/{PATH}/"


@pytest.fixture
def nginx_https_url(nginx_ports: Ports) -> str:
    """Return the address of the site over https; it ends in a slash."""
    if not nginx_ports.https:
        pytest.skip("openssl was not found, so nothing is tried over https; type: sudo apt-get install openssl")
    return f"https://127.0.0.1:{nginx_ports.https}/{PATH}/"
