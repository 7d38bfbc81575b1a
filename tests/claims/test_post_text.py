from __future__ import annotations

from pathlib import Path

import pytest

from litman.claims.model import ClaimsFile, PostInfo
from litman.claims.post_text import PostSource, find_post_file, find_posts, post_folders


def claims_of(tmp_path: Path, source: str | None) -> ClaimsFile:
    return ClaimsFile("naps", tmp_path / "library/claims/naps.toml", PostInfo(source=source), (), (), "")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("library/claims", "posts/2026", "more"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "posts/naps.txt").write_text("in posts")
    (tmp_path / "posts/2026/naps.txt").write_text("in posts of 2026")
    (tmp_path / "more/other.txt").write_text("in more")
    return tmp_path


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("../../posts/naps.txt", "posts/naps.txt", id="path from the claims file"),
        pytest.param("naps.txt", "posts/naps.txt", id="name in a folder of posts"),
        pytest.param("2026/naps.txt", "posts/2026/naps.txt", id="path in a folder of posts"),
        pytest.param("other.txt", "more/other.txt", id="name in the second folder"),
        pytest.param("../elsewhere/other.txt", "more/other.txt", id="name of a path that is gone"),
        pytest.param("..\\..\\posts\\2026\\naps.txt", "posts/2026/naps.txt", id="path of Windows"),
        pytest.param("2026\\naps.txt", "posts/2026/naps.txt", id="path of Windows in a folder of posts"),
        pytest.param("absent.txt", None, id="absent"),
        pytest.param("2026", None, id="a folder"),
        pytest.param("https://example.org/naps.txt", None, id="address"),
        pytest.param("a\0b", None, id="no name"),
        pytest.param("x" * 5000, None, id="name too long"),
        pytest.param(None, None, id="no source"),
    ],
)
def test_a_post_is_looked_for_from_its_claims_file_and_in_the_folders(
    root: Path, source: str | None, found: str | None
) -> None:
    folders = post_folders(root / "library", ["../posts", str(root / "more"), "../nowhere"])
    path = find_post_file(claims_of(root, source), folders)
    assert (path.resolve() if path else None) == (root / found if found else None)
    posts = [PostSource("naps", source)]
    assert list(find_posts(root / "library/claims", posts, folders)) == ([(posts[0], path)] if path else [])


def test_the_way_to_a_post_is_named_without_detours(root: Path) -> None:
    path = find_post_file(claims_of(root, "../../posts/naps.txt"), [])
    assert path == root / "posts" / "naps.txt"


def test_a_file_is_looked_for_only_where_its_folder_has_the_name(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        "litman.claims.post_text.find_post", lambda claims, source, folders: asked.append(source)
    )
    posts = [PostSource(f"p{at}", f"{at}.txt") for at in range(50)] + [PostSource("n", "2026/NAPS.txt")]
    assert (
        list(find_posts(root / "library/claims", posts, post_folders(root / "library", ["../posts"]))) == []
    )
    assert asked == ["2026/NAPS.txt"]
