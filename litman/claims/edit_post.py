"""Change what a scan knows of a post: its facts, its references, and where its claims stand now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from litman.claims.claim import Anchor
from litman.claims.model import Reference
from litman.claims.one_claim import in_one_claim
from litman.claims.places import claim_place
from litman.claims.tables import table_of, toml_value
from litman.toml.guard import Root, decode_toml, edit_toml, parse_toml
from litman.toml.load import load_toml
from litman.toml.render import TomlValue
from litman.toml.spans import Path
from litman.toml.splice import append_tables, remove_path, remove_paths, set_value, set_values


def set_post(data: bytes, **values: object) -> bytes:
    """Return the file with keys of `[post]` set, such as `scanned`; what is not named stays.

    Raises:
        ClaimsFileError: the file cannot be edited safely.
    """
    new_values = {name: toml_value(value) for name, value in values.items() if value is not None}
    root = parse_toml(data)

    def splice(text: str) -> str:
        for name, value in new_values.items():
            text = set_in_post(text, root, name, value)
        return text

    return edit_toml(data, splice, lambda new: new.setdefault("post", {}).update(new_values))


def add_references(data: bytes, references: Sequence[Reference]) -> bytes:
    """Return the file with more references after those that are there, or else at the end.

    Raises:
        ClaimsFileError: the file cannot be edited safely.
    """
    tables = [table_of(reference) for reference in references]
    if not tables:
        return data
    return edit_toml(
        data,
        lambda text: append_tables(text, ("reference",), tables),
        lambda new: new.setdefault("reference", []).extend(tables),
    )


def set_reference(data: bytes, number: int, reference: Reference) -> bytes:
    """Return the file with what is said of the reference with this number (from 0); its other keys stay.

    Raises:
        ClaimsFileError: the file cannot be edited safely.
    """
    values = table_of(reference)

    def change(new: Root) -> None:
        _update(new["reference"][number], values)

    return edit_toml(data, lambda text: set_values(text, {("reference", number): dict(values)}), change)


def set_anchor(data: bytes, claim_id: str, anchor: Anchor) -> bytes:
    """Return the file with the claim's anchor set; its parts that are None stay as they are.

    Raises:
        ClaimsFileError: there is no such claim, or the file cannot be edited safely.
    """
    return set_anchors(data, {claim_id: anchor})


def set_anchors(data: bytes, anchors: Mapping[str, Anchor]) -> bytes:
    """Return the file with the anchors of many claims set, by claim id; see `set_anchor`."""
    root = parse_toml(data)
    tables = {claim_place(root, claim_id): table_of(anchor) for claim_id, anchor in anchors.items()}
    values: dict[Path, TomlValue] = {
        (*place, "anchor"): dict(table) for place, table in tables.items() if table
    }

    def change(new: Root) -> None:
        for (_, number), table in tables.items():
            if table:
                new["claim"][number].setdefault("anchor", {}).update(table)

    return edit_toml(data, lambda text: set_values(text, values), change)


def set_claims(data: bytes, values: Mapping[str, Mapping[str, object]]) -> bytes:
    """Return the file with keys of claims set, by claim id and key; what is not named stays.

    Raises:
        ClaimsFileError: there is no such claim, or the file cannot be edited safely.
    """
    root = parse_toml(data)
    new_values: dict[Path, TomlValue] = {
        (*claim_place(root, claim_id), name): toml_value(value)
        for claim_id, table in values.items()
        for name, value in table.items()
    }

    def change(new: Root) -> None:
        for (_, number, name), value in new_values.items():
            new["claim"][number][name] = value

    return edit_toml(data, lambda text: set_values(text, new_values), change)


def set_claim(data: bytes, claim_id: str, **values: object) -> bytes:
    """Return the file with keys of one claim set; None takes one out, what is not named stays.

    Raises:
        ClaimsFileError: there is no such claim, or the file cannot be edited safely.
    """

    def edit(part: bytes) -> bytes:
        place = claim_place(parse_toml(part), claim_id)
        return set_at(part, {(*place, name): value for name, value in values.items()})

    return in_one_claim(data, claim_id, edit)


def set_at(data: bytes, values: Mapping[Path, object]) -> bytes:
    """Return the file with the values at many paths set; None takes one out. Tables and lists on the way exist.

    Raises:
        ClaimsFileError: the file cannot be edited safely.
    """
    root = parse_toml(data)
    gone = [path for path, value in values.items() if value is None and _there(root, path)]
    new_values = {path: toml_value(value) for path, value in values.items() if value is not None}
    if not gone and not new_values:
        return data

    def splice(text: str) -> str:
        text = set_values(text, new_values)
        return remove_paths(text, gone) if gone else text

    def change(new: Root) -> None:
        for path, value in new_values.items():
            _update(_table_at(new, path[:-1]), {str(path[-1]): value})
        for path in gone:
            del _table_at(new, path[:-1])[str(path[-1])]

    return edit_toml(data, splice, change)


def remove_references(data: bytes, numbers: Sequence[int]) -> bytes:
    """Return the file without the references with these numbers (from 0).

    Raises:
        ClaimsFileError: the file cannot be edited safely.
    """
    ordered = sorted(numbers, reverse=True)
    if not ordered:
        return data

    def splice(text: str) -> str:
        for number in ordered:
            text = remove_path(text, ("reference", number))
        return text

    def change(new: Root) -> None:
        for number in ordered:
            del new["reference"][number]
        if not new["reference"] and "reference" not in load_toml(splice(decode_toml(data)[1])):
            del new["reference"]

    return edit_toml(data, splice, change)


def _table_at(root: Root, path: Path) -> dict[str, Any]:
    table: Any = root
    for part in path:
        table = table[part]
    assert isinstance(table, dict), path
    return table


def _there(root: Root, path: Path) -> bool:
    return str(path[-1]) in _table_at(root, path[:-1])


def set_in_post(text: str, root: Root, name: str, value: TomlValue) -> str:
    """Return the text with a key of `[post]` set; `[post]` is made at the end of a text that has none."""
    if "post" not in root and "post" not in load_toml(text):
        newline = "\r\n" if "\r\n" in text else "\n"
        gap = "" if not text else newline if text.endswith("\n") else newline * 2
        text = f"{text}{gap}[post]{newline}"
    return set_value(text, ("post", name), value)


def _update(table: dict[str, object], values: Mapping[str, TomlValue]) -> None:
    for name, value in values.items():
        there = table.get(name)
        if isinstance(value, dict) and isinstance(there, dict):
            there.update(value)
        else:
            table[name] = value
