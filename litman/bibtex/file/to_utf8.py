"""The command that saves a bibliography as UTF-8, as messages print it."""

from __future__ import annotations

import re
from pathlib import Path

from litman.bibtex.file.declared_encoding import declared_encoding
from litman.bibtex.file.encoding import encoding_of
from litman.shell import quote

# What Python calls otherwise than iconv, of GNU and of others.
_NAMES = {
    "latin-1": "ISO-8859-1",
    "hz": "HZ",
    "mac-roman": "MACINTOSH",
    "mac-cyrillic": "MAC-CYRILLIC",
    "big5hkscs": "BIG5-HKSCS",
    "shift_jis": "SHIFT_JIS",
    "shift_jis_2004": "SHIFT_JISX0213",
    "shift_jisx0213": "SHIFT_JISX0213",
    "euc_jis_2004": "EUC-JISX0213",
    "euc_jisx0213": "EUC-JISX0213",
}
_WINDOWS = re.compile(r"cp(125\d)")
_ISO = re.compile(r"iso8859-(\d+)")


def to_utf8(path: Path, data: bytes, *, is_mixed: bool) -> str:
    """Return how to save the bytes of a file as UTF-8: a command, where one gives back every character.

    Args:
        path: The file, of which some bytes are no UTF-8.
        data: Its bytes.
        is_mixed: Whether some of its blocks are UTF-8 already, which a command would spoil.
    """
    if is_mixed:
        return "other parts of the file are UTF-8: write these characters anew in an editor that saves it as UTF-8"
    name = declared_encoding(data) or encoding_of(data)
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return "save it as UTF-8"
    file, new = _quoted(str(path)), _quoted(f"{path}.utf8")
    return f"`iconv -f {iconv_name(name)} -t UTF-8 {file} > {new} && mv {new} {file}` saves it as UTF-8"


def iconv_name(name: str) -> str:
    """Return what iconv calls an encoding of Python."""
    if name in _NAMES:
        return _NAMES[name]
    if match := _WINDOWS.fullmatch(name):
        return f"WINDOWS-{match[1]}"
    if match := _ISO.fullmatch(name):
        return f"ISO-8859-{match[1]}"
    return name.upper().replace("_", "-")


def _quoted(path: str) -> str:
    return quote(f"./{path}" if path.startswith("-") else path)
