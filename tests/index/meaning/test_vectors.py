"""Vectors of works are made once, follow the entries, and say which works are near; the model is played."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from litman.index.bibliography.refresh import refresh_bibliography
from litman.index.meaning import vectors
from litman.index.store import Index
from tests.index.indexing import new_index, write

SENSES = {"aspirin": "heart", "acetylsalicylic": "heart", "bees": "flight"}
made: list[str] = []


def played(texts: Sequence[str]) -> list[bytes]:
    made.extend(texts)
    return [next((s for w, s in SENSES.items() if w in text.lower()), "other").encode() for text in texts]


def alike(vector: bytes, others: Sequence[bytes]) -> list[float]:
    return [float(vector == other) for other in others]


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    made.clear()
    monkeypatch.setattr(vectors, "vectors_of", played)
    monkeypatch.setattr(vectors, "nearness", alike)
    write(
        tmp_path / "references.bib",
        b"@misc{a, title={Acetylsalicylic acid}, abstract={It helps.}}\n@misc{b, title={Bees}}\n@misc{c, note={x}}\n",
    )
    opened = new_index()
    refresh_bibliography(opened, tmp_path / "references.bib")
    return opened


def refresh(index: Index, folder: Path) -> int:
    return vectors.refresh_vectors(index, folder / "references.bib", notify=lambda text: None)


def test_each_work_with_a_title_is_read_once(index: Index, tmp_path: Path) -> None:
    assert (refresh(index, tmp_path), refresh(index, tmp_path)) == (2, 0)
    assert made == ["Acetylsalicylic acid. It helps.", "Bees. "]


def test_what_was_read_before_an_interruption_is_kept(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "_AT_ONCE", 1)
    told: list[tuple[int, int]] = []

    def interrupt(done: int, total: int) -> None:
        told.append((done, total))
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        vectors.refresh_vectors(
            index, tmp_path / "references.bib", notify=lambda text: None, progress=interrupt
        )
    assert told == [(0, 2), (1, 2)]
    assert refresh(index, tmp_path) == 1
    assert made == ["Acetylsalicylic acid. It helps.", "Bees. "]


def test_an_entry_that_changes_is_read_anew_and_one_that_is_gone_forgotten(
    index: Index, tmp_path: Path
) -> None:
    refresh(index, tmp_path)
    write(
        tmp_path / "references.bib", b"@misc{a, title={Acetylsalicylic acid and bees}}\n@misc{c, note={x}}\n"
    )
    refresh_bibliography(index, tmp_path / "references.bib")
    assert refresh(index, tmp_path) == 1
    assert index.connection.execute("SELECT count(*) FROM meaning").fetchone() == (1,)


def test_the_nearest_works_are_found_in_whatever_words(index: Index, tmp_path: Path) -> None:
    refresh(index, tmp_path)
    keys = dict(index.connection.execute("SELECT id, key FROM entry").fetchall())
    (vector,) = played(["Aspirin is good for you"])
    near = vectors.nearest_works(index.connection, vector, limit=1)
    assert {keys[entry]: value for entry, value in near.items()} == {"a": 1.0}
    every = vectors.nearness_of(index.connection, vector, list(keys))
    assert {keys[entry]: value for entry, value in every.items()} == {"a": 1.0, "b": 0.0}
