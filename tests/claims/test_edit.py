from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litman.claims.claim import Anchor, Checked, Claim, Link, MarkerUse, NamedSource
from litman.claims.edit import (
    add_claim,
    add_claims,
    add_link,
    new_claims_file,
    next_claim_id,
    remove_claim,
    remove_link,
    rename_key,
    repoint_link,
    set_link,
)
from litman.claims.model import ClaimsFile, PostInfo
from litman.claims.read import read_claims
from litman.errors import ClaimIdTakenError, ClaimsFileError, LinkExistsError
from tests.claims.hand_edited import KEYS, HandEdited, hand_edited_files
from tests.growth import takes_at_most
from tests.trials import trials

by_hand = settings(max_examples=trials(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])

FILE = b"""\
[post]
title = "Naps"   # ours
last_id = "c02"

# the one that started it
[[claim]]
id = "c01"
text = "Naps help."
  [[claim.link]]
  key = "doe2018sleep"    # found by AB
  verdict = "unchecked"

[[claim]]
id = "c02"
text = "Naps harm."
"""


def read(data: bytes) -> ClaimsFile:
    file, findings = read_claims(Path("naps.toml"), data)
    assert file is not None, findings
    return file


def test_a_new_file_describes_its_post_and_has_no_claims() -> None:
    post = PostInfo(title='Why "naps"?', source="naps.md", scanned=date(2026, 11, 20), author="A. Doe")
    file = read(new_claims_file(post))
    assert file.post == post
    assert file.claims == ()


def test_a_claim_is_read_back_as_it_was_added() -> None:
    claim = Claim(
        id="c03",
        text='Naps of 20 min — "short" ones — help.\tReally\n\x7f😀',
        stance="hedges",
        statement="naps-help",
        anchor=Anchor(exact="x", prefix="", start=3, end=9, fingerprint="0123456789ab"),
        links=(
            Link("doe2018sleep", "supports", "[1]"),
            Link(
                key="roe2020naps",
                relation="quotes",
                verdict="confirmed",
                quote="short naps",
                locator="p. 4",
                by="AB",
                at=date(2026, 11, 20),
                checked=Checked("0123456789ab", "none known"),
            ),
        ),
        named_sources=(
            NamedSource("NASA"),
            NamedSource("a study", vague=True),
            NamedSource("BMJ", "roe2020naps"),
        ),
        markers=(MarkerUse("4"), MarkerUse("5", 8, 9)),
    )
    file = read(add_claim(FILE, claim))
    assert file.claims[-1] == claim
    assert file.post.last_id == "c03"


def test_links_look_like_those_that_are_there() -> None:
    added = add_link(FILE, "c02", Link("roe2020naps", "partly"))
    assert added == FILE + (
        b'  [[claim.link]]\n  key = "roe2020naps"\n  relation = "partly"\n  verdict = "unchecked"\n'
    )


def test_setting_a_verdict_changes_its_line_and_adds_what_is_new_below() -> None:
    changed = set_link(
        FILE, "c01", "doe2018sleep", verdict="confirmed", by="AB", checked=Checked(status="retracted")
    )
    assert changed == FILE.replace(
        b'  verdict = "unchecked"\n',
        b'  verdict = "confirmed"\n  by = "AB"\n  checked = { status = "retracted" }\n',
    )


def test_none_removes_a_field_of_a_link() -> None:
    assert set_link(FILE, "c01", "doe2018sleep", verdict=None, quote=None) == FILE.replace(
        b'  verdict = "unchecked"\n', b""
    )


def test_removing_a_claim_keeps_the_comment_above_it_and_one_gap() -> None:
    assert remove_claim(FILE, "c01") == FILE[: FILE.index(b"[[claim]]")] + FILE[FILE.rindex(b"[[claim]]") :]


def test_removing_the_last_claim_removes_the_gap_before_it() -> None:
    assert remove_claim(FILE, "c02") == FILE[: FILE.index(b'\n[[claim]]\nid = "c02"')]


def test_adding_and_removing_a_claim_gives_the_file_back_but_for_last_id() -> None:
    added = add_claim(FILE, Claim("c03", "Naps are free.", links=(Link("doe2018sleep"),)))
    assert remove_claim(added, "c03") == FILE.replace(b'"c02"   ', b'"c03"   ').replace(
        b'last_id = "c02"', b'last_id = "c03"'
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", "c01", id="empty file"),
        pytest.param(FILE, "c03", id="after the highest"),
        pytest.param(FILE.replace(b'last_id = "c02"', b'last_id = "c41"'), "c42", id="after last_id"),
        pytest.param(FILE.replace(b'"c01"', b'"c99"'), "c100", id="three digits"),
        pytest.param(FILE.replace(b'"c01"', b'"intro"'), "c03", id="ids of other kinds"),
    ],
)
def test_the_next_id_is_one_that_was_never_given(data: bytes, expected: str) -> None:
    assert next_claim_id(read(data)) == expected


@pytest.mark.parametrize("with_last_id", [True, False])
def test_the_id_of_a_removed_claim_does_not_come_back(with_last_id: bool) -> None:
    data = FILE if with_last_id else FILE.replace(b'last_id = "c02"\n', b"")
    assert next_claim_id(read(remove_claim(data, "c02"))) == "c03"


def test_an_id_that_was_given_before_is_refused() -> None:
    removed = remove_claim(FILE, "c02")
    for claim_id in ("c01", "c02"):
        with pytest.raises(ClaimIdTakenError, match=claim_id):
            add_claim(removed, Claim(claim_id, "again"))


def test_a_claim_can_be_added_to_an_empty_file() -> None:
    assert read(add_claim(b"", Claim("c01", "Naps help."))).claims == (Claim("c01", "Naps help."),)


def test_rename_follows_links_references_and_named_sources_whatever_their_case() -> None:
    data = b"""[[reference]]
key = "Old"
[[claim]]
id = "c01"
text = "old"
named_sources = [ "old", {name="old", key='old'} ]
link = [{ key = "old", quote = "old" }, { key = "older" }]
"""
    expected = data.replace(b'key = "Old"', b'key = "new"').replace(b"key='old'", b'key="new"')
    expected = expected.replace(b'key = "old"', b'key = "new"')
    assert rename_key(data, "old", "new") == expected


def test_rename_of_a_key_that_is_not_there_gives_the_same_bytes() -> None:
    data = FILE.replace(b"\n", b"\r\n")
    assert rename_key(data, "nobody", "new") is data


def test_many_claims_are_added_as_one_by_one() -> None:
    claims = [Claim(f"c{n:02d}", "New.", links=(Link("doe2018sleep"), Link("a"))) for n in range(3, 9)]
    one_by_one = FILE
    for claim in claims:
        one_by_one = add_claim(one_by_one, claim)
    assert add_claims(FILE, claims) == one_by_one
    assert add_claims(FILE, []) is FILE


def many_claims(count: int) -> list[Claim]:
    return [
        Claim(f"c{n}", "New.", links=(Link("a"),), anchor=Anchor("x" * 80)) for n in range(100, 100 + count)
    ]


def test_thirty_claims_are_added_at_once() -> None:
    assert len(read(add_claims(FILE, many_claims(30))).claims) == 32


@pytest.mark.growth
def test_three_hundred_claims_are_added_in_a_moment() -> None:
    claims = many_claims(300)
    takes_at_most(3, lambda: add_claims(FILE, claims))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"[[claim]\n", "not valid TOML", id="no TOML"),
        pytest.param(b"\xff", "not valid TOML", id="not UTF-8"),
        pytest.param(b'claim = "c01"', "no claim c01", id="no list of claims"),
        pytest.param(b'[[claim]]\nid="c01"\n[[claim]]\nid="c01"', "2 claims have the id c01", id="ids twice"),
        pytest.param(b'[[claim]]\nid="c01"\nlink="x"', "cannot edit", id="link is no list"),
    ],
)
def test_a_file_that_cannot_be_edited_safely_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ClaimsFileError, match=message):
        add_link(data, "c01", Link("doe2018sleep"))


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(ClaimsFileError, match="no claim c09"):
        remove_claim(FILE, "c09")
    with pytest.raises(ClaimsFileError, match="c02 has no link to doe2018sleep"):
        remove_link(FILE, "c02", "doe2018sleep")
    with pytest.raises(LinkExistsError, match="c01 has a link to DOE2018sleep already"):
        add_link(FILE, "c01", Link("DOE2018sleep"))
    with pytest.raises(TypeError, match="colour"):
        set_link(FILE, "c01", "doe2018sleep", colour="red")


def test_two_links_to_one_work_are_not_told_apart() -> None:
    data = FILE + b'  [[claim.link]]\n  key = "a"\n  [[claim.link]]\n  key = "a"\n'
    with pytest.raises(ClaimsFileError, match="2 links to a"):
        set_link(data, "c02", "a", verdict="confirmed")
    assert remove_link(data, "c02", "a") == FILE


def _number(draw: st.DataObject, file: HandEdited) -> int:
    return draw.draw(st.integers(1, len(file.pieces) - 1), label="claim")


def _assert_rest_is_untouched(file: HandEdited, number: int, result: bytes) -> None:
    text = result.decode()
    assert text.startswith(file.bom + "".join(file.pieces[:number]))
    assert text.endswith("".join(file.pieces[number + 1 :]))


@by_hand
@given(hand_edited_files(), st.data())
def test_adding_a_link_inserts_and_does_nothing_else(file: HandEdited, draw: st.DataObject) -> None:
    number = _number(draw, file)
    result = add_link(file.data, f"c{number:02d}", Link(KEYS[2], "supports"))
    _assert_rest_is_untouched(file, number, result)
    assert [link.key for link in read(result).claims[number - 1].links][-1] == KEYS[2]
    old, new = file.data, result
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    assert new.endswith(old[same:])


@by_hand
@given(hand_edited_files(), st.data())
def test_a_verdict_stays_inside_its_claim_and_keeps_unknown_keys(
    file: HandEdited, draw: st.DataObject
) -> None:
    number = _number(draw, file)
    checked = Checked("0123456789ab", "retracted")
    values = {"verdict": "confirmed", "quote": 'new "words"\n', "at": date(2026, 11, 20), "checked": checked}
    result = set_link(file.data, f"c{number:02d}", KEYS[0], **values)
    _assert_rest_is_untouched(file, number, result)
    link = next(link for link in read(result).claims[number - 1].links if link.key == KEYS[0])
    assert {name: getattr(link, name) for name in values} == values


@by_hand
@given(hand_edited_files(), st.data())
def test_pointing_a_link_elsewhere_changes_its_key_only(file: HandEdited, draw: st.DataObject) -> None:
    number = _number(draw, file)
    result = repoint_link(file.data, f"c{number:02d}", KEYS[0], "other2000key")
    _assert_rest_is_untouched(file, number, result)
    assert repoint_link(result, f"c{number:02d}", "other2000key", KEYS[0]) == file.data
    links = {link.key: link for link in read(result).claims[number - 1].links}
    old = {link.key: link for link in read(file.data).claims[number - 1].links}[KEYS[0]]
    assert links["other2000key"] == old._replace(key="other2000key")


def test_a_link_is_not_pointed_to_a_work_that_the_claim_has() -> None:
    data = b'[[claim]]\nid = "c01"\n[[claim.link]]\nkey = "a"\n[[claim.link]]\nkey = "b"\n'
    with pytest.raises(LinkExistsError):
        repoint_link(data, "c01", "a", "b")


def test_one_of_two_links_to_a_work_is_not_pointed_elsewhere() -> None:
    data = b'[[claim]]\nid = "c01"\n[[claim.link]]\nkey = "a"\n[[claim.link]]\nkey = "a"\n'
    with pytest.raises(ClaimsFileError, match="2 links"):
        repoint_link(data, "c01", "a", "b")


@by_hand
@given(hand_edited_files(), st.data())
def test_removing_a_link_stays_inside_its_claim(file: HandEdited, draw: st.DataObject) -> None:
    number = _number(draw, file)
    result = remove_link(file.data, f"c{number:02d}", KEYS[0])
    if number < len(file.pieces) - 1:  # at the end of the file the gap goes too
        tail = "".join(file.pieces[number + 1 :])
        assert result.decode().endswith(tail)
    assert result.decode().startswith(file.bom + "".join(file.pieces[:number]))
    assert KEYS[0] not in read(result).claims[number - 1].keys


@by_hand
@given(hand_edited_files(), st.data())
def test_removing_a_claim_leaves_the_others(file: HandEdited, draw: st.DataObject) -> None:
    number = _number(draw, file)
    result = remove_claim(file.data, f"c{number:02d}").decode()
    assert result.endswith("".join(file.pieces[number + 1 :]))
    assert result.startswith((file.bom + "".join(file.pieces[:number])).rstrip())
    before = [claim for claim in read(file.data).claims if claim.id != f"c{number:02d}"]
    assert list(read(result.encode()).claims) == before


@by_hand
@given(hand_edited_files())
def test_a_claim_goes_to_the_end(file: HandEdited) -> None:
    result = add_claim(file.data, Claim("c100", "New.", links=(Link(KEYS[2]),))).decode()
    old = file.data.decode().replace('last_id = "c99"', 'last_id = "c100"')
    assert result.startswith(old.rstrip())
    assert read(result.encode()).claims[-1] == Claim("c100", "New.", links=(Link(KEYS[2]),))
    assert ("\r\n" in old) == ("\r\n" in result)
    assert "\n" not in result.replace("\r\n", "") or "\r\n" not in old


@by_hand
@given(hand_edited_files())
def test_renaming_there_and_back_gives_the_bytes_back(file: HandEdited) -> None:
    there = rename_key(file.data, KEYS[0], "other2000key")
    assert KEYS[0].encode() not in there
    assert rename_key(there, "other2000key", KEYS[0]) == file.data
    assert tomllib.loads(there.decode("utf-8-sig"))["post"] == {"title": "T", "last_id": "c99"}
