import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CLAIMS, Run, files_of

POST = "Tea is brewed. Tea makes nights longer [1]. Who drinks it? Coffee shortens it.\n"


def claims_file(library: Path) -> dict[str, Any]:
    return tomllib.loads((library / "claims" / "sleep.toml").read_text())


def state_of(run: Run, claim_id: str) -> str:
    claims = json.loads(run("claims", "--json").output)
    return next(claim["state"] for claim in claims if claim["id"] == claim_id)


def test_claims_are_listed_with_their_works_and_what_is_missing(run: Run) -> None:
    assert run("claims").output == (
        "sleep  Sleep well\n"
        "  2 claims; 1 leaning on a work, 1 on none; the post is not here: anchors not-checked\n"
        "  c01 Tea lengthens REM sleep.\n"
        "      → moss2019tea Moss & Fern 2019 · [1] supports, unchecked\n"
        "  c02 Coffee shortens it.\n"
        "      ✗ no evidence\n"
        "\n"
        "POST    CLAIMS  ON WORKS  ON NOTHING  STALE  TITLE\n"
        "sleep        2         1           1      0  Sleep well\n"
    )


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        pytest.param(("--post", "sleep"), ["c01", "c02"], id="post"),
        pytest.param(("--key", "MOSS2019tea"), ["c01"], id="key in another case"),
        pytest.param(("--unsupported",), ["c02"], id="unsupported"),
        pytest.param(("--unchecked",), ["c01"], id="unchecked"),
        pytest.param(("--relation", "quotes"), [], id="relation that none has"),
        pytest.param(("--relation", "supports"), ["c01"], id="relation"),
        pytest.param(("--statement", "tea"), [], id="statement that none has"),
    ],
)
def test_a_filter_narrows_the_list(run: Run, words: tuple[str, ...], ids: list[str]) -> None:
    claims = json.loads(run("claims", *words, "--json").output)
    assert [claim["id"] for claim in claims] == ids
    if not ids:
        assert run("claims", *words).output == "No claim is like that.\n"


def test_json_has_the_promised_shape(run: Run) -> None:
    first = json.loads(run("claims", "--json").output)[0]
    assert first == {
        "post": "sleep",
        "id": "c01",
        "text": "Tea lengthens REM sleep.",
        "stance": "asserts",
        "statement": None,
        "state": "not-checked",
        "anchor": {"start": 0, "end": 24, "fingerprint": "aaaaaaaaaaaa"},
        "named_sources": [],
        "open_references": [],
        "dangling_markers": [],
        "leads": [],
        "links": [
            {
                "key": "moss2019tea",
                "relation": "supports",
                "marker": "[1]",
                "verdict": "unchecked",
                "quote": None,
                "locator": None,
                "by": None,
                "at": None,
                "known": True,
                "stale": False,
            }
        ],
    }


def test_a_claim_is_added_tied_confirmed_untied_and_removed(run: Run, library: Path) -> None:
    added = run("claims", "add", "sleep", "Leaves are harvested twice.", "--stance", "hedges")
    assert added.output == "added     sleep/c03\n"
    assert run("claims", "link", "sleep/c03", "reed2001leaf", "--relation", "background").exit_code == 0
    changed = run("claims", "link", "sleep/c03", "reed2001leaf", "--locator", "ch. 2")
    assert changed.output == "changed   sleep/c03 → reed2001leaf\n"
    confirmed = run("claims", "confirm", "sleep/c03", "reed2001leaf", "--quote", "two harvests", "--by", "AB")
    assert confirmed.exit_code == 0, confirmed.output
    assert "notices of the work: not-checked" in confirmed.output
    claim = claims_file(library)["claim"][2]
    link = claim["link"][0]
    assert claim["stance"] == "hedges"
    assert {name: link[name] for name in ("key", "relation", "locator", "verdict", "quote", "by", "at")} == {
        "key": "reed2001leaf",
        "relation": "background",
        "locator": "ch. 2",
        "verdict": "confirmed",
        "quote": "two harvests",
        "by": "AB",
        "at": date.today(),
    }
    assert set(link["checked"]) == {"fingerprint", "status"}
    shown = run("claims", "show", "sleep/c03").output
    assert "confirmed by AB on " in shown
    assert "quote: two harvests" in shown
    assert run("claims", "unlink", "sleep/c03", "reed2001leaf").exit_code == 0
    assert run("claims", "remove", "sleep/c03").exit_code == 0
    assert (
        (library / "claims" / "sleep.toml")
        .read_text()
        .startswith(CLAIMS[: CLAIMS.index("[[reference]]") - 1])
    )
    assert run("claims", "add", "sleep", "Another one.").output == "added     sleep/c04\n"


def test_an_edit_leaves_comments_and_layout_alone(run: Run, library: Path) -> None:
    run("claims", "confirm", "sleep/c01", "moss2019tea", "--quote", "it does", "--by", "AB")
    text = (library / "claims" / "sleep.toml").read_text()
    assert text.startswith("# Read and corrected by Ada.\n")
    assert '  key = "moss2019tea"  # the trial\n' in text
    run("claims", "confirm", "sleep/c01", "moss2019tea", "--not-in-source", "--by", "CD")
    assert claims_file(library)["claim"][0]["link"][0]["verdict"] == "not-in-source"


def test_a_claim_is_anchored_where_the_post_is_at_hand(run: Run, library: Path) -> None:
    posts = library.parent / "posts"
    posts.mkdir()
    (posts / "sleep-well.txt").write_text(POST)
    added = run("claims", "add", "sleep", "Coffee shortens it.")
    assert added.output == "added     sleep/c03, anchored at 59–78\n"
    assert state_of(run, "c03") == "same"
    (posts / "sleep-well.txt").write_text("A new beginning. " + POST)
    assert state_of(run, "c03") == "moved"
    assert "[moved]" in run("claims").output


def test_a_file_for_a_new_post_is_made_when_asked(run: Run, library: Path) -> None:
    refused = run("claims", "add", "tea", "Tea is good.")
    assert refused.exit_code == 2
    assert "no post has the id 'tea'" in refused.stderr
    made = run("claims", "add", "tea", "Tea is good.", "--new")
    assert made.output == "added     tea/c01\n"
    assert [claim["id"] for claim in json.loads(run("claims", "--post", "tea", "--json").output)] == ["c01"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(("show", "c01"), "does not name a claim; write POST/ID", id="no post"),
        pytest.param(("show", "slep/c01"), "there is sleep", id="unknown post"),
        pytest.param(
            ("show", "sleep/c09"), "sleep has no claim 'c09'; it has c01 to c02", id="unknown claim"
        ),
        pytest.param(("link", "sleep/c01", "nobody"), "no entry has the key 'nobody'", id="unknown key"),
        pytest.param(("unlink", "sleep/c02", "moss2019tea"), "it leans on no work", id="no link"),
        pytest.param(("confirm", "sleep/c01", "moss2019tea", "--by", "A"), "--quote", id="no words"),
        pytest.param(("add", "../evil", "text", "--new"), "cannot be a post's id", id="a path for an id"),
        pytest.param(("add", "sleep", " "), "needs a text", id="empty text"),
        pytest.param(("remove", "sleep/c09"), "has no claim", id="remove what is absent"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    run: Run, library: Path, words: tuple[str, ...], message: str
) -> None:
    before = files_of(library)
    result = run("claims", *words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert files_of(library) == before


def test_a_link_to_a_key_that_no_entry_has_is_shown_as_such(run: Run, library: Path) -> None:
    path = library / "claims" / "sleep.toml"
    path.write_text(CLAIMS.replace("moss2019tea", "lost2000"))
    assert "→ lost2000 no entry has this key" in run("claims").output


def test_a_claims_file_with_a_fault_is_pointed_at_and_never_edited(run: Run, library: Path) -> None:
    path = library / "claims" / "sleep.toml"
    path.write_text(CLAIMS + "id = \n")
    listed = run("claims")
    assert "claims/sleep.toml:" in listed.stderr
    refused = run("claims", "add", "sleep", "One more.")
    assert refused.exit_code == 2
    assert "mend it first; nothing was changed" in refused.stderr
    assert path.read_text() == CLAIMS + "id = \n"


def confirmed_by(run: Run, library: Path, *more: str) -> object:
    result = run("claims", "confirm", "sleep/c01", "moss2019tea", "--quote", "it does", *more)
    assert result.exit_code == 0, result.output
    return claims_file(library)["claim"][0]["link"][0]["by"]


def test_who_confirms_is_said_by_the_option_the_setting_or_git(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "gitconfig"
    config.write_text("[user]\n\tname = Ada  Moss\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    assert confirmed_by(run, library) == "Ada Moss"
    settings = library / "litman.toml"
    settings.write_text(settings.read_text() + 'by = "AM"\n')
    assert confirmed_by(run, library) == "AM"
    assert confirmed_by(run, library, "--by", "CD") == "CD"


def test_where_nobody_says_who_confirms_nothing_is_recorded(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "none"))
    before = files_of(library)
    result = run("claims", "confirm", "sleep/c01", "moss2019tea", "--quote", "it does")
    assert result.exit_code == 2
    assert "--by WHO" in result.stderr
    assert files_of(library) == before
