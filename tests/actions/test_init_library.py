from __future__ import annotations

from pathlib import Path

import pytest

from litman.actions.init_library import init_library


@pytest.mark.parametrize(
    ("folder", "named"), [("posts", "posts"), ("../posts", "../posts"), (None, "../posts")]
)
def test_the_folder_of_posts_that_is_there_is_named(tmp_path: Path, folder: str | None, named: str) -> None:
    root = tmp_path / "library"
    root.mkdir()
    if folder:
        (root / folder).mkdir()
    init_library(root)
    assert f'posts = ["{named}"]' in (root / "litman.toml").read_text(encoding="utf-8")
