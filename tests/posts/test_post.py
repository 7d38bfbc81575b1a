from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.post import Block, Post, SourcePoint, line_points


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        pytest.param("ab\ncd", 0, (1, 1), id="start"),
        pytest.param("ab\ncd", 4, (2, 2), id="second line"),
        pytest.param("ab\r\ncd\re", 7, (3, 1), id="all line ends"),
        pytest.param("a\u2028b\x0cc", 4, (1, 5), id="separators that no editor counts"),
        pytest.param("😀é\nx", 3, (2, 1), id="code points"),
    ],
)
def test_offsets_have_their_line_and_column(text: str, offset: int, place: tuple[int, int]) -> None:
    found = Post(Path("p"), "text", text, (), source_points=line_points(text)).place(offset)
    assert (found.line, found.column) == place


def test_a_place_before_all_points_is_the_file() -> None:
    post = Post(Path("p"), "html", "ab", (), source_points=(SourcePoint(1, 7, 3),))
    assert (post.place(0).line, post.place(1).line) == (1, 7)


def test_the_block_at_an_offset_is_found() -> None:
    blocks = (Block("title", 0, 2), Block("paragraph", 4, 8))
    post = Post(Path("p"), "text", "ab\n\ncdef", blocks)
    assert [post.block_at(offset) for offset in (0, 3, 5)] == [blocks[0], blocks[0], blocks[1]]
    assert list(post.body()) == [blocks[1]]
