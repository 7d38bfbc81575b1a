"""Places inside a work."""

from __future__ import annotations

import pytest

from litman.errors import LocatorError
from litman.export.styles.locator import Locator, read_locator, split_locator


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("p. 4", Locator("4"), id="a page"),
        pytest.param(", p. 4", Locator("4"), id="a comma before it"),
        pytest.param("pp. 12–14", Locator("12–14"), id="pages"),
        pytest.param("12-14, 19", Locator("12-14, 19"), id="numbers alone are pages"),
        pytest.param("ch. 3", Locator("3", "chapter"), id="a chapter"),
        pytest.param("chapter 3", Locator("3", "chapter"), id="a chapter in full"),
        pytest.param("p. xiv", Locator("xiv"), id="a Roman page"),
        pytest.param("p. S12", Locator("S12"), id="a page of a supplement"),
        pytest.param("§ 7", Locator("7", "section"), id="a sign"),
        pytest.param("§7", Locator("7", "section"), id="a sign without a space"),
        pytest.param("fig. 2a", Locator("2a", "figure"), id="a figure with a letter"),
        pytest.param("vol. 2", Locator("2", "volume"), id="a volume"),
        pytest.param("s.v. 12", Locator("12", "sub-verbo"), id="a word with an inner full stop"),
        pytest.param("p. 4 and after", Locator("4", rest=" and after"), id="text behind it"),
        pytest.param("pp. 4–6, with notes", Locator("4–6", rest=", with notes"), id="text after a comma"),
        pytest.param("{p. A–D}, at length", Locator("A–D", rest=", at length"), id="braces"),
        pytest.param("{} 99 years", Locator(rest=" 99 years"), id="empty braces"),
        pytest.param("in passing", Locator(rest="in passing"), id="words only"),
        pytest.param("list of pages", Locator(rest="list of pages"), id="a word that begins like a label"),
        pytest.param("mixed", Locator(rest="mixed"), id="letters that are Roman digits"),
        pytest.param("", Locator(), id="nothing"),
    ],
)
def test_a_place_is_read(text: str, found: Locator) -> None:
    assert split_locator(text) == found


@pytest.mark.parametrize("text", ["in passing", "p. 4 and after", "p.", "?"])
def test_what_is_no_place_alone_is_refused(text: str) -> None:
    with pytest.raises(LocatorError):
        read_locator(text)
