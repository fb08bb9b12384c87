"""A browser for tests: the Chromium of the system, or a reason to skip."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-default-apps", "--disable-sync", "--no-first-run",
)  # fmt: skip


def chromium() -> str:
    """The path of the browser; skips the test where there is none."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"needs Chromium, and none of these is installed: {', '.join(NAMES)}")
    return found


@contextmanager
def browser() -> Iterator[Any]:
    """A running browser."""
    path = chromium()
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright for Python")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield running
        running.close()


@dataclass(slots=True)
class Watched:
    """A page of the browser, and what it should not have done."""

    page: Any
    faults: list[str] = field(default_factory=list)
    """Console messages, errors, dialogs, and requests other than for the page itself."""


def watch(context: Any, file: Path) -> Watched:
    """Open a file and watch it."""
    seen = Watched(context.new_page())
    page = seen.page
    page.on("console", lambda message: seen.faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: seen.faults.append(f"error: {error}"))

    def dialog(found: Any) -> None:
        seen.faults.append(f"dialog: {found.message}")
        found.dismiss()

    page.on("dialog", dialog)
    address = file.as_uri()
    page.on(
        "request",
        lambda request: (
            None
            if request.url.partition("#")[0] == address or request.url.startswith("blob:")
            else seen.faults.append(f"request: {request.url}")
        ),
    )
    page.set_default_timeout(10_000)
    page.goto(address)
    return seen
