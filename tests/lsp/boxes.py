"""Libraries that an editor opens."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

SETTINGS = {"litman.toml": 'posts = ["posts"]\n'}


def write_box(root: Path, files: Mapping[str, str]) -> Path:
    """Write a library whose posts lie in `posts`; return its folder."""
    for name, text in (SETTINGS | dict(files)).items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root
