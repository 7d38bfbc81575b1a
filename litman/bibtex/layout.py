"""How entries look: a new one is laid out here, a new field is laid out like its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from litman.bibtex.parse import ParsedBlock, ParsedField
from litman.bibtex.values import MONTHS, has_balanced_braces, has_bare_quote
from litman.errors import EditRefusedError

_FIELD_NAME = re.compile(r"[A-Za-z][^\s\"#%'(),={}@\\]*")
_TYPE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
# Source: biblatex manual, section 2.4 "Usage notes": characters that a key may not have. BibTeX ends a key at white
# space, a comma or a brace.
_KEY = re.compile(r"[^\s\"#%',\\{}~@]+")


def format_entry(
    type: str, key: str, fields: Iterable[tuple[str, str]], *, newline: str = "\n", indent: str = "  "
) -> str:
    """Return a new entry: a field a line, values in braces, a month macro bare, a comma after each field.

    Args:
        type: The entry type, without `@`.
        key: The citation key.
        fields: Names and values; a value is TeX text without delimiters.
        newline: The line ending of the file.
        indent: What stands before each field.

    Raises:
        EditRefusedError: a name or a value could not be read back as it is.
    """
    if not _TYPE_NAME.fullmatch(type) or type.lower() in ("comment", "string", "preamble"):
        raise EditRefusedError(f"@{type}", "this is no name for an entry type")
    require_key(key, key)
    lines = [f"@{type}{{{key},"]
    for name, value in fields:
        require_field(f"{key}: {name}", name, value)
        is_month = name.lower() == "month" and value in MONTHS
        lines.append(f"{indent}{name} = {value if is_month else '{' + value + '}'},")
    return newline.join([*lines, "}", ""])


def require_key(where: object, key: str) -> None:
    """Pass over a citation key that BibTeX and biber can read.

    Raises:
        EditRefusedError: they cannot.
    """
    if not _KEY.fullmatch(key):
        raise EditRefusedError(
            where, f"{key!r} is no citation key: use letters, digits and - _ : . / + without spaces"
        )


def require_field(where: object, name: str, value: str) -> None:
    """Pass over a field that can be written between braces.

    Raises:
        EditRefusedError: the name is none, or the braces of the value do not match.
    """
    if not _FIELD_NAME.fullmatch(name) or not name.isascii():
        raise EditRefusedError(where, f"{name!r} is no field name: use letters, digits, - and _")
    if not has_balanced_braces(value):
        raise EditRefusedError(
            where,
            "the braces of the value do not match; write \\textbraceleft or \\textbraceright for one alone",
        )


def value_like(block: ParsedBlock, field: ParsedField | None, name: str, value: str) -> str:
    """Return the value with delimiters: those it has now, else those that most values of the entry have.

    A month stays or becomes a bare macro, a bare number stays bare while it is a number.
    """
    parts = field.parts if field else ()
    kind = parts[0].kind if len(parts) == 1 else None
    if kind == "number" and value.isascii() and value.isdigit():
        return value
    if kind not in ("braces", "quotes"):
        if name.lower() == "month" and value in MONTHS:
            return value
        kinds = Counter(f.parts[0].kind for f in block.fields if len(f.parts) == 1)
        kind = "quotes" if kinds["quotes"] > kinds["braces"] else "braces"
    if kind == "quotes" and not has_bare_quote(value):
        return f'"{value}"'
    return "{" + value + "}"


def insertion(data: bytes, block: ParsedBlock, name: bytes, value: bytes) -> tuple[int, bytes]:
    """Return where a new last field goes and its bytes, the comma and white space that it needs included.

    What stands between the last two fields stands before the new one; an entry that ends in a comma still does.
    """
    if not block.fields:
        return _first_field(data, block, name, value)
    last = block.fields[-1]
    previous_end = block.fields[-2].value[1] if len(block.fields) > 1 else block.key[1]
    comma = last.comma_before
    before = _blank(data[previous_end:comma]) if comma is not None else b""
    after = _blank(data[(previous_end if comma is None else comma + 1) : last.name[0]])
    field = name + _equals(data, block, name) + value
    if last.comma_after is None:
        return last.value[1], before + b"," + after + field
    return last.comma_after + 1, after + field + _blank(data[last.value[1] : last.comma_after]) + b","


def removal(data: bytes, block: ParsedBlock, index: int) -> tuple[int, int]:
    """Return the bytes that belong to a field: it, the white space before it, and the comma that came with it."""
    field = block.fields[index]
    previous_end = block.fields[index - 1].value[1] if index else block.key[1]
    comma = field.comma_before
    if field.comma_after is not None:
        if comma is None and index:  # the comma before it is missing: leave the one after it to the neighbour
            return previous_end, field.value[1]
        return (previous_end if comma is None else comma + 1), field.comma_after + 1
    start = previous_end
    if data[previous_end : field.name[0]].strip(b" \t\r\n\f\v,"):  # something broken stands there: keep it
        start = field.name[0] if comma is None else comma
    return start, field.value[1]


def line_ending(data: bytes) -> bytes:
    """Return the first line ending of the bytes; `\\n` if there is none."""
    match = re.search(rb"\r\n?|\n", data)
    return match[0] if match else b"\n"


def _first_field(data: bytes, block: ParsedBlock, name: bytes, value: bytes) -> tuple[int, bytes]:
    tail = data[block.key[1] : block.close]
    has_lines = b"\n" in tail or b"\r" in tail
    space = line_ending(tail) + b"  " if has_lines else b" "
    field = space + name + b" = " + value
    if block.key_comma is not None:
        return block.key_comma + 1, field + b","
    return block.key[1], b"," + field


def _equals(data: bytes, block: ParsedBlock, name: bytes) -> bytes:
    """Return `=` with the white space around it, so that a column of `=` or of values goes on."""
    names = [field.name[1] - field.name[0] for field in block.fields]
    before = [data[field.name[1] : field.equals] for field in block.fields]
    after = [data[field.equals + 1 : field.value[0]] for field in block.fields]
    space_before = _padding(names, before, len(name))
    widths = [length + len(space) + 1 for length, space in zip(names, before, strict=True)]
    space_after = _padding(widths, after, len(name) + len(space_before) + 1)
    return space_before + b"=" + space_after


def _padding(widths: list[int], spaces: list[bytes], width: int) -> bytes:
    """Return the space after something `width` wide, given the spaces after its neighbours and their widths."""
    columns = Counter(
        before + len(space) for before, space in zip(widths, spaces, strict=True) if not space.strip(b" ")
    )
    usual, _ = Counter(spaces).most_common(1)[0]
    if not columns:
        return usual
    column, times = columns.most_common(1)[0]
    inside = {space for before, space in zip(widths, spaces, strict=True) if before + len(space) == column}
    is_column = times * 2 > len(spaces) and (len(inside) > 1 or len(next(iter(inside))) > 1)
    if not is_column:
        return usual
    least = 1 if all(spaces) else 0
    return b" " * max(column - width, least)


def _blank(between: bytes) -> bytes:
    """Return white space as it is, and nothing where something else stands in it."""
    return b"" if between.strip() else between
