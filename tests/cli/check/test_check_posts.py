"""Which posts `litman check` looks at, and how it ends where one cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

DANGLES = "# T\n\nCoffee halves the risk of death [9].\n"


@pytest.fixture
def posts(library: Path) -> Path:
    folder = library.parent / "posts"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.mark.parametrize("words", [[], ["library"], ["posts"], ["posts/new.md"], ["new"]], ids=str)
def test_a_post_that_was_never_scanned_is_looked_at(run: Run, posts: Path, words: list[str]) -> None:
    (posts / "new.md").write_text(DANGLES)
    result = run("check", *words)
    assert result.exit_code == 1
    assert "new.md:3:33: REF101 the marker [9] has no reference" in result.stdout
    assert "not scanned; `litman scan` finds the claims" in result.stdout


def test_a_post_in_a_folder_of_the_folder_is_looked_at_and_one_that_is_excluded_is_not(
    run: Run, library: Path, posts: Path
) -> None:
    for name in ("2026/may", "drafts"):
        (posts / name).mkdir(parents=True)
        (posts / name / "new.md").write_text(DANGLES)
    (library / "litman.toml").write_text('posts = ["../posts"]\nexclude = ["drafts"]\n')
    found = json.loads(run("check", "--select", "REF101", "--json").stdout)
    assert [item["path"].split("posts/")[1] for item in found] == ["2026/may/new.md"]


def test_posts_of_one_name_are_all_looked_at(run: Run, posts: Path) -> None:
    for name in ("new.md", "new.txt", "more/new.md", "sleep.md"):
        (posts / name).parent.mkdir(exist_ok=True)
        (posts / name).write_text(DANGLES)
    for words in ([], ["posts"], [str(path.relative_to(posts.parent)) for path in posts.rglob("*.*")]):
        found = json.loads(run("check", "--select", "REF101", "--json", *words).stdout)
        assert len({item["path"] for item in found}) == len({item["post"] for item in found}) == 4


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        pytest.param("bad.docx", b"no archive", [], id="in a folder of posts"),
        pytest.param("bad.docx", b"no archive", ["posts"], id="in a folder that is named"),
        pytest.param("bad.docx", b"no archive", ["posts/bad.docx", "posts/new.md"], id="named"),
        pytest.param(
            "t.wiki", b"{{cite}}", ["posts/t.wiki", "posts/new.md"], id="of a format that is not read"
        ),
        pytest.param("away.md", None, [], id="a link that leads nowhere"),
        pytest.param("away.md", None, ["posts/away.md", "posts/new.md"], id="such a link, named"),
        pytest.param("bad.docx", b"", ["posts/gone.md", "posts/new.md"], id="not there"),
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "github", "html"])
def test_a_post_that_cannot_be_read_is_2_after_all_that_was_found(
    run: Run, posts: Path, name: str, data: bytes | None, words: list[str], form: str
) -> None:
    (posts / "new.md").write_text(DANGLES)
    if data is None:
        (posts / name).symlink_to("nowhere.md")
    else:
        (posts / name).write_bytes(data)
    result = run("check", "--format", form, *words)
    assert result.exit_code == 2
    assert "REF101" in result.stdout
    assert "not read   " in result.stderr
    assert Path(words[0] if words else name).name.replace("posts", name) in result.stderr


def test_once_it_can_be_read_it_is_as_any_other(run: Run, posts: Path) -> None:
    path = posts / "late.docx"
    path.write_bytes(b"no archive")
    assert run("check", "--select", "REF101").exit_code == 2
    path.unlink()
    assert run("check", "--select", "REF101").exit_code == 0


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        pytest.param(["posts/new.md"], {"new"}, id="a post"),
        pytest.param(["posts/new.md", "README.md"], {"new"}, id="a post and what is none"),
        pytest.param(
            ["README.md", "gone.md", "pyproject.toml", "other.bib"], set(), id="none of the library's"
        ),
        pytest.param(["library/references.bib"], {"new", "other"}, id="the bibliography"),
        pytest.param(["library/litman.toml"], {"new", "other"}, id="the settings"),
        pytest.param(["posts/new.md", "library/registry.jsonl"], {"new", "other"}, id="the records"),
        pytest.param(["library/claims/sleep.toml"], {"sleep"}, id="a claims file"),
        pytest.param([], {"new", "other"}, id="nothing named"),
    ],
)
def test_a_hook_names_the_files_that_changed(
    run: Run, library: Path, posts: Path, changed: list[str], found: set[str]
) -> None:
    for path in (posts / "new.md", posts / "other.md", library.parent / "README.md"):
        path.write_text(DANGLES)
    for name in ("pyproject.toml", "other.bib"):
        (library.parent / name).touch()
    (library / "litman.toml").write_text('posts = ["../posts"]\n')
    result = run("check", "--changed", "--select", "REF101,CLM101", "--json", *changed)
    said = {item["post"] for item in json.loads(result.stdout)}
    assert said - {"sleep"} == found - {"sleep"}
    assert ("sleep" in said) is (found != {"new"} and bool(found))


@pytest.mark.parametrize("form", ["json", "markdown", "text"])
def test_findings_are_said_gravest_first(run: Run, posts: Path, form: str) -> None:
    (posts / "a.md").write_text(
        "# T\n\nTea helps [1].\n\n## References\n\n1. Roe J. Tea. 2020.\n2. Doe J. Milk. 2019.\n"
    )
    (posts / "b.md").write_text(DANGLES)
    text = run("check", "--format", form, "--select", "REF").stdout
    assert text.rindex("REF101") < text.index("REF104")


def test_a_folder_of_posts_that_is_not_there_is_named_where_no_post_says_it_already(
    run: Run, library: Path, posts: Path
) -> None:
    (posts / "new.md").write_text(DANGLES)
    (library / "litman.toml").write_text('posts = ["../posts", "../gone"]\n')
    for path in (library / "claims").iterdir():
        path.unlink()
    said = " ".join(run("check").stdout.split())
    assert "not checked 1 folder: named in `posts` of litman.toml or in LITMAN_POSTS, and not there" in said


@pytest.fixture
def folder_of_many(library: Path) -> Path:
    posts = library.parent / "posts"
    posts.mkdir()
    (posts / "p.md").write_text("# T\n\nTea lengthens sleep [1].\n")
    for name in (
        "figure.png",
        "notes.bib",
        "data.csv",
        "data.xml",
        "style.css",
        "slides.pptx",
        "p.rtf",
        "p.log",
    ):
        (posts / name).write_text("x")
    return posts


UNREAD = ["old.rtf", "talk.doc", "Page.WIKI", "below/post.pages"]


@pytest.mark.parametrize("name", UNREAD)
@pytest.mark.parametrize("words", [(), ("posts",)], ids=["everything", "the folder"])
def test_a_post_of_a_format_that_is_not_read_is_named_and_counted_after_all_other_findings(
    run: Run, library: Path, folder_of_many: Path, name: str, words: tuple[str, ...]
) -> None:
    path = folder_of_many / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("x")
    for command in ("check", "scan"):
        result = run(command, *(["--offline"] if command == "scan" else []), *words)
        assert result.exit_code == (2 if command == "check" else 1)
        assert "REF101" in result.output
        assert result.output.count(f"{name}: this format is not read; `") == 1
        assert "makes a file that is" in result.output
    assert "not checked 1 post: the format is not read" in run("check").stdout


def test_what_is_plainly_no_post_is_passed_over(run: Run, library: Path, folder_of_many: Path) -> None:
    for command in (("check",), ("check", "posts"), ("scan", "--offline", "posts")):
        result = run(*command)
        assert result.exit_code == 1
        assert "is not read" not in result.output


def test_a_post_that_was_converted_or_left_out_is_not_counted(
    run: Run, library: Path, folder_of_many: Path
) -> None:
    (folder_of_many / "old.rtf").write_text("x")
    (library / "litman.toml").write_text('posts = ["../posts"]\nexclude = ["old.rtf"]\n')
    assert run("check").exit_code == 1
    (library / "litman.toml").write_text('posts = ["../posts"]\n')
    assert run("check").exit_code == 2
    (folder_of_many / "old.md").write_text("# T\n\nTea is good.\n")
    assert run("check").exit_code == 1


def test_a_folder_that_holds_only_such_posts_says_which(run: Run, library: Path) -> None:
    folder = library.parent / "texts"
    folder.mkdir()
    (folder / "old.rtf").write_text("x")
    for command in (("check", "texts"), ("scan", "--offline", "texts")):
        result = run(*command)
        assert result.exit_code == (2 if command[0] == "check" else 1)
        assert "old.rtf: this format is not read" in result.output


def test_links_in_a_circle_are_no_posts_and_stop_nothing(run: Run, library: Path) -> None:
    (library / "litman.toml").write_text('posts = ["posts"]\n')
    (library / "posts").mkdir()
    (library / "posts" / "circle.md").symlink_to("circle.md")
    result = run("check")
    assert result.stdout.startswith("checked") or "\nchecked" in result.stdout
    assert "circle.md: Too many levels" in result.stderr
