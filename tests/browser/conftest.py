"""The workbench as it is served, in a real Chromium; what a console or a page says against itself fails the test."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

for _extra in ("starlette", "uvicorn", "jinja2", "watchfiles"):
    pytest.importorskip(_extra)
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

from tests.browser.garden import plant_library  # noqa: E402
from tests.browser.serving import start_workbench  # noqa: E402
from tests.browser.workbench import Workbench  # noqa: E402

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = os.environ.get("LITMAN_AXE")  # before the tests' own environment


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """One browser for all tests of this folder; skips where there is none."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is on the PATH")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def serve() -> Iterator[Callable[..., str]]:
    """Start `litman serve` on a library and return the address that it says; all end with the tests."""
    running: list[subprocess.Popen[str]] = []

    def start(root: Path, environment: Mapping[str, str] | None = None, **options: Any) -> str:
        process, address = start_workbench(root, environment, **options)
        running.append(process)
        return address

    yield start
    for process in running:
        process.terminate()
    for process in running:
        process.communicate(timeout=20)


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Open a page of a browser that nobody used before, and see that nothing is said against it."""
    contexts: list[Any] = []
    wrong: list[str] = []
    refused: list[str] = []

    def open_at(
        address: str,
        *,
        may_conflict: bool = False,
        may_break: bool = False,
        may_fail: Sequence[str] = (),
        **options: Any,
    ) -> Any:
        refused.extend(["status of 409"] * may_conflict + ["net::ERR_FAILED"] * may_break)
        refused.extend(may_fail)
        context = chromium.new_context(**{"reduced_motion": "reduce", **options})
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.on("page", listen)
        page = context.new_page()
        page.goto(address)
        return page

    def listen(page: Any) -> None:
        page.on("pageerror", lambda error: wrong.append(f"page error: {error}"))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))

    yield open_at
    for context in contexts:
        context.close()
    assert [said for said in wrong if not any(words in said for words in refused)] == []


@pytest.fixture
def workbench(
    tmp_path: Path, serve: Callable[..., str], open_page: Callable[..., Any]
) -> Callable[..., Workbench]:
    """Serve a library of its own with a post of 40 claims, and open a page of it."""

    def start(environment: Mapping[str, str] | None = None, **options: Any) -> Workbench:
        root = plant_library(tmp_path)
        address = serve(root, environment)
        return Workbench(root, address, open_page(address, **options))

    return start
