import json
import re
from pathlib import Path

import pytest

from litman.checks.table import rules_by_code
from litman.cli.check import watch as check_watch
from tests.cli.conftest import Run, files_of

POST = "Tea lengthens REM sleep. [1]\n\nCoffee shortens it.\n"


def test_findings_print_as_compilers_do_with_the_words_meant(run: Run, library: Path) -> None:
    posts = library.parent / "posts"
    posts.mkdir()
    (posts / "sleep-well.txt").write_text(POST)
    result = run("check", "--select", "REF101")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].endswith("posts/sleep-well.txt:1:26: REF101 the marker [1] has no reference")
    assert lines[1] == "    Tea lengthens REM sleep. [1]"
    assert lines[2] == "                             ^^^"


def test_without_the_post_its_claims_are_found_in_their_file_and_the_gap_is_said(run: Run) -> None:
    result = run("check", "--select", "CLM101")
    assert result.exit_code == 0
    assert "library/claims/sleep.toml:23:6: CLM101 c02 leans on no work" in result.stdout
    assert "not checked 1 post: the text is not at hand" in result.stdout
    assert "not checked 1 work: no registry was asked about the DOI" in result.stdout


def test_a_check_of_everything_makes_no_index_and_says_with_one_what_it_says_without(
    run: Run, library: Path
) -> None:
    index, remembered = library / ".litman" / "index.sqlite", library / ".litman" / "checks.json"
    first = run("check")
    assert not index.exists()
    run("list")  # what asks for little makes one
    assert index.exists()
    remembered.unlink()
    again = run("check")
    assert (again.exit_code, again.stdout) == (first.exit_code, first.stdout)


def test_remarks_alone_end_with_0_unless_strict(run: Run, library: Path) -> None:
    (library / "litman.toml").write_text('[check]\nselect = ["CLM101"]\nseverity = { CLM = "info" }\n')
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 1


def test_json_is_a_list_with_a_place_for_each_finding(run: Run) -> None:
    result = run("check", "--select", "CLM101", "--json")
    assert json.loads(result.stdout) == [
        {
            "code": "CLM101",
            "message": "c02 leans on no work",
            "path": "library/claims/sleep.toml",
            "line": 23,
            "column": 6,
            "end_line": 23,
            "end_column": 11,
            "severity": "info",
            "post": "sleep",
            "claim": "c02",
            "sentence": "Coffee shortens it.",
            "need": 2,
        }
    ]


def test_statistics_count_each_code(run: Run) -> None:
    assert "     1  CLM101  a claim leans on no work" in run("check", "--statistics").stdout


@pytest.mark.parametrize(
    ("words", "count"),
    [
        pytest.param(["sleep"], 1, id="a post"),
        pytest.param(["library"], 1, id="the library's folder"),
        pytest.param(["library/claims/sleep.toml"], 1, id="a claims file"),
        pytest.param(["library/references.bib"], 0, id="the bibliography"),
        pytest.param(["moss2019tea"], 0, id="a work that the claim does not lean on"),
    ],
)
def test_what_is_named_is_checked(run: Run, words: list[str], count: int) -> None:
    assert run("check", "--select", "CLM101", *words).stdout.count("CLM101") == count


def test_a_word_that_names_nothing_is_answered_with_one_that_does(run: Run) -> None:
    result = run("check", "slep")
    assert result.exit_code == 2
    assert "'slep' is no file, no post and no citation key of this library; is sleep meant?" in result.stderr


def test_a_code_that_no_rule_has_is_refused(run: Run) -> None:
    result = run("check", "--select", "XYZ1")
    assert result.exit_code == 2
    assert "no rule has the code XYZ1" in result.stderr


def test_a_check_changes_no_file_and_finds_the_same_twice(run: Run, library: Path) -> None:
    before = files_of(library)
    first = run("check")
    assert (library / ".litman" / "checks.json").is_file()
    assert run("check").stdout == first.stdout
    assert files_of(library) == before


def test_a_change_is_seen_though_results_are_remembered(run: Run, library: Path) -> None:
    run("check")
    path = library / "claims" / "sleep.toml"
    path.write_text(path.read_text() + '  [[claim.link]]\n  key = "moss2091tea"\n')
    result = run("check", "--select", "CLM")
    assert "CLM101" not in result.stdout
    assert "CLM110 the library has no moss2091tea; is moss2019tea meant?" in result.stdout


def test_paths_and_codes_are_left_out_by_litman_toml(run: Run, library: Path) -> None:
    (library / "litman.toml").write_text('[check]\nper_path = { "claims/*" = ["CLM"] }\n')
    assert "CLM101" not in run("check").stdout


def test_a_remark_above_an_entry_silences_it(run: Run, library: Path) -> None:
    path = library / "references.bib"
    path.write_text(path.read_text() + "\n@article{x, author={Moss, Ada}, title={Buds}, year=2001}\n")
    assert "BIB101" in run("check").stdout
    path.write_text(path.read_text().replace("@article{x", "% litman: ignore[BIB101] no journal\n@article{x"))
    result = run("check")
    assert "BIB101" not in result.stdout
    assert "1 finding silenced" in result.stdout


def test_a_rule_is_explained(run: Run) -> None:
    result = run("rule", "CLM101")
    assert result.exit_code == 0
    assert "Why it matters" in result.stdout
    pages = run("rule", "--all").stdout
    assert all(
        code in pages and what in pages
        for code, what in ((code, item.codes[code]) for code, item in rules_by_code().items())
    )
    assert "EVD107" in run("rule").stdout
    assert run("rule", "NONE").exit_code == 2


@pytest.mark.parametrize("words", [[], ["sleep"], ["library/claims/sleep.toml"], ["moss2019tea", "sleep"]])
def test_a_claims_file_that_cannot_be_read_is_a_finding(run: Run, library: Path, words: list[str]) -> None:
    path = library / "claims" / "sleep.toml"
    path.write_text(path.read_text().replace("[post]", "[post"))
    result = run("check", *words)
    assert result.exit_code == 1
    assert "library/claims/sleep.toml:2:6: CLM001" in result.stdout


def test_sarif_has_rules_places_and_what_was_not_checked(run: Run) -> None:
    log = json.loads(run("check", "--select", "CLM101", "--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    (found,) = log["runs"]
    assert [rule["id"] for rule in found["tool"]["driver"]["rules"]] == ["CLM101"]
    (result,) = found["results"]
    assert (result["level"], result["properties"]) == ("note", {"need": 2})
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "library/claims/sleep.toml"
    assert location["region"] == {"startLine": 23, "startColumn": 6, "endLine": 23, "endColumn": 11}
    assert "not checked: 1 post" in str(found["invocations"][0]["toolExecutionNotifications"])


def test_github_annotations_stand_at_their_lines(run: Run) -> None:
    first = run("check", "--select", "CLM101", "--format", "github").stdout.splitlines()[0]
    at = "file=library/claims/sleep.toml,line=23,col=6,endColumn=11,title=CLM101"
    assert first == f"::notice {at}::c02 leans on no work"


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_report_is_written_to_a_file_with_its_gaps(run: Run, library: Path, form: str) -> None:
    path = library.parent / "report"
    assert run("check", "--strict", "--format", form, "--output", str(path)).exit_code == 1
    text = path.read_text()
    assert "CLM101" in text
    assert "Not checked" in text


def test_what_a_post_says_cannot_become_mark_up_of_a_report(run: Run, library: Path) -> None:
    path = library / "claims" / "sleep.toml"
    path.write_text(path.read_text() + 'named_sources = ["<script>alert(1)</script>"]\n')
    assert "<script>" not in run("check", "--format", "html").stdout
    assert "<script>" not in run("check", "--format", "markdown").stdout.replace("\\<", "")


def test_a_baseline_leaves_out_what_was_there_and_shows_what_is_new(run: Run, library: Path) -> None:
    path = library.parent / "baseline.json"
    assert run("check", "--write-baseline", str(path)).exit_code == 0
    result = run("check", "--baseline", str(path))
    assert result.exit_code == 0
    assert "1 finding that the baseline has" in result.stdout
    claims = library / "claims" / "sleep.toml"
    claims.write_text(
        "# a line above\n" + claims.read_text() + '\n[[claim]]\nid = "c03"\ntext = "Milk helps."\n'
    )
    result = run("check", "--baseline", str(path))
    assert "c03 leans on no work" in result.stdout
    assert "c02" not in result.stdout


def test_a_file_that_is_no_baseline_is_named(run: Run, library: Path) -> None:
    result = run("check", "--baseline", str(library / "litman.toml"))
    assert result.exit_code == 2
    assert "is no baseline" in result.stderr


@pytest.mark.parametrize("text", ["[" * 99_999, '{"findings": {"BIB001 x": "y"}}', '{"findings": ["x"]}'])
def test_a_baseline_that_holds_something_else_is_none(run: Run, library: Path, text: str) -> None:
    (library / "known.json").write_text(text)
    assert "is no baseline" in run("check", "--baseline", str(library / "known.json")).stderr


def test_fix_shows_a_diff_asks_and_changes_nothing_but_the_field(run: Run, library: Path) -> None:
    path = library / "references.bib"
    mended = path.read_bytes()
    broken = mended.replace(b"{10.1000/tea.7}", b"{https://doi.org/10.1000/tea.7}").replace(b"{REM}", b"REM")
    broken = broken.replace(b"{https://example.org/news/1}", b"{www.example.org/news/1}")
    path.write_bytes(broken)
    refused = run("check", "--fix", stdin="n\n")
    assert "-    doi     = {https://doi.org/10.1000/tea.7}," in refused.stderr
    assert "+    doi     = {10.1000/tea.7}," in refused.stderr
    assert "write 3 changes to library/references.bib?" in refused.stderr
    assert path.read_bytes() == broken
    assert run("check", "--fix", "--yes", "--select", "BIB").exit_code == 0
    assert path.read_bytes() == mended.replace(b"{https://example.org", b"{https://www.example.org")


def test_fix_mends_selected_codes_only(run: Run, library: Path) -> None:
    path = library / "references.bib"
    path.write_bytes(path.read_bytes().replace(b"{REM}", b"REM"))
    before = path.read_bytes()
    run("check", "--fix", "--yes", "--select", "BIB102")
    run("check", "--fix", "--yes", "reed2001leaf")
    assert path.read_bytes() == before


def test_fix_fills_fields_from_a_record_that_agrees(run: Run, library: Path) -> None:
    path = library / "references.bib"
    path.write_bytes(path.read_bytes().replace(b"    volume  = {7},\n", b""))
    item = {
        "type": "article-journal",
        "title": "Tea and REM sleep",
        "author": [{"family": "Moss", "given": "Ada"}, {"family": "Fern", "given": "Bo"}],
        "issued": {"date-parts": [[2019]]},
        "container-title": "Journal of Tea",
        "volume": "7",
        "page": "12-19",
    }
    record = {"doi": "10.1000/tea.7", "asked": "2026-11-01", "outcome": "found", "item": item}
    (library / "registry.jsonl").write_text(json.dumps(record) + "\n")
    run("check", "--fix", "--yes")
    assert b"volume  = {7}" in path.read_bytes()


RELEASE_LINK = """\
  [[claim.link]]
  key = "teahouse2019news"  # read it again
  relation = "supports"
  verdict = "unchecked"
"""


def test_fix_points_a_link_from_the_release_to_its_paper_after_asking(run: Run, library: Path) -> None:
    path = library / "claims" / "sleep.toml"
    before = path.read_text() + RELEASE_LINK
    path.write_text(before)
    assert run("check", "--fix", "--yes", stdin="n\n").exit_code == 1  # --yes is for fields
    assert path.read_text() == before
    result = run("check", "--fix", stdin="y\n")
    assert '-  key = "teahouse2019news"  # read it again' in result.stderr
    assert '+  key = "moss2019tea"  # read it again' in result.stderr
    question = "sleep/c02: point the link from teahouse2019news to its paper moss2019tea?"
    assert result.stderr.index("+  key") < result.stderr.index(question)
    assert path.read_text() == before.replace('"teahouse2019news"', '"moss2019tea"')
    assert "EVD101" not in result.stdout
    assert run("undo").exit_code == 0
    assert path.read_text() == before


@pytest.mark.parametrize(
    "link",
    [
        pytest.param(RELEASE_LINK.replace("unchecked", "confirmed"), id="somebody has checked it"),
        pytest.param(RELEASE_LINK + '  quote = "Tea it is."\n', id="it quotes the release"),
        pytest.param(
            RELEASE_LINK + '  [[claim.link]]\n  key = "moss2019tea"\n', id="the paper is linked too"
        ),
    ],
)
def test_fix_leaves_links_that_say_something_of_the_release(run: Run, library: Path, link: str) -> None:
    path = library / "claims" / "sleep.toml"
    path.write_text(path.read_text() + link)
    before = path.read_bytes()
    result = run("check", "--fix", stdin="y\n")
    assert "point the link" not in result.stderr
    assert path.read_bytes() == before


def test_fix_writes_nothing_where_nobody_answers(run: Run, library: Path) -> None:
    path = library / "claims" / "sleep.toml"
    path.write_text(path.read_text() + RELEASE_LINK)
    before = path.read_bytes()
    result = run("check", "--fix")
    assert "nobody answered, so nothing of this is written" in result.stderr
    assert result.exit_code == 1
    assert path.read_bytes() == before


def test_watching_shows_what_is_new_after_a_save(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = library / "claims" / "sleep.toml"
    naps: list[float] = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 2:
            path.write_text(path.read_text() + '\n[[claim]]\nid = "c03"\ntext = "Milk helps."\n')
        if len(naps) == 4:
            raise KeyboardInterrupt

    monkeypatch.setattr("litman.cli.check.watch.sleep", nap)
    result = run("check", "--strict", "--select", "CLM101", "--watch")
    assert result.exit_code == 1  # as a check of what is there when it is stopped
    assert "Aborted" not in result.stderr
    shown = result.stdout
    assert shown.count("c02 leans on no work") == 1
    assert shown.count("c03 leans on no work") == 1
    assert max(naps) < 0.5


def test_what_is_saved_during_the_first_check_is_seen(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = library / "claims" / "sleep.toml"
    say = check_watch.notify

    def save_and_say(text: str) -> None:
        path.write_text(path.read_text() + '\n[[claim]]\nid = "c03"\ntext = "Milk helps."\n')
        say(text)

    def nap(seconds: float) -> None:
        if naps:
            raise KeyboardInterrupt
        naps.append(seconds)

    naps: list[float] = []
    monkeypatch.setattr("litman.cli.check.watch.notify", save_and_say)
    monkeypatch.setattr("litman.cli.check.watch.sleep", nap)
    assert "c03 leans on no work" in run("check", "--select", "CLM101", "--watch").stdout


def test_a_finding_that_only_moved_is_not_shown_again_and_a_second_of_its_kind_is(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = library.parent / "posts" / "sleep-well.txt"
    post.parent.mkdir()
    post.write_text(POST)
    texts = [f"A line above.\n\n{POST}", f"{POST}\nSo does cocoa. [1]\n"]

    def nap(seconds: float) -> None:
        if not texts:
            raise KeyboardInterrupt
        post.write_text(texts.pop(0))

    monkeypatch.setattr("litman.cli.check.watch.sleep", nap)
    shown = run("check", "--select", "REF101", "--watch").stdout
    places = re.findall(r"sleep-well.txt:(\d+):\d+: REF101 the marker \[1\] has no reference", shown)
    assert places == ["1", "5"]
