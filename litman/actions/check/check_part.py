"""A part of many posts: read on an engine, references matched, each post checked beside the works that it cites."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

from litman.actions.check.check_batch import POSTS_WITH_WORKS, ask_of_posts, check_posts
from litman.actions.check.works_library import KeptWork
from litman.actions.match.match_batch import Answer, Matcher, matcher_on
from litman.actions.match.match_references import accepted_names
from litman.actions.scan.scan_part import (
    GivenPost,
    Part,
    Said,
    ask_posts,
    line_set_aside,
    match_texts,
    posts_a_part,
)
from litman.batch.engine import Engine
from litman.batch.engines import open_engine
from litman.batch.manifest import Manifest
from litman.batch.remote import PoolPlace
from litman.batch.rows import work_number
from litman.batch.sql import POSTS_SHOWN, POSTS_WITH_WORKS_SHOWN, RECORDS_WANTED
from litman.standing.known import StringMatch

_WANTED = pa.schema([("work", pa.int64())])


@dataclass(frozen=True, slots=True)
class Checker:
    """An open engine that reads and checks posts, and has a pool for their references."""

    engine: Engine
    matcher: Matcher
    today: date

    @property
    def posts_a_part(self) -> int:
        """How many posts are best checked together."""
        return posts_a_part(self.matcher)

    def lines(self, part: Part) -> list[str]:
        """Return what is found in each post of a part, as a line."""
        asked = ask_posts(self.engine, part, POSTS_SHOWN, ask_of_posts)
        read = {number: one for number, one in asked.items() if isinstance(one, dict)}
        texts = dict.fromkeys(text for one in read.values() for text in one["texts"])
        answers = match_texts(self.matcher, list(texts))
        matched = {number: _matched(one["texts"], answers) for number, one in read.items()}
        cited = {
            number: dict.fromkeys([*one["dois"], *accepted_names(matched[number])])
            for number, one in read.items()
        }
        works = self._works(doi for dois in cited.values() for doi in dois)
        more = {
            number: {
                "works": json.dumps([works[doi] for doi in cited[number] if doi in works]),
                "matched": json.dumps(list(matched[number].items())),
            }
            for number in read
        }
        step = partial(check_posts, today=self.today)
        found = ask_posts(self.engine, part, POSTS_WITH_WORKS_SHOWN, step, schema=POSTS_WITH_WORKS, more=more)
        said = asked | found
        return [_line(post, said.get(number)) for number, post in enumerate(part.posts)]

    def _works(self, dois: Iterable[str]) -> dict[str, KeptWork]:
        """Return what the pool has of normalised DOIs, by DOI."""
        numbers = sorted({work_number(doi) for doi in dois})
        if not numbers:
            return {}
        self.engine.show("wanted", pa.Table.from_pydict({"work": numbers}, schema=_WANTED))
        rows = (row for batch in self.engine.ask(RECORDS_WANTED) for row in batch.to_pylist())
        return {
            row["doi"]: KeptWork(row["doi"], row["day"], row["data"].decode("utf-8", "replace"))
            for row in rows
        }


def _matched(texts: Iterable[str], answers: Mapping[str, Answer]) -> dict[str, StringMatch]:
    """Return what references were matched to, as a scan keeps it."""
    found = ((text, answers[text]) for text in texts)
    return {
        text: StringMatch(answer.outcome, round(answer.score, 3), answer.doi, None)
        for text, answer in found
        if answer.outcome in ("accepted", "suggested") and answer.score is not None
    }


def _line(post: GivenPost, said: Said | None) -> str:
    if not isinstance(said, dict):
        return line_set_aside(post, said)
    line: dict[str, Any] = {"post": post.post_id, "path": str(post.path), **said}
    return json.dumps(line)


@contextmanager
def open_checker(folder: PoolPlace, manifest: Manifest, engine: str, today: date) -> Iterator[Checker]:
    """Give what checks parts of posts.

    Raises:
        MatchEngineError: the engine cannot be used, or failed.
    """
    with TemporaryDirectory() as spill, open_engine(engine, spill=Path(spill) / "spill") as running:
        matcher = matcher_on(running, folder, manifest, today=today, in_full=False)
        yield Checker(running, matcher, today)
