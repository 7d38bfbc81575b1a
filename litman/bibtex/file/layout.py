"""How entries look: a new one is laid out here, a new field is laid out like its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from litman.bibtex.file.parse import ParsedBlock, ParsedField
from litman.bibtex.file.values import MONTHS, has_balanced_braces, has_bare_quote
from litman.errors import EditRefusedError
from litman.text.lazy_pattern import lazy_pattern

_FIELD_NAME = lazy_pattern(r"[A-Za-z][^\s\"#%'(),={}@\\]*")
_TYPE_NAME = lazy_pattern(r"[A-Za-z][A-Za-z0-9_-]*")
# Source: biblatex manual, section 2.4 "Usage notes": characters that a key may not have. BibTeX ends a key at
# white space, a comma or a brace.
_KEY = lazy_pattern(r"[^\s\"#%',\\{}~@]+")


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
    if problem := key_problem(key):
        raise EditRefusedError(f"@{type}", problem)
    lines = [f"@{type}{{{key},"]
    for name, value in fields:
        if problem := name_problem(name) or value_problem(value):
            raise EditRefusedError(f"{key}: {name}", problem)
        is_month = name.lower() == "month" and value in MONTHS
        lines.append(f"{indent}{name} = {value if is_month else '{' + value + '}'},")
    return newline.join([*lines, "}", ""])


def key_problem(key: str) -> str | None:
    """Return why BibTeX or biber could not read a citation key, None if they can."""
    if _KEY.fullmatch(key):
        return None
    return f"{key!r} is no citation key: use letters, digits and - _ : . / + without spaces"


def name_problem(name: str) -> str | None:
    """Return why a new field cannot have this name, None if it can."""
    if _FIELD_NAME.fullmatch(name) and name.isascii():
        return None
    return f"{name!r} is no field name: use letters, digits, - and _"


def value_problem(value: str) -> str | None:
    """Return why a value cannot stand between braces, None if it can."""
    if has_balanced_braces(value):
        return None
    return "the braces of the value do not match; write \\textbraceleft or \\textbraceright for one alone"


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
    """Return where a new last field goes, and its bytes with comma and white space.

    What stands between the last two fields stands before the new one; an entry that ends in a comma still
    does.
    """
    if not block.fields:
        return _first_field(data, block, name, value)
    last = block.fields[-1]
    previous_end = block.fields[-2].value[1] if len(block.fields) > 1 else block.key[1]
    comma = last.comma_before
    before = _only_blank(data[previous_end:comma]) if comma is not None else b""
    after = _blank(data[(previous_end if comma is None else comma + 1) : last.name[0]])
    field = name + _equals(data, block, name) + value
    if last.comma_after is None:
        return last.value[1], before + b"," + after + field
    return last.comma_after + 1, after + field + _only_blank(data[last.value[1] : last.comma_after]) + b","


def removal(data: bytes, block: ParsedBlock, index: int) -> tuple[int, int]:
    """Return the bytes that belong to a field: it, the white space before it, and its comma.

    That is the comma after it; for a last field without one, the comma before it.
    """
    field = block.fields[index]
    name_start, value_end = field.name[0], field.value[1]
    previous_end = block.fields[index - 1].value[1] if index else block.key[1]
    comma = field.comma_before
    base = previous_end if comma is None else comma + 1
    end = value_end
    if field.comma_after is None and not data[previous_end:name_start].strip(b" \t\r\n\f\v,"):
        return previous_end, value_end  # the last one: the comma before it would be left over
    if field.comma_after is not None and (comma is not None or not index):
        end = field.comma_after + 1
    return base + len(data[base:name_start].rstrip()), end  # a remark before it stays


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
    """Return the space after something `width` wide, from its neighbours' widths and spaces."""
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
    """Return the white space that ends the bytes: all of them, if no remark or slip stands there."""
    return between[len(between.rstrip()) :]


def _only_blank(between: bytes) -> bytes:
    return b"" if between.strip() else between
