"""The set of benchmarks/evidence.py is what it says of itself, and sets of others' making are read."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

from evidence_data import made_up_set, read_set


def test_set_has_its_works_and_claims_in_two_halves() -> None:
    works, claims = made_up_set()
    carried = [claim for claim in claims if claim.evidence]
    assert (len(works), len(carried), len(claims) - len(carried)) == (200, 120, 40)
    assert [sum(claim.half == half for claim in carried) for half in (0, 1)] == [60, 60]
    assert len({work.key for work in works}) == 200


def test_no_claim_is_a_copy_of_its_sentence() -> None:
    works, claims = made_up_set()
    sentences = {work.key: work.sentences for work in works}
    for claim in claims:
        for key, numbers in claim.evidence.items():
            said = {word for number in numbers for word in sentences[key][number].lower().split()}
            words = set(claim.text.lower().split())
            assert len(words & said) < 0.8 * len(words), claim.text


def test_sets_of_others_are_read(tmp_path: Path) -> None:
    corpus = {"doc_id": 4, "title": "Tides", "abstract": ["The sea rises.", "It falls."], "structured": False}
    claim = {"id": 1, "claim": "Seas fall.", "evidence": {"4": [{"sentences": [1], "label": "SUPPORT"}]}}
    other = {"id": 2, "claim": "Seas boil.", "evidence": {}, "cited_doc_ids": [4]}
    (tmp_path / "corpus.jsonl").write_text(json.dumps(corpus) + "\n")
    (tmp_path / "claims.jsonl").write_text("".join(json.dumps(item) + "\n" for item in (claim, other)))
    works, claims = read_set(tmp_path)
    assert works[0].sentences == ("The sea rises.", "It falls.")
    assert [(item.evidence, item.relevant) for item in claims] == [({"d4": (1,)}, ("d4",)), ({}, ("d4",))]
