"""What words name: a post that is named by itself is found without looking at the others, and is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.actions.check import targets
from litman.actions.check.known_posts import KnownPosts
from litman.actions.check.posts import PostFiles
from litman.actions.check.posts_named import posts_named
from litman.actions.check.targets import find_check_targets
from litman.index.doors.open import quiet_doors
from litman.library.library import Library
from litman.library.library_files import LibraryFiles
from litman.read_settings import read_settings

FILES = {
    "litman.toml": 'posts = ["posts"]\n',
    "references.bib": "@book{tea, title = {Tea}}\n@book{moss2019, title = {Moss}}\n",
    "posts/tea.md": "# Tea\n",
    "posts/new.md": "# New\n",
    "posts/sub/tea.md": "# Another\n",
    "claims/tea.toml": '[post]\nsource = "../posts/tea.md"\n',
    "claims/leaf.toml": '[post]\ntitle = "Leaf"\n',
    "claims/deep.toml": '[post]\nsource = "sub/tea.md"\n',
    "claims/half.toml": '[post]\nsource = "gone.md"\n[[claim]\n',
    "claims/broken.toml": "[post\n",
}


@pytest.fixture(params=["files", "index"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Library:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    doors = quiet_doors(LibraryFiles(tmp_path, "references.bib"), {}) if request.param == "index" else None
    return Library(tmp_path, read_settings(tmp_path / "litman.toml", {}), doors=doors)


@pytest.mark.parametrize(
    ("word", "post_id"),
    [
        pytest.param("tea", "tea", id="id that is a key too"),
        pytest.param("leaf", "leaf", id="id of a post that is not at hand"),
        pytest.param("half", "half", id="id of a file of which only the head can be read"),
        pytest.param("claims/leaf.toml", "leaf", id="claims file"),
        pytest.param("posts/tea.md", "tea", id="text"),
        pytest.param("posts/sub/tea.md", "deep", id="text in a folder below"),
        pytest.param("posts/new.md", None, id="text that was not scanned"),
        pytest.param("new", None, id="id that a scan would give"),
        pytest.param("broken", None, id="id of a file of which nothing can be read"),
        pytest.param("moss2019", None, id="key"),
        pytest.param("posts", None, id="folder"),
        pytest.param("references.bib", None, id="file of the library"),
    ],
)  # fmt: skip
def test_a_post_that_is_named_is_the_one_that_all_know(
    word: str, post_id: str | None, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(library.root)
    found = posts_named(library, [word])
    assert (None if found is None else list(found)) == (None if post_id is None else [post_id])
    few = find_check_targets(library, [word])
    monkeypatch.setattr(targets, "posts_named", lambda library, words: None)
    assert few == find_check_targets(library, [word])


def test_all_posts_are_known_with_their_texts(library: Library) -> None:
    root = library.root

    def files(post_id: str, text: str | None, *, is_scanned: bool = True) -> PostFiles:
        claims = root / f"claims/{post_id}.toml" if is_scanned else None
        return PostFiles(post_id, claims, root / text if text else None)

    assert KnownPosts(library).posts == {
        "deep": files("deep", "posts/sub/tea.md"),
        "half": files("half", None),
        "leaf": files("leaf", None),
        "tea": files("tea", "posts/tea.md"),
        "broken": files("broken", None),
        "new": files("new", "posts/new.md", is_scanned=False),
    }
