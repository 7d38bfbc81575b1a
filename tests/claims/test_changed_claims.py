"""Of a claims file that was read before, only the claims that are others are read again, and nothing is otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.claims import changed_claims, read, sound
from litman.claims.changed_claims import ReadFile, read_changed
from litman.claims.read import read_claims
from litman.errors import BrokenClaimsError
from litman.toml.load import load_toml

PATH = Path("tea.toml")
CLAIM = """\
[[claim]]
id = "c{0:02}"
text = "Tea {0} lengthens sleep. [[claim]]"
  [[claim.link]]
  key = "moss{0}"  # the trial
  verdict = "unchecked"

# about the next one
"""
HEAD = '[post]\ntitle = "Tea"\n\n[[reference]]\nid = "r01"\ntext = "Moss"\n\n'
FILE = HEAD + "".join(map(CLAIM.format, range(1, 9)))
VERDICT = 'key = "moss3"  # the trial\n  verdict = "partly"'
BEFORE = 'key = "moss3"  # the trial\n  verdict = "unchecked"'


def known(text: str) -> ReadFile:
    file, findings = read_claims(PATH, text.encode())
    assert file is not None
    assert [one for one in findings if one.severity == "error"] == []
    return ReadFile(text.encode(), file).with_starts()


@pytest.mark.parametrize(
    ("old", "new", "made"),
    [
        pytest.param(FILE, FILE.replace(BEFORE, VERDICT), {"c03"}, id="a verdict"),
        pytest.param(FILE, FILE + CLAIM.format(9), {"c08", "c09"}, id="one more"),
        pytest.param(FILE, FILE.replace(CLAIM.format(1), ""), set(), id="the first is gone"),
        pytest.param(FILE, FILE.replace(CLAIM.format(8), ""), set(), id="the last is gone"),
        pytest.param(FILE, HEAD, set(), id="all are gone"),
        pytest.param(
            FILE,
            FILE.replace(CLAIM.format(3), CLAIM.format(3) + CLAIM.format(20)),
            {"c20", "c04"},
            id="between",
        ),
        pytest.param(
            FILE,
            FILE.replace("Tea 2 ", "").replace("Tea 5 ", ""),
            {"c02", "c03", "c04", "c05"},
            id="two apart",
        ),
        pytest.param(FILE, FILE.replace("# about", "#", 1), {"c01"}, id="a remark"),
        pytest.param(
            FILE.replace("\n", "\r\n"),
            FILE.replace(BEFORE, VERDICT).replace("\n", "\r\n"),
            {"c03"},
            id="CRLF",
        ),
        pytest.param(
            "\ufeff" + FILE, "\ufeff" + FILE.replace(BEFORE, VERDICT), {"c03"}, id="byte order mark"
        ),
    ],
)
def test_only_the_claims_that_changed_are_made_anew(old: str, new: str, made: set[str]) -> None:
    before = known(old)
    after = read_changed(before, new.encode())
    assert after is not None
    assert after.file == read_claims(PATH, new.encode())[0]
    assert after.starts == known(new).starts
    kept = {claim.id: claim for claim in before.file.claims}
    assert {claim.id for claim in after.file.claims if kept.get(claim.id) is not claim} == made


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(FILE, FILE.replace('"Tea"', '"Coffee"'), id="what the post is"),
        pytest.param(FILE, FILE.replace("[[reference]]", "[[references]]"), id="a reference"),
        pytest.param(FILE, FILE.replace('id = "c05"', 'id = "c02"'), id="an id twice"),
        pytest.param(FILE, FILE.replace('id = "c05"\n', ""), id="no id"),
        pytest.param(FILE, FILE.replace("[[claim]]\nid", "[claim]\nid", 1), id="no list"),
        pytest.param(FILE, FILE.replace('"unchecked"', '"perhaps"', 1), id="no verdict"),
        pytest.param(FILE, FILE.replace('"unchecked"', "unchecked", 1), id="no TOML"),
        pytest.param(FILE, FILE.replace("[[claim]]\nid", "<<<<<<< ours\n[[claim]]\nid", 1), id="a conflict"),
        pytest.param(FILE, FILE.replace('"Tea 2', '"""\n[[claim]]\n""" # "'), id="a text of lines"),
        pytest.param(FILE + 'note = """x"""\n', FILE.replace(BEFORE, VERDICT), id="quotation marks"),
        pytest.param(FILE, FILE + '\n[[reference]]\nid = "r02"\ntext = "Reed"\n', id="a reference behind"),
        pytest.param(FILE + '\n[[reference]]\nid = "r02"\ntext = "Reed"\n', FILE, id="a reference less"),
        pytest.param(FILE, FILE.replace("[[claim]]\nid", "note = 1\n[[claim]]\nid"), id="a key before"),
        pytest.param(FILE.replace("[[claim]]\nid", "[['claim']]\nid", 1), FILE, id="another spelling"),
    ],
)
def test_what_is_in_doubt_is_left_to_who_reads_the_whole(old: str, new: str) -> None:
    assert read_changed(known(old), new.encode()) is None


LINES = [*dict.fromkeys(FILE.splitlines()), '"""', "[other]", "x = [", "]", 'id = "c01"', "[[claim]] # one"]
Edit = tuple[int, int, list[str]]
EDITS = st.lists(
    st.tuples(st.integers(0, 80), st.integers(0, 12), st.lists(st.sampled_from(LINES), max_size=4)),
    max_size=3,
)


@given(EDITS, EDITS)
def test_it_never_says_otherwise_than_who_reads_the_whole(first: list[Edit], then: list[Edit]) -> None:
    old = edited(FILE, first)
    new = edited(old, then)
    try:
        sound._LAST.clear()
        sound.read_sound(PATH, old.encode())
        before = sound._LAST[PATH].with_starts()
    except BrokenClaimsError:
        return
    after = read_changed(before, new.encode())
    file, findings = read_claims(PATH, new.encode())
    if after is not None:
        assert after.file == file
        assert [one for one in findings if one.severity == "error"] == []


def edited(text: str, edits: list[Edit]) -> str:
    lines = text.splitlines(keepends=True)
    for start, size, put in edits:
        lines[start : start + size] = [f"{line}\n" for line in put]
    return "".join(lines)


def test_who_changes_a_claim_reads_no_other_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sound._LAST.clear()
    first = sound.read_sound(PATH, FILE.encode())
    seen: list[bytes] = []
    for module in (changed_claims, read):
        monkeypatch.setattr(module, "load_toml", lambda text: seen.append(text) or load_toml(text))
    second = sound.read_sound(PATH, FILE.replace(BEFORE, VERDICT).encode())
    assert second.claims[2] != first.claims[2]
    assert sum(map(len, seen)) < len(FILE) / 3
    assert sound.read_sound(PATH, FILE.replace(BEFORE, VERDICT).encode()) is second
