"""What a page complains of: console errors and warnings, uncaught errors, refusals of the policy."""

from playwright.sync_api import ConsoleMessage, Page


def watch(page: Page, complaints: list[str] | None = None) -> list[str]:
    """Collect a page's complaints from now on, into this list or a new one."""
    heard: list[str] = [] if complaints is None else complaints

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            heard.append(f"{message.type}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(f"uncaught: {error.message}"))
    return heard
