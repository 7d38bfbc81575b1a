"""The claims of library/ against the posts that they are about, which are not part of the repository."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from litman.claims.anchor import anchor_states, marker_spans
from litman.claims.claim import Claim
from litman.claims.collection import read_all_claims
from litman.claims.model import ClaimsFile
from litman.claims.post_sentences import fingerprint_of_span
from litman.claims.post_text import find_post_file
from litman.posts.readers.read import read_post

REPOSITORY = Path(__file__).resolve().parents[2]
POSTS = REPOSITORY.parent / "shared" / "posts"
FILES = read_all_claims(REPOSITORY / "library" / "claims")[0]
MAX_SHARED_WORDS = 5

pytestmark = pytest.mark.skipif(not POSTS.is_dir(), reason="the folder of real posts is not here")
each_post = pytest.mark.parametrize("file", FILES, ids=[file.post_id for file in FILES])


def text_of(file: ClaimsFile) -> str:
    path = find_post_file(file, [POSTS])
    assert path is not None, file.post.source
    return read_post(path).text


def span_of(claim: Claim) -> tuple[int, int]:
    assert claim.anchor.start is not None, claim.id
    assert claim.anchor.end is not None, claim.id
    return claim.anchor.start, claim.anchor.end


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", text.lower().replace("’", "'"))


def runs_of(text: str, length: int) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {tuple(words[n : n + length]) for n in range(len(words) - length + 1)}


@each_post
def test_every_sentence_stands_where_its_anchor_says(file: ClaimsFile) -> None:
    text, markers = text_of(file), marker_spans(file.claims)
    for claim in file.claims:
        assert fingerprint_of_span(text, span_of(claim), markers) == claim.anchor.fingerprint, claim.id
    states = anchor_states(file.claims, text)
    assert {state.state for state in states.values()} == {"same"}


@each_post
def test_anchors_go_through_the_post_without_overlap(file: ClaimsFile) -> None:
    spans = [span_of(claim) for claim in file.claims]
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start


@each_post
def test_anchors_begin_and_end_where_sentences_do(file: ClaimsFile) -> None:
    text = text_of(file)
    for claim in file.claims:
        start, end = span_of(claim)
        before, after = text[:start], text[end:]
        assert re.search(r"(?:\A|\n(?:- )?|[.!?”)](?:\[\d+\]|\d{1,2})?\s+(?:\[\d\] )?)\Z", before), claim.id
        is_cut_by_the_post = text[end : end + 1] == "\n"  # one item of a list has no full stop
        assert is_cut_by_the_post or re.search(r"[.!?][”)]?\Z", text[start:end]), claim.id
        assert re.match(r"(?:\s\[\d\]|\d{1,2})?(?:\s|\Z)", after), claim.id
        assert not re.match(r"[\s-]|\d+\. ", text[start:end]), claim.id


@each_post
def test_named_sources_and_markers_are_those_of_the_sentence(file: ClaimsFile) -> None:
    text = text_of(file)
    for claim in file.claims:
        start, end = span_of(claim)
        for source in claim.named_sources:
            assert source.name.lower() in text[start:end].lower(), claim.id
        for marker in claim.markers:
            assert text[marker.start : marker.end] == marker.label, claim.id
        for link in claim.links:
            paragraph = text[start : text.index("\n", start)]
            assert link.marker is None or link.marker in paragraph, claim.id


@each_post
def test_claims_are_in_our_own_words(file: ClaimsFile) -> None:
    theirs = runs_of(text_of(file), MAX_SHARED_WORDS + 1)
    for claim in file.claims:
        assert not runs_of(claim.text, MAX_SHARED_WORDS + 1) & theirs, claim.id


def test_no_sentence_of_a_post_stands_in_the_library() -> None:
    ours = " ".join(
        " ".join(words_of(path.read_text(encoding="utf-8")))
        for path in sorted((REPOSITORY / "library").rglob("*"))
        if path.is_file() and ".litman" not in path.parts
    )
    for file in FILES:
        text = text_of(file)
        for claim in file.claims:
            start, end = span_of(claim)
            sentence = " ".join(words_of(text[start:end]))
            assert len(sentence.split()) < 4 or sentence not in ours, (file.post_id, claim.id)
