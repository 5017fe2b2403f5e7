"""What a page complains of: console errors and warnings, uncaught errors, refusals of the policy."""

from playwright.sync_api import ConsoleMessage, Page


def collect_console_errors(page: Page, console_errors: list[str] | None = None) -> list[str]:
    """Collect a page's complaints from now on, into this list or a new one."""
    heard: list[str] = [] if console_errors is None else console_errors

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            heard.append(f"{message.type}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(f"uncaught: {error.message}"))
    return heard
