"""WebKitGTK by its own driver, under a display that nobody sees, with the verbs of a reader: open, click, type, read."""

from __future__ import annotations

import os
import subprocess
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from selenium.common import StaleElementReferenceException
from selenium.webdriver import ActionChains, WebKitGTK, WebKitGTKOptions
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.service import Service

from tools.setup.engines import WebKit

# Far more than a first start of Python takes; on a machine that does much else besides, a minute was not enough.
TIMEOUT_S = 180
POLL_INTERVAL_S = 0.1


@contextmanager
def virtual_display(program: os.PathLike[str]) -> Iterator[str]:
    """A display of its own; gives its name. Without one the browser waits for ever."""
    read, write = os.pipe()
    command = [str(program), "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as running:
        os.close(write)
        with os.fdopen(read, encoding="ascii") as told:
            number = told.readline().strip()  # it comes once the display can be used
        try:
            yield f":{number}"
        finally:
            running.terminate()


@contextmanager
def webkit_driver(found: WebKit) -> Iterator[WebKitGTK]:
    """A browser without a past."""
    with virtual_display(found.display) as display:
        options = WebKitGTKOptions()
        options.binary_location = str(found.browser)
        options.add_argument("--automation")
        env = {**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11", "LANG": "C.UTF-8"}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # selenium's own, of how it calls itself
            driver = WebKitGTK(options=options, service=Service(str(found.driver), env=env))
        try:
            driver.set_window_size(1300, 900)
            driver.set_script_timeout(TIMEOUT_S)
            yield driver
        finally:
            driver.quit()


class WebKitPage:
    """What a reader does and sees in WebKit."""

    def __init__(self, driver: WebKitGTK) -> None:
        self.driver = driver

    def fresh_tab(self) -> None:
        """Go on in a new tab; the old one is closed."""
        old = self.driver.current_window_handle
        self.driver.switch_to.new_window("tab")
        new = self.driver.current_window_handle
        self.driver.switch_to.window(old)
        self.driver.close()
        self.driver.switch_to.window(new)

    def goto(self, url: str) -> None:
        """Open an address."""
        self.driver.get(url)

    def evaluate(self, script: str, *arguments: Any) -> Any:
        """Run a script in the page; gives what it returns."""
        return self.driver.execute_script(script, *arguments)

    def until(self, comes: Callable[[], Any], what: str) -> Any:
        """Wait until something comes; gives it. What the page draws anew in the meantime is looked for again."""
        wait = WebDriverWait(
            self.driver, TIMEOUT_S, POLL_INTERVAL_S, ignored_exceptions=[StaleElementReferenceException]
        )
        return wait.until(lambda _: comes(), f"{what} did not come")

    def all(self, selector: str) -> list[WebElement]:
        """The elements that are there now."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        """An element that can be seen; waited for."""
        seen = lambda: [element for element in self.all(selector) if element.is_displayed()]  # noqa: E731
        found: list[WebElement] = self.until(seen, selector)
        return found[0]

    def click(self, selector: str) -> None:
        """Click an element."""

        def clicked() -> bool:
            element = self.one(selector)
            self.evaluate("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element)
            element.click()
            return True

        self.until(clicked, selector)

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()


__all__ = ["Keys", "WebKitPage", "webkit_driver"]
