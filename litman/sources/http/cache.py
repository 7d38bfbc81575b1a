"""Answers of services, kept on disk: one file a question, disposable, safe between processes."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

_FORMAT = "litman-answer-1"
_NEGATIVE_AGE = timedelta(days=1)  # "not there" may change as soon as somebody registers it
_KEPT_HEADERS = ("content-type",)


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
        try:
            kept = _parse(self._path(url, accept).read_bytes(), _question(url, accept))
        except (OSError, ValueError, KeyError, TypeError, zlib.error):
            return None
        age = now - kept.fetched
        limit = self._max_age if kept.is_lasting else min(self._max_age, _NEGATIVE_AGE)
        is_young = timedelta(0) <= age < limit
        return kept if any_age or is_young else None

    def put(self, url: str, accept: str, answer: KeptAnswer) -> None:
        """Keep the answer, in one step; a kept one is replaced."""
        path = self._path(url, accept)
        temporary = path.with_name(f"{path.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                temporary.write_bytes(_format(answer, _question(url, accept)))
                os.replace(temporary, path)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise

    def _path(self, url: str, accept: str) -> Path:
        name = hashlib.sha256(_question(url, accept).encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / name[:2] / name[2:40]


def _question(url: str, accept: str) -> str:
    return f"{accept} {url}"


def _format(answer: KeptAnswer, question: str) -> bytes:
    """One line of JSON, then the compressed body, whose digest the line holds."""
    packed = zlib.compress(answer.body, 6)
    head = {
        "format": _FORMAT,
        "question": question,
        "status": answer.status,
        "headers": {name: answer.headers[name] for name in _KEPT_HEADERS if name in answer.headers},
        "url": answer.url,
        "fetched": answer.fetched.isoformat(),
        "is_lasting": answer.is_lasting,
        "sha256": hashlib.sha256(packed).hexdigest(),
    }
    return json.dumps(head).encode() + b"\n" + packed


def _parse(data: bytes, question: str) -> KeptAnswer:
    """Read what `_format` wrote. Raises ValueError, KeyError, TypeError or zlib.error for anything else."""
    line, _, packed = data.partition(b"\n")
    head = json.loads(line)
    if head["format"] != _FORMAT or head["question"] != question:
        raise ValueError("another question")
    if head["sha256"] != hashlib.sha256(packed).hexdigest():
        raise ValueError("damaged")
    fetched = datetime.fromisoformat(head["fetched"])
    if fetched.tzinfo is None:
        raise ValueError("no time zone")
    headers = {str(name): str(value) for name, value in head["headers"].items()}
    body = zlib.decompress(packed)
    return KeptAnswer(
        int(head["status"]), headers, body, str(head["url"]), fetched, head["is_lasting"] is True
    )
