"""`litman report`: what the author of a reviewed text is told."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from litman.cli.main import main
from tests.cli.export.reviewed import POST


def report(*words: str) -> Result:
    return CliRunner().invoke(main, ["--library", "library", "report", *words])


def test_each_point_says_what_where_who_and_in_which_words(reviewed: Path) -> None:
    text = report("posts/tea.md").stdout
    assert "# Report on “Tea at night”" in text
    assert "by Ann Birch · tea.md" in text
    assert f"**3 of 8 claims checked** by AB on {date.today()}." in text
    points = text.split("## What to look at")[1].split("## Without a source")[0]
    assert points.index("### Under “What trials found”") < points.index("Not found in the source")
    assert "> It did not change how often people woke up [1]." in points
    assert f"**not found in the source**, as AB found on {date.today()}." in points
    assert f"**Comment:** The paper says nothing of waking up. (AB, {date.today()})" in points
    assert "The source says a part of it only (line" in points
    assert "> “Mice that drank coffee slept less.” — Lee et al. 2021" in points
    assert "Hart 2015: RETRACTED on 2023-02-01" in points
    assert "has no reference 7" in points


def test_what_was_found_in_order_stands_with_the_words_of_the_source(reviewed: Path) -> None:
    found = report("tea").stdout.split("## What the sources bear out")[1].split("## ")[0]
    assert "Black tea in the evening lengthened sleep by 22 minutes [1]." in found
    assert ", p. 14: “Sleep was longer by 22 minutes in those who drank tea.” (AB, " in found


def test_claims_without_a_source_are_listed_where_readers_want_one(reviewed: Path) -> None:
    bare = report("tea").stdout.split("## Without a source")[1].split("## ")[0]
    assert (
        "- Steeping for longer than five minutes doubles the caffeine of a cup. (under “What the leaf holds”,"
        in bare
    )


def test_every_reference_has_its_state(reviewed: Path) -> None:
    rows = [
        line.split(" | ")
        for line in report("tea").stdout.split("## Sources")[1].splitlines()
        if line[:3] in "| 1| 2| 3| 4"
    ]
    states = {row[0].strip("| "): row[2] for row in rows if row[0].strip("| ").isdigit()}
    assert states["1"] == "**no registry has been asked**"
    assert states["3"].startswith("**RETRACTED on 2023-02-01")
    assert "the year is “2014” here, “2015” in the record" in states["3"]
    assert states["4"] == "**probably a known work; nobody has chosen yet**"


def test_a_page_is_whole_and_holds_nothing_that_runs_or_is_loaded(reviewed: Path) -> None:
    assert report("tea", "-o", "report.html").exit_code == 0
    page = Path("report.html").read_text()
    tree = etree.HTML(page)
    assert tree.xpath("string(//title)") == "Report on “Tea at night”"
    assert not tree.xpath(
        "//script | //link | //img | //iframe | //@style | //*[starts-with(name(@*), 'on')]"
    )
    assert tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0].startswith(
        "default-src 'none'"
    )
    assert [int(level) for level in "".join(e.tag[1] for e in tree.xpath("//h1|//h2|//h3|//h4"))][:4] == [
        1,
        2,
        2,
        3,
    ]
    assert tree.xpath("//figure[@class='source']//p/text()") == ["Mice that drank coffee slept less."]


def test_a_word_document_has_the_same_points(reviewed: Path) -> None:
    pytest.importorskip("pypandoc", reason="the extra `styles` brings pandoc")
    assert report("tea", "-o", "report.docx").exit_code == 0
    with zipfile.ZipFile("report.docx") as package:
        words = "".join(etree.fromstring(package.read("word/document.xml")).itertext())
    assert "Not found in the source" in words
    assert "It did not change how often people woke up [1]." in words
    assert "“Mice that drank coffee slept less.”" in words


def test_a_program_reads_the_same(reviewed: Path) -> None:
    made = json.loads(report("tea", "--json").stdout)
    assert made["claims"] == {"checked": 3, "linked": 1, "named": 2, "nothing": 2, "stale": 0, "total": 8}
    assert [point["claim"] for point in made["points"]] == ["c03", "c04", "c05", "c06"]
    assert made["points"][0]["links"][0]["verdict"] == "not-in-source"
    assert [row["look"] for row in made["references"]] == ["open", "open", "wrong", "open"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("nothing.md",), "nothing.md", id="no such post"),
        pytest.param(
            ("tea", "-o", "report.pdf"), "its name must end in one of .docx, .html, .md", id="unknown ending"
        ),
        pytest.param(
            ("tea", "-o", "posts/tea.md"), "posts/tea.md is the post tea and stays as it is", id="the post"
        ),
        pytest.param(
            ("tea", "-o", "library/sources/x.md"),
            "in a folder that the library keeps",
            id="a folder of the library",
        ),
        pytest.param(("tea", "-o", "gone/report.md"), "gone", id="a folder that is not there"),
        pytest.param(
            ("tea", "--json", "-o", "x.md"), "--json prints to standard output", id="JSON and a file"
        ),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    reviewed: Path, words: tuple[str, ...], said: str
) -> None:
    before = {
        path: path.read_bytes()
        for path in reviewed.rglob("*")
        if path.is_file() and ".litman" not in str(path)
    }
    result = report(*words)
    assert result.exit_code == 2, result.output
    assert said in result.output
    after = {
        path: path.read_bytes()
        for path in reviewed.rglob("*")
        if path.is_file() and ".litman" not in str(path)
    }
    assert after == before


def test_a_file_that_was_not_scanned_names_the_command(reviewed: Path) -> None:
    Path("posts/new.md").write_text("Tea lengthens sleep.\n")
    result = report("posts/new.md")
    assert result.exit_code == 2
    assert "posts/new.md was not scanned yet: `litman scan posts/new.md` reads it" in result.output


def test_a_broken_claims_file_is_not_reported_on_in_part(reviewed: Path) -> None:
    path = Path("library/claims/tea.toml")
    path.write_text(path.read_text() + "\n[[claim\n")
    result = report("tea", "-o", "report.md")
    assert result.exit_code == 2
    assert (
        "the claims file has a fault, mend it first; nothing was changed: library/claims/tea.toml:"
        in result.output
    )
    assert not Path("report.md").exists()


def test_a_post_that_is_gone_is_reported_on_by_what_was_noted(reviewed: Path) -> None:
    Path("posts/tea.md").unlink()
    result = report("tea")
    assert result.exit_code == 0
    assert "the text of tea is not at hand: the report rests on what was noted of it" in result.stderr
    assert "> It did not change how often people woke up [1]." in result.stdout


def test_a_sentence_that_was_edited_since_is_said_to_be_stale(reviewed: Path) -> None:
    Path("posts/tea.md").write_text(POST.replace("by 22 minutes [1]", "by 50 minutes or more [1]"))
    text = report("tea").stdout
    assert "The sentence was changed since it was compared with its source" in text
    assert "- **1** changed since somebody compared with the source" in text


HOSTILE = (
    "# Tea <script>alert(1)</script>\n\nTea lengthens sleep by 3 hours in 90% of \\<img src=x onerror=alert(2)> adults"
    " `</style><script>` [see](javascript:alert(3)) \u202e [9].\n"
)


def test_a_hostile_post_is_text_in_every_format(reviewed: Path) -> None:
    Path("posts/bad.md").write_text(HOSTILE)
    CliRunner().invoke(main, ["--library", "library", "scan", "--offline", "posts/bad.md"])
    assert report("bad", "-o", "bad.html").exit_code == 0
    tree = etree.HTML(Path("bad.html").read_text())
    assert not tree.xpath("//script | //img | //a[starts-with(@href, 'javascript')]")
    text = report("bad").stdout
    assert "\u202e" not in text
    assert "<img" not in text.replace("\\<img", "")
