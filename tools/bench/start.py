"""Measure the time from a navigation to the first answer: every variant once in each repetition, in shuffled order."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright
from playwright.sync_api import Error as BrowserError

from tools.bench import browsers, processes, test_pages
from tools.bench.paths import NEXT_CALCULATOR, SCRATCH
from tools.bench.server import Server, serving
from tools.bench.statistics import Measure, ratio, summary
from tools.bench.throttled_proxy import throttled

SEED = 20
BITS, ROUND_TRIP_S = 20e6, 0.040
#: Visits before a profile counts as warm: browsers cache compiled scripts from the second visit on.
VISITS = 2
#: Length of such a visit; the browser writes compiled scripts during it.
STAY_MS = 1500
WORKER_READY = "navigator.serviceWorker.ready.then(() => true)"


class Variant(NamedTuple):
    """A page under certain conditions.

    `line` is the connection: fast, brotli, uncompressed, or file. The page `ours-no-copy` is the site without a service worker.
    """

    line: str
    page: str
    visit: str

    @property
    def name(self) -> str:
        """Return the name in the results."""
        return f"{self.line}.{self.page}.{self.visit}"

    @property
    def reference(self) -> Variant:
        """Return the stock page that this is compared with; for a file, the one over http."""
        line = "fast" if self.line == "file" else self.line
        return Variant(line, "stock", "cold" if self.visit == "cold" else "warm")


FAST = ("ours", "stock", "pyscript", "micropython", "plain", "engine", "compile")
PLANS = {
    "chromium": [
        *(Variant("fast", page, visit) for page in FAST for visit in ("cold", "warm")),
        Variant("fast", "ours-no-copy", "warm"),
        *(Variant("file", "ours", visit) for visit in ("cold", "warm")),
        *(Variant(line, page, "cold") for line in ("brotli", "uncompressed") for page in ("ours", "stock")),
    ],
    "firefox": [
        *(Variant("fast", page, visit) for page in ("ours", "stock") for visit in ("cold", "warm")),
        Variant("file", "ours", "cold"),
    ],
}
#: Variant and kind → the value of each repetition; a failed visit has none.
Samples = dict[str, dict[str, dict[int, float]]]
UNITS = {"ms": "ms", "processor": "ms", "bytes": "bytes", "memory": "MB"}


class Measurer:
    """Visits pages in one engine and records the measurements."""

    def __init__(self, playwright: Playwright, engine: str, servers: dict[str, tuple[Server, int]]) -> None:
        self.playwright = playwright
        self.engine = engine
        self.servers = servers
        self.warm: dict[Variant, Path] = {}
        self.samples: Samples = defaultdict(lambda: defaultdict(dict))
        self.repetition = 0

    def address(self, variant: Variant) -> str:
        """Return the address of a variant."""
        return (
            test_pages.file_address()
            if variant.line == "file"
            else test_pages.address(variant.page, self.servers[variant.line][1])
        )

    @contextmanager
    def open_page(self, variant: Variant, folder: Path) -> Iterator[tuple[BrowserContext, Page]]:
        """Start a browser and yield it with its first page."""
        with browsers.persistent_context(self.playwright, self.engine, folder) as context:
            if variant.page == "ours-no-copy":
                context.add_init_script(browsers.OFFLINE_OFF)
            yield context, browsers.first_page(context)

    def prepare(self, variant: Variant) -> None:
        """Create a profile that has visited the page and, where possible, saved the site for offline use."""
        folder = self.warm[variant] = Path(tempfile.mkdtemp(prefix="warm-", dir=SCRATCH))
        for _ in range(VISITS):
            with self.open_page(variant, folder) as (_, page):
                browsers.time_to_answer(page, self.address(variant))
                if variant.page == "ours" and variant.line != "file":
                    page.evaluate(WORKER_READY)
                page.wait_for_timeout(STAY_MS)

    def measure(self, variant: Variant) -> None:
        """Make one visit, in a prepared profile or in a new one."""
        if variant.visit == "warm":
            self.visit(variant, self.warm[variant])
            return
        folder = Path(tempfile.mkdtemp(prefix="cold-", dir=SCRATCH))
        self.visit(variant, folder)
        shutil.rmtree(folder, ignore_errors=True)

    def visit(self, variant: Variant, folder: Path) -> None:
        """Open the page in a profile and record the time and, in Chromium, bytes, processor time, and memory."""
        found, now = self.samples[variant.name], self.repetition
        with self.open_page(variant, folder) as (_, page):
            if self.engine != "chromium":
                found["ms"][now] = browsers.time_to_answer(page, self.address(variant))
                return
            sent = self.servers[variant.line][0].sent if variant.line in self.servers else []
            sent.clear()
            before = processes.processor_ms(processes.process_tree(str(folder)))
            found["ms"][now] = browsers.time_to_answer(page, self.address(variant))
            if variant.line in self.servers:
                found["bytes"][now] = sum(size for _, size in sent)
            pids = processes.process_tree(str(folder))
            found["processor"][now] = processes.processor_ms(pids) - before
            found["memory"][now] = processes.memory_mb([pid for pid in pids if is_page_process(processes.command(pid))])
            if variant == Variant("fast", "ours", "warm"):
                following = self.address(variant).split("/calculators/")[0] + "/" + NEXT_CALCULATOR
                self.samples["fast.ours.next"]["ms"][now] = browsers.time_to_answer(page, following)


def is_page_process(command: str) -> bool:
    """Return whether a Chromium process runs pages or workers, and not the browser's own user interface."""
    return "--type=renderer" in command and "--top-chrome-webui" not in command


def run(engine: str, repetitions: int, log: Callable[[str], None]) -> dict[str, Measure]:
    """Measure all variants of one engine."""
    SCRATCH.mkdir(parents=True, exist_ok=True)
    plan = list(PLANS[engine])
    with open_servers() as servers, sync_playwright() as playwright:
        measurer = Measurer(playwright, engine, servers)
        log(f"{engine}: profiles that know the pages")
        for variant in plan:
            if variant.visit == "warm":
                measurer.prepare(variant)
            elif variant.line in {"brotli", "uncompressed"}:
                # Files are compressed on the first request, which must not be measured.
                measurer.measure(variant)
        measurer.samples.clear()
        order = random.Random(SEED)  # noqa: S311 (no secret: the same order each time)
        for count in range(repetitions):
            log(f"{engine}: repetition {count + 1} of {repetitions}")
            measurer.repetition = count
            order.shuffle(plan)
            for variant in plan:
                try:
                    measurer.measure(variant)
                except BrowserError as fault:
                    log(f"{engine}, {variant.name}: {str(fault).splitlines()[0]}")
    for folder in measurer.warm.values():
        shutil.rmtree(folder, ignore_errors=True)
    return summarize(engine, measurer.samples)


def summarize(engine: str, samples: Samples) -> dict[str, Measure]:
    """Return each series as a measure; times include the ratio to the stock page in the same repetition."""
    found: dict[str, Measure] = {}
    for name, series in sorted(samples.items()):
        reference = Variant(*name.split(".")).reference.name
        for kind, values in series.items():
            full = f"{engine}.{name}" + ("" if kind == "ms" else f".{kind}")
            measure = found[full] = summary(list(values.values()), UNITS[kind])
            against = samples.get(reference, {}).get(kind, {})
            both = [count for count in values if against.get(count)]
            if both and name != reference:
                pairs = ratio([values[count] for count in both], [against[count] for count in both])
                measure |= {"to": f"{engine}.{reference}", "ratio": pairs}
    return found


@contextmanager
def open_servers() -> Iterator[dict[str, tuple[Server, int]]]:
    """Start the servers, and yield each with the port that a browser opens."""
    folders = test_pages.folders()
    with ExitStack() as stack:
        quick = stack.enter_context(serving(folders, compress=True))
        plain = stack.enter_context(serving(folders, compress=False))
        slow = {
            name: (server, stack.enter_context(throttled(server.server_port, BITS, ROUND_TRIP_S)))
            for name, server in {
                "brotli": stack.enter_context(serving(folders, compress=True)),
                "uncompressed": plain,
            }.items()
        }
        yield {"fast": (quick, quick.server_port), **slow}
