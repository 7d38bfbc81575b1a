"""How the workbench is opened: in a browser that has a window of its own."""

from __future__ import annotations

import webbrowser

import pytest

pytest.importorskip("uvicorn")

from litman.web.server import open_browser


class Window(webbrowser.BackgroundBrowser):
    """A browser beside the terminal."""

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        """Open it."""
        return url == "http://127.0.0.1:8765/"


@pytest.mark.parametrize(
    ("browser", "is_opened"),
    [
        pytest.param(Window("window"), True, id="a window"),
        pytest.param(webbrowser.GenericBrowser("lynx"), False, id="one that would take over the terminal"),
        pytest.param(webbrowser.Error("none"), False, id="none"),
        pytest.param(OSError("it does not start"), False, id="one that does not start"),
    ],
)
def test_a_browser_is_opened_where_there_is_one_with_a_window(
    monkeypatch: pytest.MonkeyPatch, browser: webbrowser.BaseBrowser | Exception, is_opened: bool
) -> None:
    def get(using: str | None = None) -> webbrowser.BaseBrowser:
        if isinstance(browser, Exception):
            raise browser
        return browser

    monkeypatch.setattr(webbrowser, "get", get)
    assert open_browser("http://127.0.0.1:8765/") is is_opened
