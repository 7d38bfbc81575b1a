"""Rows of a claims file that has exactly the shape that litman writes, fifteen times as fast as a TOML parser.

Each block is matched as a whole. Whatever is laid out otherwise, or has anything wrong in it, is left to the full
reader: `rows_of_shape` then gives None. What it gives is what `rows_of_file` gives (tests compare the two).

Source: TOML 1.0.0, https://toml.io/en/v1.0.0 (basic strings, comments, integers, local dates)
"""

from __future__ import annotations

import re
from datetime import date

from litman.claims.address import CLAIM_ID
from litman.claims.claim import RELATIONS, STANCES, VERDICTS
from litman.index.claims.rows import (
    SAME_AS_TEXT,
    ClaimRow,
    FileRows,
    LinkRow,
    NotedMarker,
    PostRow,
    ReferenceRow,
    markers_json,
    named_json,
)

_CONTENT = r'(?:[^"\\\x00-\x1f\x7f]++|\\["\\btnfr])*+'
_TEXT = f'"({_CONTENT})"'
_DAY = r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
_NUMBER = r"(0|[1-9][0-9]{0,17})"
_SPAN = rf"start = {_NUMBER}, end = {_NUMBER}"
_SCORE = r"(?:0|[1-9][0-9]{0,8})\.[0-9]{1,17}"

_GAP = re.compile(r"(?:\n|#[^\x00-\x08\x0a-\x1f\x7f]*+\n)*+")
_POST_LINE = re.compile(rf"(?<![a-z_])([a-z_]++) = (?:{_TEXT}|{_DAY})\n")
_POST = re.compile(
    rf'\[post\]\n((?:[a-z_]++ = (?:{_TEXT}|{_DAY})\n)*+)(?:dropped = \[(?:"{_CONTENT}"(?:, "{_CONTENT}")*+)?\]\n)?'
)
_REFERENCE = re.compile(
    rf"\[\[reference\]\]\n(?:id = {_TEXT}\n)?(?:label = {_TEXT}\n)?(?:text = {_TEXT}\n)?(?:key = {_TEXT}\n)?"
    rf'(?:match = \{{ outcome = "{_CONTENT}"(?:, score = {_SCORE})?(?:, by = "{_CONTENT}")? \}}\n)?'
)
_NAMED = rf"(?:{_TEXT}|\{{ name = {_TEXT}(?:, key = {_TEXT})?(?:, vague = (true))? \}})"
_MARKER = rf"(?:{_TEXT}|\{{ label = {_TEXT}(?:, {_SPAN})?(?:, to = {_TEXT})? \}})"
_CLAIM = re.compile(
    rf'\[\[claim\]\]\nid = "({CLAIM_ID.pattern})"\n(?:text = {_TEXT}\n)?'
    rf'(?:stance = "({"|".join(STANCES)})"\n)?(?:statement = {_TEXT}\n)?'
    rf"(?:anchor = \{{ (?:exact = {_TEXT}, )?"
    rf'(?:prefix = "{_CONTENT}", )?(?:suffix = "{_CONTENT}", )?{_SPAN}, '
    r'fingerprint = "([0-9a-f]{12})" \}\n)?'
    rf"(?:named_sources = \[(?P<named>(?:{_NAMED}(?:, {_NAMED})*+)?)\]\n)?"
    rf"(?:markers = \[(?P<markers>(?:{_MARKER}(?:, {_MARKER})*+)?)\]\n)?"
)
_NAMED_ITEM, _MARKER_ITEM = re.compile(rf"(?<!\\){_NAMED}"), re.compile(rf"(?<!\\){_MARKER}")
_LINK = re.compile(
    rf"[ \t]*+\[\[claim\.link\]\]\n[ \t]*+key = {_TEXT}\n"
    rf'(?:[ \t]*+relation = "({"|".join(RELATIONS)})"\n)?(?:[ \t]*+marker = {_TEXT}\n)?'
    rf'(?:[ \t]*+verdict = "({"|".join(VERDICTS)})"\n)?'
    r"((?:[ \t]*+(?:quote|locator|by|at|checked|reference|comment) = [^\n]*+\n)*+)"
)
_CHECKED = rf"\{{ fingerprint = {_TEXT}, status = {_TEXT}(?:, text = {_TEXT})?(?:, file = {_TEXT})? \}}"
_LINK_LINE = re.compile(
    rf"[ \t]*+(?:(quote|locator|by|reference|comment) = {_TEXT}|(at) = {_DAY}|(checked) = {_CHECKED})\n"
)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {'"': '"', "\\": "\\", "b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}
_POST_TEXTS = frozenset(["title", "source", "author", "site", "url", "last_id", "last_reference"])
_POST_DAYS = frozenset(["scanned", "published"])
_Said = str | None
_RestOfLink = tuple[_Said, _Said, _Said, _Said, bool, _Said, _Said, _Said, _Said, _Said, _Said]
_NO_MORE: _RestOfLink = (None, None, None, None, False, None, None, None, None, None, None)


class _OtherShapeError(Exception):
    """The file is for the full reader."""


def rows_of_shape(data: bytes) -> FileRows | None:
    """Return the rows of a claims file, None where it is not laid out as litman lays it out or not sound."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    try:
        return _Reader(text).read()
    except _OtherShapeError:
        return None


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._has_escapes = "\\" in text
        self._rows = FileRows(None, [], [], [], [])
        # index of a claim with its markers
        self._markers: list[tuple[int, list[NotedMarker]]] = []
        self._ids: set[str] = set()

    def read(self) -> FileRows:
        text, gap, claim, reference = self._text, _GAP.match, _CLAIM.match, _REFERENCE.match
        at = self._end(gap(text))
        head = _POST.match(text, at)
        if head is None:
            raise _OtherShapeError
        post = self._post(head[1])
        at = head.end()
        while (at := self._end(gap(text, at))) < len(text):
            if found := claim(text, at):
                at = self._claim(found)
            elif found := reference(text, at):
                self._rows.references.append(self._reference(found))
                at = found.end()
            else:
                raise _OtherShapeError
        self._settle_markers()
        rows = self._rows
        return FileRows(post, rows.references, rows.claims, rows.links, [])

    @staticmethod
    def _end(found: re.Match[str] | None) -> int:
        assert found is not None
        return found.end()

    def _plain(self, text: str) -> str:
        return _ESCAPE.sub(lambda found: _ESCAPED[found[1]], text) if "\\" in text else text

    def _plain_or_none(self, text: str | None) -> str | None:
        return self._plain(text) if text else text

    def _post(self, lines: str) -> PostRow:
        values: dict[str, str] = {}
        for name, said, day in _POST_LINE.findall(lines):
            if name in values or not (name in _POST_DAYS if day else name in _POST_TEXTS):
                raise _OtherShapeError
            values[name] = _sound_day(day) if day else self._plain(said)
        values.pop("last_reference", None)  # only a scan asks for it
        return PostRow(**values)

    def _reference(self, found: re.Match[str]) -> ReferenceRow:
        reference_id, label, text, key = found.groups()
        if not (label or text or key):
            raise _OtherShapeError
        if key:
            return ReferenceRow(
                self._plain_or_none(label), self._plain(key), None, self._plain_or_none(reference_id)
            )
        return ReferenceRow(
            self._plain_or_none(label), None, self._plain_or_none(text), self._plain_or_none(reference_id)
        )

    def _claim(self, found: re.Match[str]) -> int:
        """Keep a claim with its links and return where they end."""
        claim_id, text, stance, statement, exact, start, end, mark = found.groups()[:8]
        named, markers = found["named"], found["markers"]
        if claim_id in self._ids or (text is None and start is None) or (start and int(start) > int(end)):
            raise _OtherShapeError
        self._ids.add(claim_id)
        claims = self._rows.claims
        same = exact is not None and exact == (text or "")
        if self._has_escapes:
            text, statement, exact = (self._plain_or_none(value) for value in (text, statement, exact))
        noted = self._markers_of(markers) if markers else []
        if noted:
            self._markers.append((len(claims), noted))
        after, count = self._links(found.end(), len(claims), named)
        claims.append(
            ClaimRow(
                claim_id,
                text or "",
                stance or "asserts",
                statement,
                int(start) if start else None,
                int(end) if end else None,
                mark,
                SAME_AS_TEXT if same else exact,
                named_json(self._named_of(named)) if named else None,
                markers_json(noted) if noted else None,
                2 if count else 0,
            )
        )
        return after

    def _named_of(self, items: str) -> list[tuple[str, str | None, bool]]:
        found: list[tuple[str, str | None, bool]] = []
        for bare, name, key, vague in _NAMED_ITEM.findall(items):
            if not (bare or name):
                raise _OtherShapeError
            found.append((self._plain(bare or name), self._plain(key) or None, bool(vague)))
        return found

    def _markers_of(self, items: str) -> list[NotedMarker]:
        found: list[NotedMarker] = []
        for bare, label, start, end, to in _MARKER_ITEM.findall(items):
            if not (bare or label) or (start and int(start) > int(end)):
                raise _OtherShapeError
            span = (int(start), int(end)) if start else (None, None)
            found.append((self._plain(bare or label), *span, self._plain(to) or None))
        return found

    def _links(self, start: int, at: int, named: str | None) -> tuple[int, int]:
        """Keep the links of the claim with the index `at`; return where they end and how many they are."""
        text, end, rows, has_escapes = self._text, start, self._rows.links, self._has_escapes
        seen: list[str] = []
        while found := _LINK.match(text, end):
            end = found.end()
            key, relation, marker, verdict, rest = found.groups()
            if has_escapes:
                key, marker = self._plain(key), self._plain_or_none(marker)
            if not key or (seen and key.lower() in [other.lower() for other in seen]):
                raise _OtherShapeError
            relation, verdict = relation or "mentions", verdict or "unchecked"
            more = self._rest_of_link(rest) if rest else _NO_MORE
            rows.append(LinkRow(at, len(seen), key, relation, marker, verdict, *more))
            seen.append(key)
        if named and "key = " in named:
            self._named_links(named, at, set(seen), len(seen))
        return end, len(seen)

    def _named_links(self, named: str, at: int, linked: set[str], number: int) -> None:
        keys = dict.fromkeys(key for _, key, _ in self._named_of(named) if key and key not in linked)
        self._rows.links.extend(LinkRow(at, number + more, key, None) for more, key in enumerate(keys))

    def _rest_of_link(self, lines: str) -> _RestOfLink:
        values: dict[str, str | None] = {}
        at = 0
        while found := _LINK_LINE.match(lines, at):
            at = found.end()
            name, said, is_day, day, checked, mark, status, text, file = found.groups()
            name = name or is_day or checked
            if name in values:
                raise _OtherShapeError
            values[name] = _sound_day(day) if day else self._plain_or_none(said)
            if checked:
                values |= {"fingerprint": self._plain(mark), "status": self._plain(status)}
                values |= {"text": self._plain_or_none(text), "file": self._plain_or_none(file)}
        if at != len(lines):
            raise _OtherShapeError
        get = values.get
        said_of_it = get("quote"), get("locator"), get("by"), get("at")
        checked_of_it = "checked" in values, get("fingerprint"), get("status"), get("text"), get("file")
        return *said_of_it, *checked_of_it, get("reference"), get("comment")

    def _settle_markers(self) -> None:
        """Say of claims without a link whether a reference that they point at is tied to no work."""
        waiting = [item for item in self._rows.references if item.key is None]
        labels, ids = {item.label for item in waiting}, {item.reference_id for item in waiting}
        for at, noted in self._markers:
            claim = self._rows.claims[at]
            is_open = any(to in ids if to is not None else label in labels for label, _, _, to in noted)
            if claim.leans == 0 and is_open:
                self._rows.claims[at] = claim._replace(leans=1)


def _sound_day(day: str) -> str:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise _OtherShapeError from None
    return day
