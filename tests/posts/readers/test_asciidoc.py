from __future__ import annotations

from pathlib import Path

from litman.posts.readers.read import read_post


def test_items_with_dots_are_counted() -> None:
    source = b"= Tea\n\n. One\n.. Two\n.. Three\n. Four\n+\nMore of four.\n\n. Five\n\nText.\n\n. Six\n"
    blocks = read_post(Path("p.adoc"), data=source).blocks
    markers = [block.marker for block in blocks if block.kind == "list-item"]
    assert markers == ["1.", "1.", "2.", "2.", "3.", "1."]
