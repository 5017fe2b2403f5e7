"""Errors that a page reports: console errors and warnings, uncaught errors, and violations of the policy."""

from playwright.sync_api import ConsoleMessage, Page


def collect_console_errors(page: Page, console_errors: list[str] | None = None) -> list[str]:
    """Collect the errors of a page from now on, in this list or a new one."""
    heard: list[str] = [] if console_errors is None else console_errors

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            heard.append(f"{message.type}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(f"uncaught: {error.message}"))
    return heard
