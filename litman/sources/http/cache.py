"""Answers of services, kept on disk: one file a question, disposable, safe between processes."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from litman.memory import Memory

_NEGATIVE_AGE = timedelta(days=1)  # "not there" may change as soon as somebody registers it
_KEPT_HEADERS = ("content-type",)
_MOST_BYTES = 128 * 1024 * 1024  # of a body; the largest that is ever asked for has 100 MB


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it was kept."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str  # that answered in the end
    fetched: datetime
    is_lasting: bool = True  # else it is good for a day only


class AnswerCache:
    """A folder of kept answers; a file that is broken, from the future or too old is as good as none.

    Where the folder cannot be written, nothing is kept and nothing is said: the cache only saves time.
    """

    def __init__(self, folder: Path, *, max_age_days: float) -> None:
        self._folder = folder
        self._max_age = timedelta(days=min(max_age_days, 36_500))

    def get(self, url: str, accept: str, *, now: datetime, any_age: bool = False) -> KeptAnswer | None:
        """Return the kept answer to this question, if it is young enough (or `any_age`)."""
        question = _question(url, accept)
        data = self._memory(question).read(made_from=question)
        if data is None:
            return None
        try:
            kept = _parse(data)
            age = now - kept.fetched
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError, zlib.error):
            return None  # whoever handed the library over may have written it
        limit = self._max_age if kept.is_lasting else min(self._max_age, _NEGATIVE_AGE)
        is_young = timedelta(0) <= age < limit
        return kept if any_age or is_young else None

    def put(self, url: str, accept: str, answer: KeptAnswer) -> None:
        """Keep the answer, in one step; a kept one is replaced."""
        question = _question(url, accept)
        self._memory(question).write(_format(answer), made_from=question)

    def _memory(self, question: str) -> Memory:
        name = hashlib.sha256(question.encode("utf-8", "surrogatepass")).hexdigest()
        # What a service said stays what it said, whichever litman asked.
        return Memory(self._folder / name[:2] / name[2:40], "answer 2", is_of_program=False)


def _question(url: str, accept: str) -> str:
    return f"{accept} {url}"


def _format(answer: KeptAnswer) -> bytes:
    """One line of JSON, then the compressed body."""
    head = {
        "status": answer.status,
        "headers": {name: answer.headers[name] for name in _KEPT_HEADERS if name in answer.headers},
        "url": answer.url,
        "fetched": answer.fetched.isoformat(),
        "is_lasting": answer.is_lasting,
    }
    return json.dumps(head).encode() + b"\n" + zlib.compress(answer.body, 6)


def _parse(data: bytes) -> KeptAnswer:
    """Read what `_format` wrote.

    Raises:
        ValueError, TypeError, LookupError, AttributeError, RecursionError, zlib.error: somebody else wrote it.
    """
    line, _, packed = data.partition(b"\n")
    head = json.loads(line)
    unpacker = zlib.decompressobj()
    body = unpacker.decompress(packed, _MOST_BYTES)
    if not unpacker.eof:
        raise ValueError("it breaks off, or is larger than any answer")
    return KeptAnswer(
        int(head["status"]),
        {name: str(head["headers"][name]) for name in _KEPT_HEADERS if name in head["headers"]},
        body,
        str(head["url"]),
        datetime.fromisoformat(head["fetched"]),
        bool(head["is_lasting"]),
    )
