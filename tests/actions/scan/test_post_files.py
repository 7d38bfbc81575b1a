"""Which files of a folder are posts, and what is left out."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from litman.actions.scan.post_files import idle_patterns, posts_in

FILES = (
    "library/claims/a.md",
    "library/sources/key.txt",
    "library/files/key.html",
    "library/posts/page.html",
    "posts/one.md",
    "posts/two.tmp.md",
    "posts/old/three.md",
    "posts/.hidden/four.md",
    "posts/.five.md",
    "posts/data.csv",
    "drafts/six.txt",
    "node_modules/pkg/README.md",
    "build/post.html",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.\n")
    return tmp_path


def found(folder: Path, *exclude: str, below: str = ".") -> set[str]:
    posts = posts_in(folder / below, root=folder / "library", exclude=exclude).posts
    return {path.relative_to(folder).as_posix() for path in posts}


ALL = {
    "library/posts/page.html",
    "posts/one.md",
    "posts/two.tmp.md",
    "posts/old/three.md",
    "drafts/six.txt",
    "node_modules/pkg/README.md",
    "build/post.html",
}


def test_hidden_files_other_formats_and_what_the_library_keeps_are_no_posts(folder: Path) -> None:
    assert found(folder) == ALL
    assert found(folder, below="library/sources") == {"library/sources/key.txt"}


@pytest.mark.parametrize(
    ("pattern", "left_out"),
    [
        pytest.param("drafts", {"drafts/six.txt"}, id="the name of a folder"),
        pytest.param("drafts/", {"drafts/six.txt"}, id="with a slash after it"),
        pytest.param("drafts/**", {"drafts/six.txt"}, id="with stars after it"),
        pytest.param("*.tmp.md", {"posts/two.tmp.md"}, id="a pattern of names"),
        pytest.param("one.md", {"posts/one.md"}, id="the name of a file"),
        pytest.param("posts/old", {"posts/old/three.md"}, id="the end of a path"),
        pytest.param("../posts/old", {"posts/old/three.md"}, id="a path from the library"),
        pytest.param("../posts/*.tmp.md", {"posts/two.tmp.md"}, id="a pattern from the library"),
        pytest.param("./posts", {"library/posts/page.html"}, id="a folder of the library"),
        pytest.param("old.md", set(), id="what is not there"),
        pytest.param("ld", set(), id="a part of a name"),
    ],
)
def test_the_setting_leaves_out_what_it_names(folder: Path, pattern: str, left_out: set[str]) -> None:
    assert found(folder, pattern) == ALL - left_out


def test_a_folder_that_is_named_is_never_left_out_itself(folder: Path) -> None:
    assert found(folder, "drafts", "../drafts", below="drafts") == {"drafts/six.txt"}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
class TestGit:
    @pytest.fixture(autouse=True)
    def repository(self, folder: Path) -> None:
        subprocess.run(["git", "init", "-q", str(folder)], check=True)
        (folder / ".gitignore").write_text("node_modules/\nbuild/\n*.tmp.md\n")

    def test_what_git_ignores_is_left_out_and_counted(self, folder: Path) -> None:
        ignored = {"node_modules/pkg/README.md", "build/post.html", "posts/two.tmp.md"}
        assert found(folder) == ALL - ignored
        assert posts_in(folder, root=folder / "library", exclude=["drafts"]).left_out == 4

    def test_an_ignored_folder_that_is_named_is_meant(self, folder: Path) -> None:
        assert found(folder, below="build") == {"build/post.html"}

    def test_what_git_keeps_though_a_pattern_names_it_is_a_post(self, folder: Path) -> None:
        subprocess.run(["git", "-C", str(folder), "add", "-f", "posts/two.tmp.md"], check=True)
        assert "posts/two.tmp.md" in found(folder)

    def test_without_git_nothing_is_left_out(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        assert found(folder) == ALL

    def test_names_with_odd_letters_are_asked_too(self, folder: Path) -> None:
        for name in ("posts/é \n“x”.tmp.md", "posts/-n.tmp.md", "posts/ü.md"):
            (folder / name).write_text("Text.\n")
        assert "posts/ü.md" in found(folder)
        assert not any(name.endswith(".tmp.md") for name in found(folder))


@pytest.mark.parametrize(
    ("pattern", "is_idle"),
    [
        pytest.param("drafts", False, id="a folder"),
        pytest.param("*.tmp.md", False, id="files"),
        pytest.param("posts/old", False, id="the end of a path"),
        pytest.param("../build", False, id="a path from the library's folder"),
        pytest.param("draft", True, id="no folder of that name"),
        pytest.param("old/posts", True, id="the wrong way round"),
        pytest.param("data.csv", True, id="what is no post"),
        pytest.param("posts/.hidden", True, id="what is left out by itself"),
        pytest.param("build", False, id="what another pattern leaves out, too"),
    ],
)
def test_patterns_that_leave_nothing_out_are_known(folder: Path, pattern: str, is_idle: bool) -> None:
    exclude = ["*/build", pattern]
    idle = idle_patterns([folder / "posts", folder], root=folder / "library", exclude=exclude)
    assert idle == [pattern] * is_idle
    assert idle_patterns([], root=folder / "library", exclude=exclude) == exclude
