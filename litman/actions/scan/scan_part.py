"""A part of many posts: read by an engine's workers, and the references in them matched, each distinct one once."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

from litman.actions.match.match_batch import Answer, Matcher, matcher_on
from litman.actions.scan.read_batch import POSTS, READ, read_batch
from litman.batch.engine import Engine
from litman.batch.engines import open_engine
from litman.batch.manifest import Manifest
from litman.batch.remote import PoolPlace
from litman.batch.sql import POSTS_SHOWN
from litman.errors import LitmanError, MatchEngineError
from litman.files import digest_of
from litman.parts import in_parts
from litman.posts.readers.read import bytes_of_post
from litman.posts.readers.taken_in import mark_of_taken_in

_LEAST_POSTS, _MOST_POSTS, _STRINGS_A_POST = 500, 2_000, 20  # of a part
_BYTES_A_PART = 32 << 20


@dataclass(frozen=True, slots=True)
class GivenPost:
    """A post that is to be read, or why it cannot be."""

    path: Path
    post_id: str
    problem: str | None = None


@dataclass(slots=True)
class Part:
    """Posts that are read together, and whose references are matched together."""

    posts: list[GivenPost] = field(default_factory=list)
    data: list[bytes] = field(default_factory=list)  # of each
    marks: list[str] = field(default_factory=list)  # what tells whether one changed


@dataclass(frozen=True, slots=True)
class Scanner:
    """An open engine that reads posts and has a pool for their references."""

    engine: Engine
    matcher: Matcher
    today: date

    @property
    def posts_a_part(self) -> int:
        """How many posts are best read together."""
        return max(_LEAST_POSTS, min(self.matcher.strings_a_set // _STRINGS_A_POST, _MOST_POSTS))

    def scan(self, part: Part) -> list[str]:
        """Return what each post of a part says, as a line."""
        said = self._read(part)
        texts = dict.fromkeys(
            reference["text"]
            for one in said.values()
            if isinstance(one, dict)
            for reference in one["references"]
        )
        answers: dict[str, Answer] = {}
        for some in in_parts(list(texts), self.matcher.strings_a_set):
            answers |= zip(some, self.matcher.match(some), strict=True)
        return [_line(post, said.get(number), answers) for number, post in enumerate(part.posts)]

    def _read(self, part: Part) -> dict[int, dict[str, Any] | str]:
        """Return what posts say, or why that cannot be had, by their number; those that were given up are left out."""
        rows = [
            {"number": number, "path": os.fsencode(post.path), "post": post.post_id, "data": data}
            for number, (post, data) in enumerate(zip(part.posts, part.data, strict=True))
            if post.problem is None
        ]
        if not rows:
            return {}
        self.engine.show("posts", pa.Table.from_pylist(rows, schema=POSTS))
        step = partial(read_batch, today=self.today)
        answer = self.engine.ask_through(POSTS_SHOWN, step, READ, order=("number",))
        read = {row["number"]: row for batch in answer for row in batch.to_pylist()}
        if lost := len(rows) - len(read):
            raise MatchEngineError(self.engine.name, f"it gave no answer for {lost:,} of {len(rows):,} posts")
        return {
            number: row["problem"] if row["said"] is None else json.loads(row["said"])
            for number, row in read.items()
        }


@contextmanager
def open_scanner(folder: PoolPlace, manifest: Manifest, engine: str, today: date) -> Iterator[Scanner]:
    """Give what scans parts of posts.

    Raises:
        MatchEngineError: the engine cannot be used, or failed.
    """
    with TemporaryDirectory() as spill, open_engine(engine, spill=Path(spill) / "spill") as running:
        matcher = matcher_on(running, folder, manifest, today=today, in_full=False)
        yield Scanner(running, matcher, today)


def cut_posts(posts: Sequence[GivenPost], most: int) -> Iterator[Part]:
    """Yield posts in parts, the same whenever they are given again."""
    part, size = Part(), 0
    for post in posts:
        given, data, mark = _bytes(post)
        part.posts.append(given)
        part.data.append(data)
        part.marks.append(mark)
        size += len(data)
        if len(part.posts) >= most or size >= _BYTES_A_PART:
            yield part
            part, size = Part(), 0
    if part.posts:
        yield part


def _bytes(post: GivenPost) -> tuple[GivenPost, bytes, str]:
    """Return a post with its bytes, and what tells whether it, or what is read with it, changed."""
    if post.problem is not None:
        return post, b"", ""
    try:
        data = bytes_of_post(post.path)
        return post, data, digest_of(data + mark_of_taken_in(post.path, data).encode())
    except LitmanError as exc:
        return replace(post, problem=str(exc)), b"", ""


def _line(post: GivenPost, said: dict[str, Any] | str | None, answers: Mapping[str, Answer]) -> str:
    if not isinstance(said, dict):
        why = post.problem if said is None else said
        return json.dumps({"post": post.post_id, "path": str(post.path), "set_aside": why})
    for reference in said["references"]:
        answer = answers[reference["text"]]
        score = None if answer.score is None else round(answer.score, 4)
        reference["match"] = {"outcome": answer.outcome, "doi": answer.doi, "score": score}
        if answer.outcome == "set-aside":
            reference["match"]["reason"] = answer.reason
    return json.dumps(said)
