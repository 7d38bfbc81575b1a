import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

MORE = """
@article{nettle2018sleep,
  author = {Nettle, Dee},
  title = {Warm milk before bed},
  journal = {Journal of Tea},
  year = {2018},
  keywords = {to read, milk},
  abstract = {Adults who drank milk slept no longer than those who drank tea. Their sleepiness in the
    morning was the same.},
}
"""


@pytest.fixture
def found(run: Run, library: Path) -> Run:
    """Search a library of four works."""
    with (library / "references.bib").open("a") as file:
        file.write(MORE)
    return run


def keys(run: Run, *words: str) -> list[str]:
    result = run("search", "--keys", *words)
    assert result.exit_code == 0, result.stderr
    return result.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["leaf"], {"reed2001leaf"}, id="a word of a title"),
        pytest.param(["LEAFS"], {"reed2001leaf"}, id="another form of it"),
        pytest.param(["lengthens"], {"moss2019tea"}, id="a word of a claim that leans on it"),
        pytest.param(["milk", "-tea"], set(), id="a word that is not wanted"),
        pytest.param(["leaf", "OR", "milk"], {"reed2001leaf", "nettle2018sleep"}, id="one of two"),
        pytest.param(['"warm milk"'], {"nettle2018sleep"}, id="a phrase"),
        pytest.param(["sleepi*"], {"nettle2018sleep"}, id="the beginning of a word"),
        pytest.param(["--field", "title:rem"], {"moss2019tea"}, id="a field"),
        pytest.param(
            ["--year", "2018.."], {"moss2019tea", "teahouse2019news", "nettle2018sleep"}, id="years"
        ),
        pytest.param(["--author", "nettle"], {"nettle2018sleep"}, id="an author"),
        pytest.param(["--type", "book"], {"reed2001leaf"}, id="a type"),
        pytest.param(["--tag", "to read"], {"nettle2018sleep"}, id="a tag"),
        pytest.param(["--has", "claims"], {"moss2019tea"}, id="with claims"),
        pytest.param(["--has", "abstract", "--has", "doi"], set(), id="both are wanted"),
        pytest.param(["tea", "--year", "2019", "--has", "doi"], {"moss2019tea"}, id="words and options"),
    ],
)
def test_works_are_found(found: Run, words: list[str], expected: set[str]) -> None:
    assert set(keys(found, *words)) == expected


def test_works_with_all_words_come_first_and_the_passage_is_marked(found: Run) -> None:
    output = found("search", "milk", "tea").stdout
    assert output.startswith("nettle2018sleep  2018  Nettle\n    Warm *milk* before bed\n")
    assert "abstract: Adults who drank *milk* slept no longer than those who drank *tea*." in " ".join(
        output.split()
    )


def test_a_claim_is_shown_with_its_address(found: Run) -> None:
    output = found("search", "lengthens").stdout
    assert "1 claim\n" in output
    assert "sleep/c01: Tea *lengthens* REM sleep." in output


def test_without_matches_words_spelt_alike_are_offered(found: Run) -> None:
    result = found("search", "mlik")
    assert result.exit_code == 0
    assert result.stdout == "Nothing has the word mlik; is milk meant?\nNo work has this.\n"


def test_where_no_work_has_all_words_it_is_said(found: Run) -> None:
    output = found("search", "leaf", "milk").stdout
    assert output.startswith("No work has all of this; these have some of the words:\n")
    assert output.endswith("2 works with some of the words\n")


def test_an_error_points_at_the_character(found: Run) -> None:
    result = found("search", "tea", "(milk")
    assert result.exit_code == 2
    assert "\n  tea (milk\n      ^\n" in result.stderr
    wrong = found("list", "--year", "soon")
    assert wrong.exit_code == 2
    assert "\n  year:soon\n       ^\n" in wrong.stderr
    assert "is title meant?" in found("search", "--field", "titel:tea").stderr
    assert found("search", "--field", "tea").exit_code == 2
    assert found("search").exit_code == 2


def test_json_has_score_and_passages_with_offsets(found: Run) -> None:
    items = json.loads(found("search", "milk", "--json").stdout)
    assert [item["id"] for item in items] == ["nettle2018sleep"]
    said = items[0]["litman"]
    assert said["score"] > 0
    title, abstract = said["passages"]
    assert [title["text"][slice(*mark)] for mark in title["marks"]] == ["milk"]
    assert abstract["field"] == "abstract"
    assert found("search", "nothing-of-the-kind", "--json").stdout == "[]\n"


def test_a_retraction_can_be_searched_for_and_is_said(found: Run, library: Path) -> None:
    (library / "registry.jsonl").write_text(
        '{"doi":"10.1000/tea.7","asked":"2026-01-02","outcome":"found","source":"crossref",'
        '"notices":[{"kind":"retracted","type":"retraction"}]}\n'
    )
    output = found("search", "--notice", "retracted").stdout
    assert "RETRACTED: Tea and REM sleep" in output
    assert output.endswith("1 work\n")
    assert found("list", "--notice", "any", "--keys").stdout == "moss2019tea\n"


def test_list_is_sorted_limited_and_reversed(found: Run) -> None:
    assert found("list", "--keys", "--sort", "year").stdout.split()[-1] == "reed2001leaf"
    assert found("list", "--keys", "--sort", "year", "--reverse").stdout.split()[0] == "reed2001leaf"
    assert found("list", "--limit", "1").stdout.endswith("1 work of 4, 1 of them carrying claims\n")
    assert [item["id"] for item in json.loads(found("list", "--json", "--author", "reed").stdout)] == [
        "reed2001leaf"
    ]
    assert found("list", "--author", "nobody").stdout == "No work has this.\n"


def test_what_changed_is_found_at_once(found: Run, library: Path) -> None:
    assert keys(found, "cocoa") == []
    path = library / "references.bib"
    path.write_text(path.read_text().replace("Warm milk", "Warm cocoa"))
    assert keys(found, "cocoa") == ["nettle2018sleep"]
    claims = library / "claims" / "sleep.toml"
    claims.write_text(claims.read_text().replace("lengthens", "prolongs"))
    assert keys(found, "prolongs") == ["moss2019tea"]


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0 and no more", None])
def test_a_damaged_index_is_made_anew(found: Run, library: Path, damage: bytes | None) -> None:
    assert keys(found, "leaf") == ["reed2001leaf"]
    path = library / ".litman" / "index.sqlite"
    data = path.read_bytes()
    middle = len(data) // 2
    path.write_bytes(data[:200] + bytes(middle) + data[200 + middle :] if damage is None else damage)
    assert keys(found, "leaf") == ["reed2001leaf"]


def test_a_reader_that_stops_reading_ends_it_quietly(library: Path) -> None:
    words = [sys.executable, "-m", "litman", "--library", str(library), "search", "tea", "--limit", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_a_passage_of_an_abstract_with_tex_is_read_as_people_read_it(run: Run, library: Path) -> None:
    with (library / "references.bib").open("a") as file:
        file.write(
            "\n@misc{cafe, title = {Beans}, abstract = {A caf{\\'e} -- with \\emph{roasted} beans}, xdata = {x}}\n"
        )
    output = run("search", "café").stdout
    assert "abstract: A *café* – with roasted beans" in output


def test_claims_findings_and_structure_are_said_once(run: Run, library: Path) -> None:
    (library / "claims" / "odd.toml").write_text("[post]\ntitle = 7\n")
    result = run("search", "leaf")
    assert result.stderr.count("odd.toml") == 1
    assert run("list").stderr == result.stderr


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["--like", 'milk:tea 5*10 "and (NOT'], id="like"),
        pytest.param(["NMDA:milk"], id="no such field"),
        pytest.param(["milk 5*10"], id="a star inside"),
        pytest.param(['He gave "warm milk to adults'], id="an open quote"),
        pytest.param(['He said "adults drank milk" before their sleep'], id="a quotation that nothing has"),
        pytest.param(
            ['"Warm milk before beds lengthens the sleep of adults."'], id="a sentence in straight quotes"
        ),
    ],
)
def test_a_pasted_sentence_is_no_query(found: Run, words: list[str]) -> None:
    result = found("search", "--keys", *words)
    assert (result.exit_code, result.stdout.split()[:1]) == (0, ["nettle2018sleep"])


def test_that_it_is_read_as_a_sentence_is_said(found: Run) -> None:
    assert "read as a sentence: there is no field `NMDA`" in found("search", "NMDA:milk").stderr
    assert (
        "one after the other; read as a sentence" in found("search", 'said "adults drank milk" at bed').stderr
    )


def test_small_words_of_a_sentence_are_not_marked(found: Run) -> None:
    output = found("search", "the", "adults", "who", "drank", "milk", "before", "a", "sleep").stdout
    assert "*Adults* who *drank* *milk*" in " ".join(output.split())
