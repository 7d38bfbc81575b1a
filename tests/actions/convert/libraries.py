"""Libraries for which posts are converted."""

from __future__ import annotations

from pathlib import Path

from litman.library.library import Library
from litman.read_settings import read_settings


def library_beside_posts(root: Path, bib: str) -> Library:
    """Return a library of these works, with a folder of posts beside it."""
    (root / "claims").mkdir(parents=True)
    (root.parent / "posts").mkdir()
    (root / "litman.toml").write_text('posts = ["../posts"]\n')
    (root / "references.bib").write_text(bib)
    return Library(root, read_settings(root / "litman.toml", {}))
