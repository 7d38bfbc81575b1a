"""Documents that are a ZIP of XML parts (Word, OpenDocument, EPUB), each part read to a bound."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from litman.errors import DamagedPostError, EncryptedPostError, PostSizeError
from litman.text.xml_entities import drop_entities

MAX_PART_MB = 60  # unpacked; the XML of a post of 100,000 words is about 10 MB
_MOST_TAGS = 3_000_000  # about 400 MB once parsed


def open_archive(path: Path, data: bytes, *, what: str) -> zipfile.ZipFile:
    """Return the archive in the bytes.

    Args:
        path: The file, for the message.
        data: Its bytes.
        what: What it should be (`a Word file`), for the message.

    Raises:
        DamagedPostError: it is no ZIP.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as exc:
        raise DamagedPostError(path, f"it is no {what}, or only a part of one") from exc


def read_part(path: Path, archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return what a part holds, or None where the archive has no such part.

    Raises:
        EncryptedPostError: it has a password.
        DamagedPostError: it cannot be unpacked.
        PostSizeError: it unpacks to more than `MAX_PART_MB`; no more than that is unpacked.
    """
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.flag_bits & 0x1:
        raise EncryptedPostError(path)
    limit = MAX_PART_MB * 1_000_000
    try:
        with archive.open(info) as stream:
            content = stream.read(limit + 1)
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        MemoryError,
    ) as exc:
        raise DamagedPostError(path, f"its part {name} cannot be unpacked") from exc
    except Exception as exc:
        if type(exc).__module__ not in ("zlib", "_lzma", "bz2"):
            raise
        raise DamagedPostError(path, f"its part {name} cannot be unpacked") from exc
    if len(content) > limit:
        raise PostSizeError(path, MAX_PART_MB, f"its part {name}")
    return content


def parse_part(path: Path, name: str, content: bytes) -> Any:
    """Return the root of a part that is XML; nothing is fetched, no entity expanded.

    Raises:
        DamagedPostError: it is no XML, or holds more than three million tags.
    """
    from lxml import etree

    if content.count(b"<") > _MOST_TAGS:
        raise DamagedPostError(path, f"its part {name} holds more than {_MOST_TAGS:,} tags")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as exc:
        raise DamagedPostError(path, f"its part {name} is no XML") from exc
    drop_entities(root)
    return root
