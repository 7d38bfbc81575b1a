from __future__ import annotations

from datetime import date

from litman.claims.claim import Anchor, Claim, Link, MarkerUse, NamedSource, Suggested
from litman.claims.model import PostInfo
from litman.claims.tables import table_of


def test_what_is_not_known_is_not_written() -> None:
    assert table_of(Claim("c01", "Naps help.")) == {"id": "c01", "text": "Naps help.", "stance": "asserts"}
    assert table_of(PostInfo(title="Naps", scanned=date(2026, 11, 20))) == {
        "title": "Naps",
        "scanned": date(2026, 11, 20),
    }


def test_offsets_of_zero_and_empty_texts_are_known() -> None:
    assert table_of(Anchor(prefix="", start=0, end=0)) == {"prefix": "", "start": 0, "end": 0}


def test_what_is_only_a_name_or_a_label_is_a_text() -> None:
    claim = Claim(
        "c01",
        "",
        links=(Link("a"),),
        named_sources=(NamedSource("NASA"), NamedSource("a study", vague=True)),
        markers=(MarkerUse("1"), MarkerUse("2", 3, 4)),
    )
    table = table_of(claim)
    assert table["named_sources"] == ["NASA", {"name": "a study", "vague": True}]
    assert table["markers"] == ["1", {"label": "2", "start": 3, "end": 4}]
    assert table["link"] == [{"key": "a", "relation": "mentions", "verdict": "unchecked"}]


def test_where_a_link_was_suggested_is_a_table_and_makes_the_link_a_persons() -> None:
    link = Link("a", suggested=Suggested(2, "library", date(2026, 11, 28)))
    assert table_of(link)["suggested"] == {"rank": 2, "from": "library", "at": date(2026, 11, 28)}
    assert (link.is_touched, link.is_judged) == (True, False)
