"""How a bibliography in another encoding is saved as UTF-8: the command, as messages print it."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from litman.bibtex.file.declared_encoding import declared_encoding
from litman.bibtex.file.encoding import wide_encoding
from litman.finding import Finding
from litman.shell import quote
from litman.text.likely_encodings import is_text_of, likely_encodings, lines_beyond_ascii

_CODES = ("BIB007", "BIB008")  # what is said of a file that is not UTF-8

# What Python calls otherwise than iconv, of GNU and of others.
_NAMES = {
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
_MOST_OTHERS = 3


def with_mend(findings: Iterable[Finding], path: Path, read: Callable[[], bytes]) -> tuple[Finding, ...]:
    """Return a bibliography's findings, the first about its encoding with how it is saved as UTF-8.

    Args:
        findings: The findings.
        path: The file that they are about.
        read: Gives all its bytes, which one entry does not tell.
    """
    found = list(findings)
    for index, finding in enumerate(found):
        if finding.code in _CODES and finding.place.path == path:
            found[index] = replace(finding, mend=to_utf8(path, read()))
            break
    return tuple(found)


def to_utf8(path: Path, data: bytes) -> str:
    """Return how the bytes of a file are saved as UTF-8: a command, where one gives back every character."""
    if wide := wide_encoding(data):
        return f"{_command(path, _wide_name(wide, data))} does"
    if _is_in_part_utf8(data):
        return "other parts of the file are UTF-8: write these characters anew in an editor that saves it as UTF-8"
    if declared := declared_encoding(data):
        if not is_text_of(data, declared):
            return f"save it as UTF-8 with the program that wrote it: it is not {iconv_name(declared)} throughout"
        said = f"{_command(path, iconv_name(declared))} saves it as UTF-8"
        return f"{said}; let its head declare UTF-8 then, by which other programs read it"
    likely = [(name, word) for name, word in likely_encodings(data) if is_text_of(data, name)]
    if not likely:
        return "in which encoding it is, litman cannot tell: save it as UTF-8 with the program that wrote it"
    (name, word), *others = likely
    said = f"{_command(path, iconv_name(name))} saves it as UTF-8, if {word} is what stands there"
    named = [f"{word} is {iconv_name(name)}" for name, word in others[:_MOST_OTHERS]]
    return f"{said} ({', '.join(named)})" if named else said


def iconv_name(name: str) -> str:
    """Return what iconv calls an encoding of Python."""
    if name in _NAMES:
        return _NAMES[name]
    if match := _WINDOWS.fullmatch(name):
        return f"WINDOWS-{match[1]}"
    if match := _ISO.fullmatch(name):
        return f"ISO-8859-{match[1]}"
    return name.upper().replace("_", "-")


def _command(path: Path, name: str) -> str:
    if os.name == "nt":
        return f"an editor that opens {path} as {name}"
    file, new = _quoted(str(path)), _quoted(f"{path}.utf8")
    # A copy goes through a link, and leaves who may read the file as it is.
    return f"`iconv -f {name} -t UTF-8 {file} > {new} && cp {new} {file} && rm {new}`"


def _quoted(path: str) -> str:
    return quote(f"./{path}" if path.startswith("-") else path)


def _wide_name(wide: str, data: bytes) -> str:
    """Return its name with the order of its bytes where no mark says it."""
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
    if data.startswith(marks):
        return wide
    is_big_first = data[:1] == b"\x00"
    return f"{wide}BE" if is_big_first else f"{wide}LE"


def _is_in_part_utf8(data: bytes) -> bool:
    """Whether a line beyond ASCII is UTF-8, which a command would spoil."""
    return any(is_text_of(line, "utf-8") for line in lines_beyond_ascii(data))
