"""Drive WebKitGTK by its own driver on a virtual display: open, click, type, read."""

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

# A first start of Python takes far less, but on a busy machine a minute was not enough.
TIMEOUT_S = 180
POLL_INTERVAL_S = 0.1


@contextmanager
def virtual_display(program: os.PathLike[str]) -> Iterator[str]:
    """Start a virtual display and yield its name. Without a display the browser waits forever."""
    read, write = os.pipe()
    command = [str(program), "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as running:
        os.close(write)
        with os.fdopen(read, encoding="ascii") as pipe:
            number = pipe.readline().strip()  # sent once the display can be used
        try:
            yield f":{number}"
        finally:
            running.terminate()


@contextmanager
def webkit_driver(found: WebKit) -> Iterator[WebKitGTK]:
    """Start a browser with an empty profile."""
    with virtual_display(found.display) as display:
        options = WebKitGTKOptions()
        options.binary_location = str(found.browser)
        options.add_argument("--automation")
        env = {**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11", "LANG": "C.UTF-8"}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # raised by selenium's own code
            driver = WebKitGTK(options=options, service=Service(str(found.driver), env=env))
        try:
            driver.set_window_size(1300, 900)
            driver.set_script_timeout(TIMEOUT_S)
            yield driver
        finally:
            driver.quit()


class WebKitPage:
    """Actions and queries of a test in WebKit."""

    def __init__(self, driver: WebKitGTK) -> None:
        self.driver = driver

    def fresh_tab(self) -> None:
        """Open a new tab and close the old one."""
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
        """Run a script in the page and return its result."""
        return self.driver.execute_script(script, *arguments)

    def until(self, condition: Callable[[], Any], what: str) -> Any:
        """Wait for a condition and return its value; elements that the page replaces meanwhile are looked up again."""
        wait = WebDriverWait(
            self.driver, TIMEOUT_S, POLL_INTERVAL_S, ignored_exceptions=[StaleElementReferenceException]
        )
        return wait.until(lambda _: condition(), f"{what} did not come")

    def all(self, selector: str) -> list[WebElement]:
        """Return the elements that match now."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        """Wait for a visible element and return it."""
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
