"""`litman convert`: the markers of a post as citations by key, and nothing else of its bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BIB = """\
@article{short2018, author={Short, Ann and Lee, Bo and Moss, Cy}, title={Sleep and tea}, journal={J Tea}, year=2018,
  volume=7, pages={12--19}, doi={10.1000/tea.1}}
@book{reed2001, author={Reed, Cy}, title={The Leaf}, publisher={Grove}, year=2001, doi={10.1000/leaf.1}}
@article{fern2020, author={Fern, Di and Oak, Eve}, title={Coffee and cats}, journal={J Cats}, year=2020,
  doi={10.1000/cat.1}}
@article{short2019, author={Short, Ann}, title={Naps}, journal={J Tea}, year=2019, doi={10.1000/nap.1}}
"""
SHORT = "Short A. Sleep and tea. J Tea. 2018. doi:10.1000/tea.1"
REED = "Reed C. The Leaf. 2001. doi:10.1000/leaf.1"
NUMBERED = """
## References

1. Short A, Lee B, Moss C. Sleep and tea. J Tea. 2018;7:12–19. doi:10.1000/tea.1
2. Reed C. The Leaf. Grove; 2001. doi:10.1000/leaf.1
3. Fern D, Oak E. Coffee and cats. J Cats. 2020. doi:10.1000/cat.1
"""
BY_NAME = """
## References

Fern, D., & Oak, E. (2020). Coffee and cats. *J Cats*. https://doi.org/10.1000/cat.1

Reed, C. (2001). *The Leaf*. Grove. https://doi.org/10.1000/leaf.1

Short, A. (2019). Naps. *J Tea*. https://doi.org/10.1000/nap.1

Short, A., Lee, B., & Moss, C. (2018). Sleep and tea. *J Tea*, 7, 12–19. https://doi.org/10.1000/tea.1
"""


def folder_of_posts(library: Path, bib: str) -> Path:
    """Give the library these works and no claims; return the folder of its posts."""
    (library / "references.bib").write_text(bib)
    (library / "claims" / "sleep.toml").unlink()
    posts = library.parent / "posts"
    posts.mkdir()
    return posts


@pytest.fixture
def folder(library: Path) -> Path:
    return folder_of_posts(library, BIB)


def _converted(run: Run, path: Path, text: str, *options: str) -> str:
    path.write_bytes(text.encode())
    result = run("convert", str(path), "--write", *options)
    assert result.exit_code == 0, result.output
    return path.read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("Tea helps [1].", "Tea helps [@short2018].", id="a number"),
        pytest.param("Tea helps.[1] Cats", "Tea helps [@short2018]. Cats", id="behind the full stop"),
        pytest.param("Tea helps,[1] cats do", "Tea helps [@short2018], cats do", id="behind a comma"),
        pytest.param("Tea helps.¹ Cats", "Tea helps [@short2018]. Cats", id="a raised number"),
        pytest.param(
            "Tea helps.<sup>1,3</sup> Cats", "Tea helps [@short2018; @fern2020]. Cats", id="raised by a tag"
        ),
        pytest.param("Tea helps^1^ and cats", "Tea helps [@short2018] and cats", id="raised by carets"),
        pytest.param("Tea helps \\[1\\].", "Tea helps [@short2018].", id="escaped"),
        pytest.param("Tea helps [1–3].", "Tea helps [@short2018; @reed2001; @fern2020].", id="a range"),
        pytest.param("Tea helps [1][3].", "Tea helps [@short2018; @fern2020].", id="side by side"),
        pytest.param(
            "Tea helps [1], [3].", "Tea helps [@short2018], [@fern2020].", id="with a comma between"
        ),
        pytest.param("Tea helps [2, p. 12].", "Tea helps [@reed2001, p. 12].", id="a page"),
        pytest.param(
            "Tea [1, p. 3; 2, Fig. 4] helps",
            "Tea [@short2018, p. 3; @reed2001, Fig. 4] helps",
            id="two pages",
        ),
        pytest.param("Tea helps [see 1, 2].", "Tea helps [see @short2018; @reed2001].", id="see"),
        pytest.param("Tea helps [refs. 1 and 2].", "Tea helps [@short2018; @reed2001].", id="ref."),
        pytest.param("Tea helps [vgl. 2, S. 4].", "Tea helps [vgl. @reed2001, S. 4].", id="in German"),
        pytest.param(
            "Short et al. [1] found it", "Short et al. [-@short2018] found it", id="names before a number"
        ),
        pytest.param(
            "Fern and Oak (3) found it", "Fern and Oak [-@fern2020] found it", id="in round brackets"
        ),
        pytest.param(
            "says Short et al.¹ Cats [2]", "says Short et al. [-@short2018] Cats [@reed2001]", id="et al."
        ),
        pytest.param("in the U.S.¹ Cats", "in the U.S. [@short2018] Cats", id="behind an abbreviation"),
        pytest.param("*Tea helps [1]*.", "*Tea helps [@short2018]*.", id="within emphasis"),
        pytest.param(
            "See (https://doi.org/10.1000/tea.1).", "See [@short2018].", id="an address in brackets"
        ),
        pytest.param("See <https://doi.org/10.1000/tea.1>.", "See [@short2018].", id="an address"),
        pytest.param("See [1](https://doi.org/10.1000/tea.1).", "See [@short2018].", id="a linked number"),
        pytest.param(
            "Read [a trial](https://doi.org/10.1000/tea.1).", "Read a trial [@short2018].", id="linked words"
        ),
        pytest.param(
            "A [**bold** trial](https://doi.org/10.1000/tea.1).",
            "A **bold** trial [@short2018].",
            id="emphasised words",
        ),
    ],
)
def test_numbers_and_links_become_keys(run: Run, folder: Path, before: str, after: str) -> None:
    text = f"# Tea\n\nThe leaf is green [2]. {before} Dogs sleep long [3].\n{NUMBERED}"
    wanted = text.replace(before, after).replace("green [2]", "green [@reed2001]")
    wanted = wanted.replace("long [3]", "long [@fern2020]")
    assert _converted(run, folder / "tea.md", text) == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("Tea helps (Short et al., 2018).", "Tea helps [@short2018].", id="in brackets"),
        pytest.param("Tea helps (Short et al., 2018, p. 12).", "Tea helps [@short2018, p. 12].", id="a page"),
        pytest.param(
            "Tea (see Reed, 2001, p. 12; Fern & Oak 2020, for a review) helps",
            "Tea [see @reed2001, p. 12; @fern2020, for a review] helps",
            id="two with words",
        ),
        pytest.param(
            "Tea (Short et al., 2018; but see Reed, 2001).",
            "Tea [@short2018; but see @reed2001].",
            id="but see",
        ),
        pytest.param("Short et al. (2018) found it.", "@short2018 found it.", id="in the sentence"),
        pytest.param(
            "As Fern and Oak (2020, p. 3) say.", "As @fern2020 [p. 3] say.", id="in the sentence, with a page"
        ),
        pytest.param("Short’s (2019) naps.", "Short’s [-@short2019] naps.", id="a possessive"),
        pytest.param("The study of Short (2019) helps.", "The study of @short2019 helps.", id="behind words"),
        pytest.param(
            "Short et al. (2018; see Reed, 2001).",
            "Short et al. [-@short2018; see @reed2001].",
            id="one more",
        ),
        pytest.param(
            "Reed (2001) [a note] says.", "Reed [-@reed2001] [a note] says.", id="a bracket behind it"
        ),
        pytest.param("Tea (Cy Reed, 2001) helps.", "Tea [@reed2001] helps.", id="a given name"),
        pytest.param("Tea [Reed, 2001] helps.", "Tea [@reed2001] helps.", id="in square brackets"),
        pytest.param("Tea (Short et al.,\n2018) helps.", "Tea [@short2018] helps.", id="over two lines"),
    ],
)
def test_names_and_years_become_keys(run: Run, folder: Path, before: str, after: str) -> None:
    text = f"# Tea\n\nThe leaf is green (Reed, 2001). {before} Dogs sleep (Fern & Oak, 2020).\n{BY_NAME}"
    wanted = text.replace(before, after).replace("green (Reed, 2001)", "green [@reed2001]")
    wanted = wanted.replace("sleep (Fern & Oak, 2020)", "sleep [@fern2020]")
    assert _converted(run, folder / "tea.md", text) == wanted


NOTES = """\
# Tea

Tea helps.[^1] Coffee does not,[^2] and cats do.[^3] Dogs sleep.[^4]

[^1]: Short, A., Lee, B., & Moss, C. (2018). Sleep and tea. *J Tea*, 7, 12–19. https://doi.org/10.1000/tea.1
[^2]: See Reed, C. (2001). *The Leaf*. Grove, p. 33. https://doi.org/10.1000/leaf.1
[^3]: Ibid., p. 14.
[^4]: Dogs are no cats.
"""


def test_notes_that_are_references_become_keys_and_remarks_stay(run: Run, folder: Path) -> None:
    after = _converted(run, folder / "tea.md", NOTES, "--drop-list")
    assert after == (
        "# Tea\n\nTea helps [@short2018]. Coffee does not [see @reed2001, p. 33], and cats do [@reed2001, p. 14]."
        " Dogs sleep.[^4]\n\n[^4]: Dogs are no cats.\n"
    )


@pytest.mark.parametrize(
    ("name", "note", "key"),
    [
        pytest.param("tea.rst", ("[{}]_", ".. [{}] "), ":cite:p:`{}`", id="reStructuredText"),
        pytest.param("tea.org", ("[fn:{}]", "[fn:{}] "), "[cite:@{}]", id="Org"),
    ],
)
def test_notes_of_other_languages_go_with_their_lines(
    run: Run, folder: Path, name: str, note: tuple[str, str], key: str
) -> None:
    call, begin = note
    text = f"Tea helps most adults {call.format(1)}. Leaves fall in autumn {call.format(2)}.\n\n"
    text += f"{begin.format(1)}{SHORT}\n{begin.format(2)}Reed C. The\n   Leaf. 2001. doi:10.1000/leaf.1\n"
    after = _converted(run, folder / name, text, "--drop-list")
    assert after == (
        f"Tea helps most adults {key.format('short2018')}. Leaves fall in autumn {key.format('reed2001')}.\n\n"
    )


def test_a_note_that_says_more_stays(run: Run, folder: Path) -> None:
    path = folder / "tea.md"
    path.write_text(
        NOTES.replace("tea.1\n", "tea.1. They also found that dogs were unhappy without bones.\n")
    )
    result = run("convert", str(path), "--write")
    assert result.exit_code == 1
    assert "tea.md:3:11: [^1]: it says more than a citation by key can say here" in result.stderr


@pytest.mark.parametrize(
    ("name", "text", "after"),
    [
        pytest.param(
            "tea.tex",
            "Tea~[1], Short et al. [1] \\textsuperscript{2} and [see 1, p. 3].\n\n\\section*{References}\n\n[1] {SHORT}"
            "\n\n[2] {REED}\n",
            "Tea~\\citep{short2018}, Short et al. \\citeyearpar{short2018} \\citep{reed2001} and"
            " \\citep[see][p.~3]{short2018}.",
            id="natbib",
        ),
        pytest.param(
            "tea.org",
            "Tea [1], Short et al. [1] and [see 1; 2, p. 3].\n\n* References\n\n1. {SHORT}\n2. {REED}\n",
            "Tea [cite:@short2018], Short et al. [cite/na:@short2018] and [cite:see @short2018;@reed2001 p. 3].",
            id="Org",
        ),
        pytest.param(
            "tea.rst",
            "Tea [1], Short et al. [1] and [see 1; 2, p. 3].\n\nReferences\n==========\n\n1. {SHORT}\n2. {REED}\n",
            "Tea :cite:p:`short2018`, Short et al. :cite:yearpar:`short2018` and"
            " :cite:p:`{see}short2018; reed2001{p. 3}`.",
            id="reStructuredText",
        ),
        pytest.param(
            "tea.typ",
            "Tea [1], tea [1, 2] and [2, p. 3].\n\n= References\n\n[1] {SHORT}\n\n[2] {REED}\n",
            "Tea #cite(<short2018>), tea #cite(<short2018>)#cite(<reed2001>) and"
            " #cite(<reed2001>, supplement: [p. 3]).",
            id="Typst",
        ),
        pytest.param(
            "tea.adoc",
            "Tea [1], tea [1, 2] and [2, p. 3].\n\n== References\n\n[1] {SHORT}\n\n[2] {REED}\n",
            "Tea cite:[short2018], tea cite:[short2018, reed2001] and cite:[reed2001(p. 3)].",
            id="AsciiDoc",
        ),
        pytest.param(
            "myst.md",
            "Tea {cite:p}`reed2001`. Tea [1], Short et al. [1] and [see 1; 2, p. 3].\n\n## References\n\n"
            "1. {SHORT}\n2. {REED}\n",
            "Tea {cite:p}`reed2001`. Tea {cite:p}`short2018`, Short et al. {cite:yearpar}`short2018` and"
            " {cite:p}`{see}short2018; reed2001{p. 3}`.",
            id="MyST",
        ),
    ],
)
def test_each_language_is_written_in_its_own_form(
    run: Run, folder: Path, name: str, text: str, after: str
) -> None:
    text = text.replace("{SHORT}", SHORT).replace("{REED}", REED)
    head = "\\usepackage{natbib}\n" if name.endswith("tex") else ""
    assert _converted(run, folder / name, head + text) == head + after + text[text.index("\n\n") :]


def test_what_is_no_marker_of_a_work_keeps_every_byte(run: Run, folder: Path) -> None:
    text = (
        "\ufeff# Tea\r\n\r\nTea helps [1].  `x[1]` is code, and [this](https://example.org/a) a link.\r\n\r\n"
        "    y[2]\r\n\r\n| a | b |\r\n|---|---|\r\n| Cats [2] | 12 |\r\n" + NUMBERED.replace("\n", "\r\n")
    )
    after = _converted(run, folder / "tea.md", text)
    assert after == text.replace("helps [1]", "helps [@short2018]").replace("Cats [2]", "Cats [@reed2001]")


def test_a_second_time_there_is_nothing_to_convert(run: Run, folder: Path) -> None:
    path = folder / "tea.md"
    once = _converted(
        run, path, f"Tea helps [1], as Short et al. (2018) say. Leaves fall.² Cats [see 3].\n{NUMBERED}"
    )
    result = run("convert", str(path), "--write")
    assert (result.exit_code, path.read_text()) == (0, once)
    assert "no markers" in result.stderr
    assert result.stdout == ""


def test_the_list_is_taken_out_where_every_reference_is_cited(run: Run, folder: Path) -> None:
    path = folder / "tea.md"
    text = f"# Tea\n\nTea helps [1]. Leaves fall [2]. Cats sleep [3].\n{NUMBERED}\n## Thanks\n\nTo all.\n"
    after = _converted(run, path, text, "--drop-list")
    assert after.endswith("[@fern2020].\n\n## References\n\n::: {#refs}\n:::\n\n## Thanks\n\nTo all.\n")
    path.write_text(text.replace(" Cats sleep [3].", ""))
    result = run("convert", str(path), "--drop-list", "--write")
    assert "the list stays: no marker cites 3, which would be lost" in result.stderr
    assert "2. Reed C." in path.read_text()


def test_the_list_stays_where_a_number_may_lead_to_it_that_was_not_read(run: Run, folder: Path) -> None:
    path = folder / "tea.md"
    path.write_text(f"# Tea\n\nTea helps.¹ Leaves fall [2]. Cats sleep [1], [3].\n{NUMBERED}")
    result = run("convert", str(path), "--drop-list", "--write")
    assert "the list stays: line 3 has a number that may lead to it" in result.stderr
    assert "1. Short A" in path.read_text()


def test_nothing_is_written_before_somebody_agrees(run: Run, folder: Path) -> None:
    path = folder / "tea.md"
    path.write_text(f"Tea helps [1]. Leaves fall [2].\n{NUMBERED}")
    before = path.read_bytes()
    result = run("convert", str(path))
    assert result.exit_code == 0
    assert (
        "-Tea helps [1]. Leaves fall [2].\n+Tea helps [@short2018]. Leaves fall [@reed2001].\n"
        in result.stdout
    )
    assert "--write writes it" in result.stderr
    assert path.read_bytes() == before


def test_a_marker_that_is_not_certain_stops_it_unless_a_part_is_wanted(run: Run, folder: Path) -> None:
    path = folder / "tea.md"
    list_ = NUMBERED + "4. Glen G. A lost book. 1999.\n"
    path.write_text(f"Tea helps [1]. Leaves fall [4]. Dogs run [9].\n{list_}")
    before = path.read_bytes()
    result = run("convert", str(path), "--write")
    assert result.exit_code == 1
    assert (
        f"{path}:1:28: [4]: reference 4 is no work of the library yet; `litman scan {path}`" in result.stderr
    )
    assert f"{path}:1:42: [9]: the post has no reference 9" in result.stderr
    assert path.read_bytes() == before
    result = run("convert", str(path), "--write", "--partly")
    assert result.exit_code == 1
    assert path.read_text() == f"Tea helps [@short2018]. Leaves fall [4]. Dogs run [9].\n{list_}"


def test_two_works_that_fit_are_both_named(run: Run, folder: Path, library: Path) -> None:
    path = folder / "tea.md"
    path.write_text(
        "Tea helps (Short, 2019). Leaves fall (Reed, 2001).\n"
        + BY_NAME.replace("Short, A., Lee", "Short, A. (2019). Other naps.\n\nShort, A., Lee")
    )
    result = run("convert", str(path), "--write")
    assert result.exit_code == 1
    assert "(Short, 2019): Short 2019 fits several references" in result.stderr


def test_undo_takes_back_post_and_claims(run: Run, folder: Path, library: Path) -> None:
    path = folder / "tea.md"
    text = (
        "Tea helps sleep in most of the adults (Short et al., 2018). Reed (2001) found leaves to be green.\n"
    )
    text += BY_NAME
    path.write_text(text)
    assert run("scan", "--offline", str(path)).exit_code in (0, 1)
    run("claims", "confirm", "tea/c02", "reed2001", "--by", "AB", "--quote", "green leaves")
    claims = (library / "claims" / "tea.toml").read_text()
    assert 'verdict = "confirmed"' in claims
    assert run("convert", str(path), "--write").exit_code == 0
    assert "@reed2001 found leaves to be green." in (library / "claims" / "tea.toml").read_text()
    assert run("undo").exit_code == 0
    assert path.read_text() == text
    assert (library / "claims" / "tea.toml").read_text() == claims


def test_a_checked_link_is_not_stale_once_its_sentence_is_converted(
    run: Run, folder: Path, library: Path
) -> None:
    path = folder / "tea.md"
    path.write_text(f"Tea helps sleep in most of the adults.¹ Reed [2] found leaves to be green.\n{NUMBERED}")
    run("scan", "--offline", str(path))
    run("claims", "confirm", "tea/c02", "reed2001", "--by", "AB", "--quote", "green leaves")
    before = json.loads(run("claims", "--post", "tea", "--json").stdout)
    assert run("convert", str(path), "--write", "--drop-list", "--partly").exit_code == 0
    run("scan", "--offline", str(path))
    after = json.loads(run("claims", "--post", "tea", "--json").stdout)
    assert _links(after) == _links(before)
    assert "stale" not in run("claims", "--post", "tea").stdout


def _links(report: object) -> object:
    claims = report if isinstance(report, list) else report["claims"]  # type: ignore[index]
    return [[(link["key"], link["verdict"]) for link in claim["links"]] for claim in claims]


def test_a_file_that_changed_meanwhile_is_not_written(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from litman.actions.convert import convert_post

    path = folder / "tea.md"
    path.write_text(f"Tea helps [1]. Leaves fall [2].\n{NUMBERED}")
    plan = convert_post.plan_conversion

    def planned(*args: object, **options: object) -> object:
        made = plan(*args, **options)  # type: ignore[arg-type]
        path.write_text("Somebody else wrote this.\n")
        monkeypatch.setattr(convert_post, "plan_conversion", plan)
        return made

    monkeypatch.setattr(convert_post, "plan_conversion", planned)
    result = run("convert", str(path), "--write")
    assert result.exit_code == 2
    assert "was changed by another program" in result.output
    assert path.read_text() == "Somebody else wrote this.\n"


def test_a_file_that_may_not_be_written_stays(run: Run, folder: Path) -> None:
    path = folder / "tea.md"
    path.write_text(f"Tea helps [1]. Leaves fall [2].\n{NUMBERED}")
    path.chmod(0o444)
    result = run("convert", str(path), "--write")
    assert result.exit_code == 2
    assert "read-only" in result.output


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        pytest.param("tea.docx", b"PK\x03\x04", "pandoc", id="Word"),
        pytest.param("tea.pdf", b"%PDF-1.4", "convert the file that it was made from", id="PDF"),
        pytest.param("tea.html", b"<p>Tea [1].", "pandoc", id="a page"),
        pytest.param(
            "tea.md", "Tee hält wach [1] für Stunden.".encode("cp1252"), "iconv", id="another encoding"
        ),
        pytest.param("tea.txt", "Tea [1].".encode("utf-16"), "iconv -f UTF-16", id="UTF-16"),
    ],
)
def test_what_cannot_be_changed_in_its_place_is_refused_with_what_to_do(
    run: Run, folder: Path, name: str, data: bytes, words: str
) -> None:
    path = folder / name
    path.write_bytes(data)
    result = run("convert", str(path), "--write")
    assert result.exit_code == 2
    assert words in result.output
    assert path.read_bytes() == data


def test_a_key_that_pandoc_would_cut_short_stands_in_braces(run: Run, folder: Path, library: Path) -> None:
    (library / "references.bib").write_text(BIB.replace("{short2018,", "{short(2018)*,"))
    after = _converted(run, folder / "tea.md", f"Tea helps [1]. Leaves fall [2].\n{NUMBERED}")
    assert after.startswith("Tea helps [@{short(2018)*}]. Leaves")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(
            "A [`code` trial](https://doi.org/10.1000/tea.1).", "ends elsewhere", id="code in a link"
        ),
        pytest.param("As *Short* et al. (2018) say.", "ends elsewhere", id="a name in italics"),
        pytest.param("Cats [like [1] tea](https://example.org/a) much.", "words of a link", id="in a link"),
        pytest.param(
            " a        b\n-------- ---\n Tea [1]  c\n",
            "columns are drawn",
            id="a drawn table",
        ),
    ],
)
def test_where_a_citation_would_break_something_the_marker_stays(
    run: Run, folder: Path, text: str, reason: str
) -> None:
    path = folder / "tea.md"
    path.write_text(f"Leaves fall [2]. Tea helps [1].\n\n{text}\n{NUMBERED}")
    result = run("convert", str(path))
    assert result.exit_code == 1
    assert reason in result.stderr


def test_headings_quotations_and_items_are_converted(run: Run, folder: Path) -> None:
    text = f"# Tea\n\n## Cats [1]\n\n> Tea helps [1].\n\n- Leaves fall [2].\n\nCats sleep [3].\n{NUMBERED}"
    after = _converted(run, folder / "tea.md", text)
    assert after.startswith(
        "# Tea\n\n## Cats [@short2018]\n\n> Tea helps [@short2018].\n\n- Leaves fall [@reed2001].\n"
    )


def test_json_says_what_is_converted_and_what_stays(run: Run, folder: Path) -> None:
    path = folder / "tea.md"
    path.write_text(f"Tea helps [1]. Leaves fall [9].\n{NUMBERED}")
    said = json.loads(run("convert", str(path), "--json").stdout)
    assert said["converted"] == [
        {"line": 1, "column": 11, "old": "[1]", "new": "[@short2018]", "keys": ["short2018"]}
    ]
    assert said["refused"][0]["text"] == "[9]"
    assert said["written"] is False


def test_what_is_rendered_afterwards_has_the_references_of_the_list_before(run: Run, folder: Path) -> None:
    pytest.importorskip("pypandoc", reason="the extra `styles` brings pandoc")
    path = folder / "tea.md"
    path.write_text(
        f"# Tea\n\nTea helps [1]. Leaves fall [2, p. 4]. Short et al. [1] and Fern and Oak [3] agree.\n{NUMBERED}"
    )
    listed = run("render", str(path), "--list-only", "--style", "ieee", "--to", "txt").stdout
    assert run("convert", str(path), "--drop-list", "--write").exit_code == 0
    rendered = run("render", str(path), "--style", "ieee", "--to", "txt").stdout
    body, printed = rendered.split("References")
    assert [line.partition(" ")[2] for line in listed.split("\n\n")] == [
        " ".join(line.split()).partition(" ")[2] + ("\n" if at == 2 else "")
        for at, line in enumerate(printed.strip().split("\n\n"))
    ]
    assert "Tea helps [1]. Leaves fall [2, p. 4]. Short et al. [1] and Fern and Oak [3] agree." in body


@pytest.mark.parametrize(
    ("name", "note"),
    [
        pytest.param("tea.adoc", "footnote:[{}]", id="AsciiDoc"),
        pytest.param("tea.typ", "#footnote[{}]", id="Typst"),
        pytest.param("tea.org", "[fn::{}]", id="Org"),
        pytest.param("tea.tex", "\\footnote{{{}}}", id="LaTeX"),
        pytest.param("tea.md", "^[{}]", id="Markdown"),
    ],
)
def test_a_note_within_the_text_is_left_whole_or_replaced_whole(
    run: Run, folder: Path, name: str, note: str
) -> None:
    path = folder / name
    text = f"Tea helps most adults{note.format(SHORT)} and leaves fall in autumn{note.format(REED)}.\n"
    path.write_text(text)
    run("convert", str(path), "--write", "--partly")
    after = path.read_text()
    assert all(after.count(opens) == after.count(closes) for opens, closes in ("[]", "{}", "()"))
    assert after == text or "10.1000" not in after
