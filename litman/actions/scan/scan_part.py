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
from litman.batch.engine import Engine, Step
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
Said = dict[str, Any] | str  # what is said of a post, or why nothing is


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
        return posts_a_part(self.matcher)

    def lines(self, part: Part) -> list[str]:
        """Return what each post of a part says, as a line."""
        step = partial(read_batch, today=self.today)
        said = ask_posts(self.engine, part, POSTS_SHOWN, step)
        texts = dict.fromkeys(
            reference["text"]
            for one in said.values()
            if isinstance(one, dict)
            for reference in one["references"]
        )
        answers = match_texts(self.matcher, list(texts))
        return [_line(post, said.get(number), answers) for number, post in enumerate(part.posts)]


def ask_posts(
    engine: Engine,
    part: Part,
    question: str,
    step: Step,
    *,
    schema: pa.Schema = POSTS,
    more: Mapping[int, Mapping[str, Any]] | None = None,
) -> dict[int, Said]:
    """Return what a step says of posts, or why it says nothing, by their number; those that were given up are left out.

    Where `more` is given, only posts of these numbers are asked about, and their rows have these columns besides.

    Raises:
        MatchEngineError: the engine failed.
    """
    rows = [
        {"number": number, "path": os.fsencode(post.path), "post": post.post_id, "data": data}
        | dict(more[number] if more is not None else {})
        for number, (post, data) in enumerate(zip(part.posts, part.data, strict=True))
        if post.problem is None and (more is None or number in more)
    ]
    if not rows:
        return {}
    engine.show("posts", pa.Table.from_pylist(rows, schema=schema))
    answer = engine.ask_through(question, step, READ, order=("number",))
    read = {row["number"]: row for batch in answer for row in batch.to_pylist()}
    if lost := len(rows) - len(read):
        raise MatchEngineError(engine.name, f"it gave no answer for {lost:,} of {len(rows):,} posts")
    return {
        number: row["problem"] if row["said"] is None else json.loads(row["said"])
        for number, row in read.items()
    }


def match_texts(matcher: Matcher, texts: Sequence[str]) -> dict[str, Answer]:
    """Return what becomes of distinct texts.

    Raises:
        MatchEngineError: the engine failed.
    """
    answers: dict[str, Answer] = {}
    for some in in_parts(texts, matcher.strings_a_set):
        answers |= zip(some, matcher.match(some), strict=True)
    return answers


def posts_a_part(matcher: Matcher) -> int:
    """Return how many posts are best read together, so that their references fill a question."""
    return max(_LEAST_POSTS, min(matcher.strings_a_set // _STRINGS_A_POST, _MOST_POSTS))


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


def line_set_aside(post: GivenPost, said: str | None) -> str:
    """Return the line of a post of which nothing is known but why."""
    why = post.problem if said is None else said
    return json.dumps({"post": post.post_id, "path": str(post.path), "set_aside": why})


def _line(post: GivenPost, said: Said | None, answers: Mapping[str, Answer]) -> str:
    if not isinstance(said, dict):
        return line_set_aside(post, said)
    for reference in said["references"]:
        answer = answers[reference["text"]]
        score = None if answer.score is None else round(answer.score, 4)
        reference["match"] = {"outcome": answer.outcome, "doi": answer.doi, "score": score}
        if answer.outcome == "set-aside":
            reference["match"]["reason"] = answer.reason
    return json.dumps(said)
