from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from litman.posts.post import Format
from litman.posts.readers.table import READERS, described_formats, format_of


@pytest.mark.parametrize("name", list(READERS))
def test_every_reader_can_be_loaded(name: str) -> None:
    assert callable(READERS[name].load())  # type: ignore[index]


def test_the_formats_of_posts_are_those_that_are_read() -> None:
    assert list(get_args(Format)) == list(READERS)


def test_no_ending_belongs_to_two_formats() -> None:
    endings = [ending for reader in READERS.values() for ending in reader.endings]
    assert len(endings) == len(set(endings))
    assert {format_of(Path("p" + ending)) for ending in endings} == set(READERS)


def test_formats_are_named_with_their_endings() -> None:
    assert described_formats()[0] == "text (.txt, .text)"
