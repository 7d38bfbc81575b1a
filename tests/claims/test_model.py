from __future__ import annotations

from pathlib import Path
from typing import get_args

from litman.claims.claim import (
    RELATIONS,
    STANCES,
    VERDICTS,
    Claim,
    Link,
    MarkerUse,
    NamedSource,
    Relation,
    Stance,
    Verdict,
)
from litman.claims.model import ClaimsFile, Match, PostInfo, Reference
from litman.identifiers.kinds import KINDS


def test_every_word_is_explained() -> None:
    assert tuple(RELATIONS) == get_args(Relation)
    assert tuple(VERDICTS) == get_args(Verdict)
    assert tuple(STANCES) == get_args(Stance)
    assert all([*(info.help for info in RELATIONS.values()), *VERDICTS.values(), *STANCES.values()])


def test_keys_are_those_of_links_and_of_named_sources_once() -> None:
    sources = (NamedSource("X"), NamedSource("Y", "b"), NamedSource("Z", "a"))
    assert Claim("c01", "", links=(Link("a"), Link("c")), named_sources=sources).keys == ("a", "c", "b")


def test_markers_dangle_when_no_reference_has_their_label() -> None:
    claim = Claim("c01", "", markers=(MarkerUse("1"), MarkerUse("2", 4, 5)))
    file = ClaimsFile("naps", Path("naps.toml"), PostInfo(), (Reference("1"),), (claim,), "")
    assert file.dangling_markers(claim) == (MarkerUse("2", 4, 5),)
    assert file.claim("c01") is claim
    assert file.claim("c02") is None


def test_what_a_scan_tied_is_no_decision_whatever_kind_of_identifier_it_used() -> None:
    ties = {by: Reference("1", key="a", match=Match("accepted", by=by)) for by in (*KINDS, "string", "ab")}
    assert [by for by, reference in ties.items() if reference.is_decided] == ["ab"]
