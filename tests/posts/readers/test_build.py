from __future__ import annotations

from litman.posts.readers.build import SourceFinder, TextBuilder


def test_white_space_runs_as_one_space_and_blocks_are_parted() -> None:
    builder = TextBuilder()
    builder.open_block("paragraph")
    builder.add("  Dogs \n ")
    builder.add(" grow ")
    builder.open_block("paragraph")
    builder.add(" ")
    builder.open_block("list-item", marker="-")
    builder.add("Cats")
    builder.close_block()
    assert builder.text == "Dogs grow\n\nCats"
    assert [(block.kind, block.start, block.end) for block in builder.blocks] == [
        ("paragraph", 0, 9),
        ("list-item", 11, 15),
    ]


def test_hints_span_their_visible_text() -> None:
    builder = TextBuilder()
    builder.open_block("paragraph")
    builder.add("Dogs ")
    link, empty, anchor = (
        builder.open_hint("link", target="x"),
        builder.open_hint("link"),
        builder.open_hint("anchor", target="a"),
    )
    builder.close_hint(empty)
    builder.close_hint(anchor)
    builder.add(" grow")
    builder.close_hint(link)
    builder.close_block()
    assert [(h.kind, builder.text[h.start : h.end]) for h in builder.finished_hints()] == [
        ("link", "grow"),
        ("anchor", ""),
    ]


def test_text_is_found_ahead_in_its_source() -> None:
    finder = SourceFinder("Dogs &amp; cats\ngrow. Dogs grow.")
    assert finder.find("Dogs & cats") == 0
    assert finder.position(finder.find("grow") or 0) == (2, 1)
    assert finder.find("Dogs") == 22
    assert finder.find("Dogs") is None
