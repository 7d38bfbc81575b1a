"""The elements <record> of EndNote's XML, one by one; of a damaged file what can be read of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any, Protocol

from litman.formats.decoding import decoded_pieces
from litman.formats.foreign_file import RecordCollector
from litman.text.folding import collapse_white_space

_DOCTYPE_WITH_RULES = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)
_BEHIND = re.compile(r" \(<string>, line \d+\)\Z")  # the place that stands before it already
_BEGINNING = "<record"
_RECORD = re.compile(rf"{_BEGINNING}(?=[\s>])")
_SAFE = {"no_network": True, "load_dtd": False, "huge_tree": False}
_DECLARATION = re.compile(r"<\?xml[^>]*\?>")


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


def record_elements(data: bytes, records: RecordCollector) -> Iterator[tuple[int, Any]]:
    """Return the elements <record> of a file with their lines; each is thrown away when the next is asked for.

    Bytes that are no UTF-8, where the file does not say what they are, are Windows-1252.

    Raises:
        ForeignFileError: the file is no XML, or declares entities.
    """
    from lxml import etree  # 20 ms that only this reader needs

    if _DOCTYPE_WITH_RULES.search(data.replace(b"\x00", b"") if b"\x00" in data else data):
        raise records.not_of_format("it declares entities of its own, which litman does not follow")
    error = _fault(BytesIO(data), etree)
    if error is None:
        return _one_by_one(BytesIO(data), etree)
    if _fault(_AsUtf8(data), etree) is None:
        return _one_by_one(_AsUtf8(data), etree)
    said = collapse_white_space(_BEHIND.sub("", str(error)))
    if next(_whole_ones(data, etree), None) is None:
        raise records.not_of_format(said) from error
    line = getattr(error, "lineno", None) or 1
    records.refuse(line, f"the file is damaged here ({said}); what could be read is taken")
    return _whole_ones(data, etree)


def _fault(source: _Readable, etree: Any) -> Exception | None:
    try:
        for _ in _one_by_one(source, etree):
            pass
    except (etree.XMLSyntaxError, ValueError) as exc:
        return exc
    return None


def _one_by_one(source: _Readable, etree: Any) -> Iterator[tuple[int, Any]]:
    """Yield the records of a file that is gone through; what was read stays only until the next is asked for.

    Raises:
        etree.XMLSyntaxError: it is damaged, perhaps behind records that were yielded.
    """
    events = etree.iterparse(source, events=("start", "end"), resolve_entities=False, **_SAFE)
    outer = 0  # records that are open
    for event, element in events:
        if element.tag != "record":
            continue
        outer += 1 if event == "start" else -1
        if event == "end" and not outer:
            yield from ((record.sourceline or 1, record) for record in element.iter("record"))
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _whole_ones(data: bytes, etree: Any) -> Iterator[tuple[int, Any]]:
    """Yield what can be read of each record, from where one begins to where the next does.

    Each is read for itself: a damage costs no other record.
    """
    for line, text in _parts(decoded_pieces(data)):
        parser = etree.XMLParser(resolve_entities=False, **_SAFE, recover=True)
        try:
            element = etree.fromstring(text.encode(), parser)
        except (etree.XMLSyntaxError, ValueError):
            continue
        if element is not None:
            yield line, element


def _parts(pieces: Iterator[str]) -> Iterator[tuple[int, str]]:
    """Yield the text from each beginning of a record to the next, with the line where it begins."""
    line, kept = 1, ""
    for piece in pieces:
        text = kept + piece
        starts = [match.start() for match in _RECORD.finditer(text)]
        if not starts:
            # Of what stands before the first record nothing is wanted but the beginning of its name.
            kept = text if kept.startswith(_BEGINNING) else text[-len(_BEGINNING) :]
            line += text.count("\n") - kept.count("\n")
            continue
        line += text.count("\n", 0, starts[0])
        for start, end in pairwise(starts):
            yield line, text[start:end]
            line += text.count("\n", start, end)
        kept = text[starts[-1] :]
    if kept.startswith(_BEGINNING):
        yield line, kept


class _AsUtf8:
    """A file's text as UTF-8, without what it says of its encoding."""

    def __init__(self, data: bytes) -> None:
        self._pieces = decoded_pieces(data)
        self._is_head = True

    def read(self, size: int = -1, /) -> bytes:
        """Return the next piece, however large; nothing at the end."""
        for piece in self._pieces:
            if self._is_head:
                piece = _DECLARATION.sub("", piece.lstrip(), count=1)
            self._is_head = self._is_head and not piece
            if piece:
                return piece.encode()
        return b""
