from __future__ import annotations

import pytest

from litman.posts.references.identify import identify
from litman.posts.references.refine import refine
from litman.posts.references.segments import Segment


def refined(label: str, text: str) -> list[tuple[str, str]]:
    spans = refine(text, [Segment(label, 0, len(text))], identify(text))
    return [(name, text[start:end]) for name, start, end in spans]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("76(6),", [("volume", "76"), ("issue", "6")], id="bracket"),
        pytest.param(
            "2000;355(9222):", [("issued", "2000"), ("volume", "355"), ("issue", "9222")], id="year in front"
        ),
        pytest.param("Vol. 39, No. 9,", [("volume", "39"), ("issue", "9")], id="words"),
        pytest.param("21.2", [("volume", "21"), ("issue", "2")], id="MLA"),
        pytest.param("75, 3,", [("volume", "75"), ("issue", "3")], id="comma"),
        pytest.param("24(5 Suppl 1):", [("volume", "24"), ("issue", "5 Suppl 1")], id="supplement"),
        pytest.param("n° 6,", [("issue", "6")], id="issue only"),
        pytest.param("XV:", [("volume", "XV")], id="Roman"),
        pytest.param("v. 295,", [("volume", "295")], id="v."),
    ],
)
def test_volume_is_split(text: str, parts: list[tuple[str, str]]) -> None:
    assert refined("volume", text) == parts


@pytest.mark.parametrize(
    ("label", "text", "part"),
    [
        pytest.param("title", "“Rivers and lakes.”", ("title", "Rivers and lakes"), id="quotation marks"),
        pytest.param(
            "title", "Rivers (of the north).", ("title", "Rivers (of the north)"), id="own bracket stays"
        ),
        pytest.param(
            "container-title", "In: Handbook of water,", ("container_title", "Handbook of water"), id="In:"
        ),
        pytest.param("pages", "(pp. 410–411).", ("page", "410–411"), id="pp."),
        pytest.param("pages", "S. 33-48.", ("page", "33-48"), id="Seiten"),
        pytest.param("date", "(2019, July 31).", ("issued", "2019, July 31"), id="date"),
        pytest.param("citation-number", "[12]", ("label", "12"), id="label"),
        pytest.param(
            "publisher", "Springer & Co.", ("publisher", "Springer & Co."), id="Co. keeps its full stop"
        ),
        pytest.param("publisher", "Lake Press.", ("publisher", "Lake Press"), id="Press. does not"),
        pytest.param(
            "author",
            "Hill, M., & Marsh, A. B.,",
            ("author", "Hill, M., & Marsh, A. B."),
            id="initials keep it",
        ),
    ],
)
def test_part_is_trimmed(label: str, text: str, part: tuple[str, str]) -> None:
    assert refined(label, text) == [part]


def test_words_that_only_introduce_an_address_are_no_part() -> None:
    text = "Retrieved May 3, 2021, from https://example.org/a"
    assert refined("note", text) == [("accessed", "May 3, 2021"), ("URL", "https://example.org/a")]
    assert refined("note", "Available at:") == []
    assert refined("note", "In press at Lake Press") == [("note", "In press at Lake Press")]
