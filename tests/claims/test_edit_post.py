from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from litman.claims.claim import Anchor
from litman.claims.edit_post import add_references, set_anchor, set_anchors, set_post, set_reference
from litman.claims.model import Match, Reference
from litman.claims.read import read_claims
from tests.claims.hand_edited import HandEdited, hand_edited_files
from tests.trials import trials

FILE = b"""\
[post]
title = "Naps"   # ours

[[reference]]
label = "1"  # by hand
text = "Doe 2018"
match = { outcome = "no-match", who = "AB" }

[[claim]]
id = "c01"
text = "Naps help."
anchor = { start = 3, end = 9 }  # the first
"""


def test_keys_of_the_post_are_set_in_their_lines_or_below() -> None:
    assert set_post(FILE, scanned=date(2026, 11, 21), title="Rest", url=None) == FILE.replace(
        b'title = "Naps"   # ours\n', b'title = "Rest"   # ours\nscanned = 2026-11-21\n'
    )


def test_a_post_table_is_made_where_there_is_none() -> None:
    assert set_post(b"", title="Naps") == b'[post]\ntitle = "Naps"\n'
    assert set_post(b"[[claim]]\r\nid = 'c01'", title="Naps") == (
        b"[[claim]]\r\nid = 'c01'\r\n\r\n[post]\r\ntitle = \"Naps\"\r\n"
    )


def test_references_go_after_those_that_are_there() -> None:
    new = Reference("2", "Roe 2020", "roe2020naps", Match("accepted", 0.97, "doi"))
    added = add_references(FILE, [new])
    block = (
        b'[[reference]]\nlabel = "2"\ntext = "Roe 2020"\nkey = "roe2020naps"\n'
        b'match = { outcome = "accepted", score = 0.97, by = "doi" }\n\n'
    )
    assert added == FILE.replace(b"[[claim]]", block + b"[[claim]]")
    assert add_references(FILE, []) is FILE


def test_a_reference_keeps_what_a_person_wrote_beside_it() -> None:
    changed = set_reference(FILE, 0, Reference("1", key="doe2018sleep", match=Match("accepted", 1.0)))
    assert changed == FILE.replace(
        b'match = { outcome = "no-match", who = "AB" }\n',
        b'match = { outcome = "accepted", who = "AB", score = 1.0 }\nkey = "doe2018sleep"\n',
    )


def test_parts_of_an_anchor_that_are_not_given_stay() -> None:
    changed = set_anchor(FILE, "c01", Anchor(start=5, fingerprint="0123456789ab"))
    assert changed == FILE.replace(
        b"{ start = 3, end = 9 }", b'{ start = 5, end = 9, fingerprint = "0123456789ab" }'
    )
    assert set_anchor(FILE, "c01", Anchor()) == FILE


@settings(max_examples=trials(100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hand_edited_files())
def test_anchors_of_all_claims_are_set_in_any_layout(file: HandEdited) -> None:
    before, _ = read_claims(Path("x.toml"), file.data)
    assert before is not None
    anchors = {
        claim.id: Anchor(start=number, end=number + 7, fingerprint="0" * 12)
        for number, claim in enumerate(before.claims)
    }
    result = set_anchors(file.data, anchors)
    after, _ = read_claims(Path("x.toml"), result)
    assert after is not None
    assert {claim.id: claim.anchor for claim in after.claims} == anchors
    assert [claim.links for claim in after.claims] == [claim.links for claim in before.claims]
    assert result.decode().startswith(file.bom + file.pieces[0])
