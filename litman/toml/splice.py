"""Change one thing of a TOML text: set a value, remove what stands at a path, append to a list of tables.

Each function takes the text, one that tomllib reads, and returns the new one; every character that the change
is not about stays. Line endings and indents follow what stands around the change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from litman.toml.render import TomlValue, render, render_key
from litman.toml.spans import Item, Path, Section, TomlSpans, scan_toml

_INDENT = re.compile(r"[ \t]*")


class CannotSpliceError(Exception):
    """The text is laid out in a way that the change is not made for."""


def set_value(text: str, path: Path, value: TomlValue) -> str:
    """Return the text with the value at the path, which is replaced or made; its table must exist.

    A table that exists gets each of the new table's values and keeps its others.
    """
    spans = scan_toml(text)
    item = spans.items.get(path)
    if isinstance(value, dict) and (item is None or item.value.kind == "inline") and _has(spans, path):
        for name, inner in value.items():
            text = set_value(text, (*path, name), inner)
        return text
    if item is not None:
        return text[: item.value.start] + render(value) + text[item.value.end :]
    return _insert_pair(spans, path, value)


def remove_path(text: str, path: Path) -> str:
    """Return the text without what stands at the path: a value, an item of a list, a table with all below it.

    Comments within go along, those before and after it stay.
    """
    spans = scan_toml(text)
    cuts = [_section_cut(spans, first, last) for first, last in _runs(spans, path)]
    if path in spans.items:
        cuts.append(_item_cut(spans, spans.items[path]))
    else:  # dotted keys: `checked.status = "…"`
        below = (item for item in spans.items.values() if item.path[: len(path)] == path)
        tops = [item for item in below if len(item.owner) < len(path)]
        cuts.extend(_item_cut(spans, item) for item in tops)
    for start, end in sorted(cuts, reverse=True):
        text = text[:start] + text[end:]
    return text


def set_values(text: str, values: Mapping[Path, TomlValue]) -> str:
    """Return the text with many values set, as `set_value` sets one; all but odd ones cost two readings."""
    spans = scan_toml(text)
    known = _prefixes(spans.items)
    leaves = dict(leaf for path, value in values.items() for leaf in _leaves(path, value, known))
    there = {path: spans.items[path].value for path in leaves if path in spans.items}
    for path, value in sorted(there.items(), key=lambda pair: -pair[1].start):
        text = text[: value.start] + render(leaves[path]) + text[value.end :]
    return _with_new_pairs(text, {path: leaf for path, leaf in leaves.items() if path not in there})


def _with_new_pairs(text: str, values: Mapping[Path, TomlValue]) -> str:
    """Return the text with values set that are not there: lines of sections at once, others one by one."""
    if len(values) < 2:
        for path, value in values.items():
            text = set_value(text, path, value)
        return text
    spans = scan_toml(text)
    sections: dict[Path, Section] = {}
    for section in spans.sections:
        sections.setdefault(section.path, section)
    known = _prefixes([*spans.items, *sections])
    lines: dict[int, list[str]] = {}
    odd: dict[Path, TomlValue] = {}
    for path, value in values.items():
        owner = path[:-1]
        if not owner or owner not in sections or owner in spans.items or path in known:
            odd[path] = value
        else:
            at, line = _new_line(text, sections[owner], f"{_key(path[-1])} = {render(value)}")
            lines.setdefault(at, []).append(line)
    for at in sorted(lines, reverse=True):
        text = _insert_lines(text, at, lines[at])
    for path, value in odd.items():
        text = set_value(text, path, value)
    return text


def remove_paths(text: str, paths: Sequence[Path]) -> str:
    """Return the text without what stands at the paths, as `remove_path` leaves it; none is an item of a list."""
    spans = scan_toml(text)
    tables = _prefixes([section.path for section in spans.sections])
    lines = {
        path
        for path in paths
        if path in spans.items and path not in tables and _is_line(spans, spans.items[path])
    }
    for start, end in sorted((_item_cut(spans, spans.items[path]) for path in lines), reverse=True):
        text = text[:start] + text[end:]
    for path in paths:
        if path not in lines:
            text = remove_path(text, path)
    return text


def _is_line(spans: TomlSpans, item: Item) -> bool:
    """Whether it has its line, or lines, for itself, and is no part of a table within braces."""
    return item.owner not in spans.items


def _prefixes(paths: Iterable[Path]) -> set[Path]:
    return {path[:length] for path in paths for length in range(1, len(path) + 1)}


def append_tables(
    text: str,
    path: Path,
    tables: Sequence[Mapping[str, TomlValue]],
    *,
    indent: str = "",
    blank: bool = True,
    nested: Sequence[str] = (),
) -> str:
    """Return the text with more tables at the end of the list of tables at the path.

    Args:
        text: The TOML text.
        path: Of the list, such as ("claim", 3, "link").
        tables: The values of the new tables.
        indent: White space before their lines, if no such list has a table yet whose indent can be followed.
        blank: Whether an empty line goes before each.
        nested: Names in the tables whose lists of tables get headers of their own, indented further.
    """
    spans = scan_toml(text)
    owner = path[:-1]
    if path in spans.items or (owner and spans.section(owner) is None):
        for table in tables:
            text = _append_inline(text, path, dict(table))
        return text
    last = _last_section(spans, path)
    heads = {name: _head_indent(spans, (*path, 0, name), indent + "  ") for name in nested}
    indent = _head_indent(spans, path, indent)
    at = _end_of_section(text, last)
    lines: list[str] = []
    for number, table in enumerate(tables):
        has_before = number > 0 or bool(text[:at].strip("\ufeff"))
        lines += [""] * (blank and has_before) + _table_lines(path, table, indent, heads)
    return _insert_lines(text, at, lines)


def new_tables(
    path: Path, tables: Sequence[Mapping[str, TomlValue]], *, nested: Sequence[str] = ()
) -> list[str]:
    """Return the lines of a list of tables in a new document, as `append_tables` lays them out."""
    heads = dict.fromkeys(nested, "  ")
    return [line for table in tables for line in ("", *_table_lines(path, table, "", heads))]


def _insert_pair(spans: TomlSpans, path: Path, value: TomlValue) -> str:
    text, owner = spans.text, path[:-1]
    item = spans.items.get(owner)
    if item is not None and item.value.kind == "inline":
        pair = f"{_key(path[-1])} = {render(value)}"
        if item.value.items:
            at = item.value.items[-1].end
            return text[:at] + f", {pair}" + text[at:]
        return text[: item.value.start] + f"{{ {pair} }}" + text[item.value.end :]
    section = spans.section(owner)
    if section is not None:
        return _insert_line_after_pairs(text, section, f"{_key(path[-1])} = {render(value)}")
    for beside in spans.items.values():  # the table is made of dotted keys: follow them
        if beside.path[:-1] == owner and beside.path[: len(beside.owner)] == beside.owner:
            keys = path[len(beside.owner) :]
            pair = f"{'.'.join(_key(key) for key in keys)} = {render(value)}"
            if beside.owner in spans.items:
                return text[: beside.end] + f", {pair}" + text[beside.end :]
            indent = _indent_at(text, _line_start(text, beside.start))
            return _insert_lines(text, _line_end(text, beside.end), [indent + pair])
    raise CannotSpliceError(f"there is no table for {'.'.join(map(str, path))}")


def _insert_line_after_pairs(text: str, section: Section, pair: str) -> str:
    at, line = _new_line(text, section, pair)
    return _insert_lines(text, at, [line])


def _new_line(text: str, section: Section, pair: str) -> tuple[int, str]:
    """Return where the line of a new pair of a section goes, and the line."""
    like = section.pairs[-1].start if section.pairs else section.start
    return _line_end(text, section.last_end), _indent_at(text, _line_start(text, like)) + pair


def _leaves(path: Path, value: TomlValue, known: Set[Path]) -> Iterator[tuple[Path, TomlValue]]:
    """Yield the value, or the values of a table that is there already."""
    if isinstance(value, dict) and path in known:
        for name, inner in value.items():
            yield from _leaves((*path, name), inner, known)
    else:
        yield path, value


def _table_lines(
    path: Path, table: Mapping[str, TomlValue], indent: str, nested: Mapping[str, str]
) -> list[str]:
    pairs = [f"{indent}{_key(n)} = {render(value)}" for n, value in table.items() if n not in nested]
    lines = [f"{indent}[[{'.'.join(_names(path))}]]", *pairs]
    for name, inner_indent in nested.items():
        inner = table.get(name, [])
        assert isinstance(inner, list), name
        for item in inner:
            assert isinstance(item, dict), item
            lines += _table_lines((*path, 0, name), item, inner_indent, {})
    return lines


def _last_section(spans: TomlSpans, path: Path) -> Section:
    """Return the section after which the next table of the list goes."""
    return (spans.sections_under(path[:-1] or path) or spans.sections)[-1]


def _head_indent(spans: TomlSpans, path: Path, default: str) -> str:
    """Return the indent of the last header of such a list: of this one, or else of any claim's."""
    same = [section for section in spans.sections if section.is_element and section.path[:-1] == path]
    like = same or [s for s in spans.sections if s.is_element and _names(s.path) == _names(path)]
    return _indent_at(spans.text, like[-1].start) if like else default


def _append_inline(text: str, path: Path, table: dict[str, TomlValue]) -> str:
    """Append to a list that is written as `[{ … }]`, or make one where its table is an inline table."""
    spans = scan_toml(text)
    item = spans.items.get(path)
    if item is None:
        return set_value(text, path, [table])
    if item.value.kind != "array":
        raise CannotSpliceError(f"{'.'.join(map(str, path))} is no list")
    rendered = render(table)
    if not item.value.items:
        at = item.value.start + 1
        return text[:at] + rendered + text[at:]
    last = item.value.items[-1]
    line_start = _line_start(text, last.start)
    is_own_line = not text[line_start : last.start].strip()
    glue = "," + _newline(text, last.start) + text[line_start : last.start] if is_own_line else ", "
    return text[: last.end] + glue + rendered + text[last.end :]


def _runs(spans: TomlSpans, path: Path) -> list[tuple[Section, Section]]:
    """Return the first and last section of each unbroken run of sections at or below the path."""
    runs: list[tuple[Section, Section]] = []
    is_in_run = False
    for section in spans.sections:
        is_under = bool(section.path) and section.path[: len(path)] == path
        if is_under:
            first = runs.pop()[0] if is_in_run else section
            runs.append((first, section))
        is_in_run = is_under
    return runs


def _section_cut(spans: TomlSpans, first: Section, last: Section) -> tuple[int, int]:
    """Return the span of the sections' lines and of one run of empty lines beside them."""
    text, end = spans.text, _line_end(spans.text, last.last_end)
    after = end
    while (line_end := _line_end(text, after)) > after and not text[after:line_end].strip():
        after = line_end
    if after < len(text):
        return first.start, after
    start = first.start  # the last of the file: the empty lines before it go
    while start > 0 and not text[(line_start := _line_start(text, start - 1)) : start].strip("\ufeff \t\r\n"):
        start = line_start
    return start, end


def _item_cut(spans: TomlSpans, item: Item) -> tuple[int, int]:
    text, owner = spans.text, spans.items.get(item.owner)
    if owner is None:
        return _line_start(text, item.start), _line_end(text, item.end)
    siblings = owner.value.items
    number = siblings.index(item)
    if number > 0:
        before = siblings[number - 1].end
        if _is_glue(text[before : item.start]):
            return before, item.end
    if number + 1 < len(siblings) and _is_glue(text[item.end : siblings[number + 1].start]):
        return item.start, siblings[number + 1].start
    comma = re.compile(r"[ \t]*,").match(text, item.end)
    return item.start, comma.end() if comma else item.end


def _is_glue(text: str) -> bool:
    return not text.replace(",", "", 1).strip()


def _insert_lines(text: str, at: int, lines: list[str]) -> str:
    """Insert whole lines at `at`, the start of a line or the end of a text without a final newline."""
    newline = _newline(text, at)
    is_open = at > 0 and text[at - 1] != "\n" and text[:at] != "\ufeff"
    return text[:at] + newline * is_open + newline.join(lines) + newline + text[at:]


def _end_of_section(text: str, section: Section) -> int:
    """Return the end of the section's last line and of comments that go on right below it."""
    end = _line_end(text, section.last_end)
    after = end
    while text[after : _line_end(text, after)].lstrip(" \t").startswith("#"):
        after = _line_end(text, after)
    is_heading = after < len(text) and text[after : _line_end(text, after)].lstrip(" \t").startswith("[")
    return end if is_heading else after


def _has(spans: TomlSpans, path: Path) -> bool:
    return bool(spans.sections_under(path)) or any(known[: len(path)] == path for known in spans.items)


def _names(path: Path) -> list[str]:
    return [_key(part) for part in path if isinstance(part, str)]


def _key(name: str | int) -> str:
    assert isinstance(name, str), name
    return render_key(name)


def _newline(text: str, at: int) -> str:
    """Return the line ending used just before `at`, or else the first of the text."""
    found = text.rfind("\n", 0, at)
    if found < 0:
        found = text.find("\n")
    return "\r\n" if found > 0 and text[found - 1] == "\r" else "\n"


def _line_start(text: str, at: int) -> int:
    start = text.rfind("\n", 0, at) + 1
    return 1 if start == 0 and text.startswith("\ufeff") else start


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _indent_at(text: str, at: int) -> str:
    found = _INDENT.match(text, at)
    return found.group() if found else ""
