"""`litman convert`: notes that stand within the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.posts.test_convert import BIB, REED, SHORT, folder_of_posts


@pytest.fixture
def folder(library: Path) -> Path:
    return folder_of_posts(library, BIB)


NOTES = [
    pytest.param("tea.md", "^[{}]", "[@{}]", id="Markdown"),
    pytest.param("tea.qmd", "^[{}]", "[@{}]", id="Quarto"),
    pytest.param("tea.tex", "\\footnote{{{}}}", "\\cite{{{}}}", id="LaTeX"),
    pytest.param("tea.org", "[fn:: {}]", "[cite:@{}]", id="Org"),
    pytest.param("tea.org", "[fn:one: {}]", "[cite:@{}]", id="Org, named"),
    pytest.param("tea.adoc", "footnote:[{}]", "cite:[{}]", id="AsciiDoc"),
    pytest.param("tea.adoc", " footnote:[{}]", "cite:[{}]", id="AsciiDoc, with a space"),
    pytest.param("tea.typ", "#footnote[{}]", "#cite(<{}>)", id="Typst"),
]


@pytest.mark.parametrize(("name", "note", "cited"), NOTES)
def test_a_note_within_the_text_that_is_a_reference_becomes_a_citation(
    run: Run, folder: Path, name: str, note: str, cited: str
) -> None:
    remark = note.replace("one", "two").format("Most people would say so.")
    text = (
        f"Tea helps most adults{note.format(SHORT)} and leaves fall.{note.replace('one', 'too').format(REED)}"
    )
    path = folder / name
    path.write_text(f"{text} Dogs sleep{remark} long.\n")
    result = run("convert", str(path), "--write")
    assert result.exit_code == 0, result.output
    space = "~" if name.endswith("tex") else " "
    after = f"Tea helps most adults{space}{cited.format('short2018')} and leaves fall{space}{cited.format('reed2001')}."
    assert path.read_text() == f"{after} Dogs sleep{remark} long.\n"


@pytest.mark.parametrize(
    ("name", "note", "after"),
    [
        pytest.param(
            "tea.tex",
            "\\footnote{See Reed, C. (2001). \\emph{The Leaf}. Grove, p.~33. \\url{https://doi.org/10.1000/leaf.1}}",
            "~\\citep[see][p.~33]{reed2001}",
            id="LaTeX",
        ),
        pytest.param(
            "tea.md",
            "^[See Reed, C.\n(2001). *The Leaf*. Grove, p. 33. <https://doi.org/10.1000/leaf.1>]",
            " [see @reed2001, p. 33]",
            id="Markdown, over two lines",
        ),
        pytest.param(
            "tea.md",
            "^[Reed, C. (2001). [*The Leaf*](https://doi.org/10.1000/leaf.1).]",
            " [@reed2001]",
            id="Markdown, with a link",
        ),
        pytest.param(
            "tea.org",
            "[fn:: See Reed C. /The Leaf/. 2001. p. 33. [[https://doi.org/10.1000/leaf.1]]]",
            " [cite:see @reed2001 p. 33]",
            id="Org",
        ),
    ],
)
def test_mark_up_in_a_note_goes_with_it_and_its_page_and_words_stay(
    run: Run, folder: Path, name: str, note: str, after: str
) -> None:
    path = folder / name
    head = "\\usepackage{natbib}\n" if name.endswith("tex") else ""
    path.write_text(f"{head}Leaves are green{note} in spring.\n")
    assert run("convert", str(path), "--write").exit_code == 0
    assert path.read_text() == f"{head}Leaves are green{after} in spring.\n"


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        pytest.param(f"{SHORT}; {REED}", "it says more", id="two works with DOIs"),
        pytest.param(
            "Short A. Sleep and tea. J Tea. 2018; Reed C. The Leaf. 2001.", "stay", id="two works without"
        ),
        pytest.param(
            f"{SHORT}. They also found dogs unhappy without their bones.", "it says more", id="words"
        ),
        pytest.param(f"{SHORT}^[A note in a note.]", "stay", id="a note in a note"),
    ],
)
def test_a_note_that_says_more_than_a_citation_can_stays(
    run: Run, folder: Path, note: str, reason: str
) -> None:
    path = folder / "tea.md"
    before = f"Tea helps most adults.^[{note}] Dogs sleep.\n"
    path.write_text(before)
    result = run("convert", str(path), "--write", "--partly")
    assert (result.exit_code, path.read_text()) == (1, before)
    assert reason in result.stderr


def test_a_note_behind_the_text_that_names_two_works_stays(run: Run, folder: Path) -> None:
    path = folder / "tea.md"
    path.write_text(f"Tea helps most adults.[^1] Dogs sleep.\n\n[^1]: {SHORT}; {REED}\n")
    result = run("convert", str(path), "--write", "--partly")
    assert result.exit_code == 1
    assert "[^1]: it says more" in result.stderr


@pytest.mark.parametrize(
    ("name", "text", "after"),
    [
        pytest.param(
            "tea.org",
            f"Tea[fn:a: {SHORT}] helps adults. Dogs sleep.[fn:a]\n",
            "Tea [cite:@short2018] helps adults. Dogs sleep [cite:@short2018].\n",
            id="Org",
        ),
        pytest.param(
            "tea.adoc",
            f"Teafootnote:a[{SHORT}] helps adults. Dogs sleep.footnote:a[]\n",
            "Tea cite:[short2018] helps adults. Dogs sleep cite:[short2018].\n",
            id="AsciiDoc",
        ),
    ],
)
def test_a_named_note_is_converted_with_all_its_calls(
    run: Run, folder: Path, name: str, text: str, after: str
) -> None:
    path = folder / name
    path.write_text(text)
    assert run("convert", str(path), "--write").exit_code == 0
    assert path.read_text() == after


def test_a_named_note_stays_where_another_call_of_it_stays(run: Run, folder: Path) -> None:
    path = folder / "tea.org"
    path.write_text(f"Tea[fn:a: {SHORT}] helps. [[https://example.org][Dogs sleep[fn:a] long]].\n")
    result = run("convert", str(path), "--write", "--partly")
    after = path.read_text()
    assert ("[fn:a: Short" in after) == ("[fn:a]" in after), result.output


def test_it_is_said_which_word_has_no_place_before_a_citation(run: Run, folder: Path) -> None:
    path = folder / "tea.typ"
    path.write_text(f"Tea helps#footnote[See {SHORT}] adults.\n")
    result = run("convert", str(path))
    assert "Typst has no place for “see” before a work; write it by hand" in result.stderr


def test_notes_of_one_line_are_read_in_their_order(run: Run, folder: Path) -> None:
    path = folder / "tea.md"
    path.write_text(f"Tea^[{SHORT}] helps.^[Ibid., p. 14.] Leaves^[{REED}] fall.^[Ibid., p. 15.]\n")
    assert run("convert", str(path), "--write").exit_code == 0
    assert path.read_text() == (
        "Tea [@short2018] helps [@short2018, p. 14]. Leaves [@reed2001] fall [@reed2001, p. 15].\n"
    )
