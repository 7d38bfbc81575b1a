"""Forged references made of true ones: none passes; and true ones with the slips that people make: none is accused."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from litman.actions.audit.model import FAULTS
from litman.cli.main import main
from tests.cli.audit.documents import STYLES, WORKS, apa
from tests.cli.audit.world import World

Work = dict[str, Any]


@pytest.fixture(autouse=True)
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LITMAN_POOL", str(tmp_path / "pool.sqlite"))
    monkeypatch.setenv("LITMAN_MAILTO", "ada@example.org")
    with World(WORKS) as server:
        for name, url in server.environment.items():
            monkeypatch.setenv(name, url)
        yield server


def verdicts(texts: list[str]) -> list[str]:
    result = CliRunner().invoke(
        main, ["audit", "--json", "-"], input="\n".join(texts) + "\n", catch_exceptions=False
    )
    said = {one["text"]: one["verdict"] for one in json.loads(result.stdout)["references"]}
    return [said[text] for text in texts]


def _year(work: Work, years: int) -> Work:
    return {"issued": {"date-parts": [[work["issued"]["date-parts"][0][0] + years]]}}


def _halves(work: Work, other: Work) -> Work:
    return {
        "title": [f"{other['title'][0].split(' ')[0]} noise and {work['title'][0].rpartition(' and ')[2]}"]
    }


FORGERIES: dict[str, Callable[[Work, Work], Work]] = {
    "a title of two halves and other authors": lambda work, other: {
        **_halves(work, other), "author": other["author"], "DOI": work["DOI"],
    },
    "the title of one and the people and place of another": lambda work, other: {**other, "title": work["title"]},
    "the title of one under the DOI of another": lambda work, other: {
        **other, "title": work["title"], "DOI": work["DOI"],
    },
    "the DOI of another": lambda work, other: {"DOI": other["DOI"]},
    "its first author another": lambda work, other: {"author": [other["author"][0], *work["author"][1:]]},
    "another journal and year": lambda work, other: {
        **_year(work, -7),
        **{name: other[name] for name in ("container-title", "short-container-title", "volume", "page")},
    },
    "the journal of another region": lambda work, other: {
        "container-title": [f"International {work['container-title'][0]}"],
        "short-container-title": [f"Int. {work['short-container-title'][0]}"],
    },
    "a journal with one word another": lambda work, other: {
        "container-title": [re.sub(r"\w+$", "Dentistry", work["container-title"][0])],
        "short-container-title": [re.sub(r"\w+\.?$", "Dentistry", work["short-container-title"][0])],
    },
    "a year to come": lambda work, other: _year(work, 4),
}  # fmt: skip
SLIPS: dict[str, Callable[[Work], Work]] = {
    "nothing": lambda work: {},
    "no issue": lambda work: {"issue": ""},
    "a year later": lambda work: _year(work, 1),
    "a year before": lambda work: _year(work, -1),
    "without the subtitle": lambda work: {"title": [work["title"][0].partition(":")[0]]},
    "in small letters": lambda work: {"title": [work["title"][0].capitalize()]},
    "in capitals": lambda work: {"title": [work["title"][0].upper()]},
    "a journal cut short": lambda work: {"container-title": work["short-container-title"]},
    "a dash for the colon": lambda work: {"title": [work["title"][0].replace(":", " –")]},
}


@pytest.mark.parametrize("has_doi", [True, False], ids=["with a DOI", "without"])
@pytest.mark.parametrize("kind", FORGERIES)
def test_no_forgery_passes(kind: str, has_doi: bool) -> None:
    if not has_doi and kind in ("the DOI of another", "the title of one under the DOI of another"):
        return
    rng = random.Random(kind)
    texts = []
    for style in STYLES:
        work = rng.choice(WORKS)
        families = {one["family"] for one in work["author"]}
        other = rng.choice(
            [
                one
                for one in WORKS
                if not families & {person["family"] for person in one["author"]}
                and one["container-title"] != work["container-title"]
                and one["title"][0].split(":")[0] != work["title"][0].split(":")[0]
            ]
        )
        texts.append(style(work, doi=has_doi, **FORGERIES[kind](work, other)))
    passed = [text for text, verdict in zip(texts, verdicts(texts), strict=True) if verdict == "verified"]
    assert not passed


@pytest.mark.parametrize("slip", SLIPS)
def test_no_true_reference_with_a_slip_is_accused(slip: str) -> None:
    rng = random.Random(slip)
    works = rng.sample(WORKS, 8)
    texts = [
        STYLES[number % 4](work, doi=number % 2 == 0, **SLIPS[slip](work)).replace("()", "")
        for number, work in enumerate(works)
    ]
    assert not [text for text, verdict in zip(texts, verdicts(texts), strict=True) if verdict in FAULTS]


def test_the_first_author_with_et_al_is_enough() -> None:
    texts = [
        re.sub(r"^(\w+, \w\.).*? \(", r"\1, et al. (", apa(work)) for work in WORKS if len(work["author"]) > 2
    ]
    assert set(verdicts(texts)) == {"verified"}
