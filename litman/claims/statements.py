"""`statements.toml`: canonical sentences that claims of several posts assert or deny.

[[statement]]
id = "tea-lengthens-sleep"
text = "Tea lengthens sleep."
contradicts = ["tea-shortens-sleep"]   # both cannot be so
qualifies = ["tea-is-good"]            # says more exactly what the other leaves open
note = "…"                             # for people
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from litman.claims.fields import Fields, Table
from litman.finding import Finding, Place
from litman.format_version import refuse_newer
from litman.text.merge_conflicts import merge_conflicts, our_side
from litman.toml.faults import conflict_fault, fault_of
from litman.toml.load import load_toml
from litman.toml.spans import Path as TomlPath
from litman.toml.spans import scan_toml

STATEMENTS_NAME = "statements.toml"
CODES: dict[str, str] = {
    "CLM011": "`statements.toml` is not TOML that can be read",
    "CLM012": "a statement lacks its `id` or `text`, or names one that is not there",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One canonical sentence."""

    id: str
    text: str
    contradicts: tuple[str, ...] = ()  # ids of statements that cannot be so if this one is
    qualifies: tuple[str, ...] = ()  # ids of statements that this one says more exactly
    note: str | None = None


def read_statements(path: Path, data: bytes) -> tuple[Mapping[str, Statement], tuple[Finding, ...]]:
    """Return the statements of the file by id, and what is wrong in it. No bytes hold no statements.

    Raises:
        NewerFormatError: the file says that it is of a format that only a later litman knows.
    """
    conflict = conflict_fault(path, merge_conflicts(data))
    try:
        text = (our_side(data) if conflict else data).decode("utf-8-sig")
        table = load_toml(text)
        spans = scan_toml(text)
    except (ValueError, RecursionError) as exc:
        return {}, (Finding("CLM011", *fault_of(path, data, exc)),)
    refuse_newer(path, table)
    fields = Fields()
    found: dict[str, Statement] = {}
    for at, item in fields.tables(table, "statement", ()):
        statement = _statement(fields, item, at)
        if statement is None:
            continue
        if statement.id in found:
            fields.fault("CLM012", (*at, "id"), f"a statement above has the id {statement.id} too")
            continue
        found[statement.id] = statement
    _check_names(fields, table, found)
    findings = tuple(
        Finding("CLM012", Place(path, *spans.line_and_column(where)), message)
        for _, where, message in fields.faults
    )
    return found, (Finding("CLM011", *conflict), *findings) if conflict else findings


def _statement(fields: Fields, table: Table, at: TomlPath) -> Statement | None:
    name, text = fields.text(table, "id", at), fields.text(table, "text", at)
    if not name or not text:
        fields.fault("CLM012", at, "a statement needs an `id` and a `text`")
        return None
    return Statement(
        name,
        text,
        _names(fields, table, "contradicts", at),
        _names(fields, table, "qualifies", at),
        fields.text(table, "note", at),
    )


def _names(fields: Fields, table: Table, name: str, at: TomlPath) -> tuple[str, ...]:
    return tuple(item for _, item in fields.items(table, name, at) if isinstance(item, str))


def _check_names(fields: Fields, table: Table, found: Mapping[str, Statement]) -> None:
    for at, item in fields.tables(table, "statement", ()):
        for name in ("contradicts", "qualifies"):
            for where, other in fields.items(item, name, at):
                if other not in found:
                    fields.fault("CLM012", where, f"there is no statement {other!r}")
