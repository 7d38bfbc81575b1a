"""The settings of a library, read: `litman.toml`, overridden by the environment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from litman.errors import SettingsError
from litman.format_version import FORMAT_KEY, refuse_newer
from litman.regular_files import read_regular
from litman.setting_kinds import FOLDERS
from litman.settings import CHECK, CHECK_ROWS, ROWS, CheckSettings, Row, Settings
from litman.text.merge_conflicts import merge_conflicts
from litman.toml.load import load_toml

_MOST_LINES = 50  # with the name of a wrong value, that are looked at for where it stands
_UNKNOWN = f"is no setting that litman knows; there are {', '.join(CHECK_ROWS)}"


def read_settings(path: Path, environment: Mapping[str, str]) -> Settings:
    """Return the settings of the file at `path` (defaults where it is absent) and the environment.

    The variables that the table names override the file; `LITMAN_POSTS` adds one folder of posts.

    Raises:
        SettingsError: the file is no TOML, cannot be read, or a value is of the wrong kind.
        NewerFormatError: the library is of a format that only a later litman knows.
    """
    text, table = _read(path)
    refuse_newer(path, table)
    version = table.pop(FORMAT_KEY, 1)
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise SettingsError(
            _place(path, text, FORMAT_KEY), f"`{FORMAT_KEY}` is a whole number from 1, not {version!r}"
        )
    values, variables = {name: table[name] for name in table if name in ROWS}, dict[str, str]()
    for name, row in ROWS.items():
        said = environment.get(row.environment) if row.environment else None
        if said and row.kind is not FOLDERS:
            values[name], variables[name] = said, row.environment
        elif said and isinstance(values.get(name, []), list):
            values[name] = [*values.get(name, []), said]
    kept: dict[str, Any] = {}
    for name, value in values.items():
        problem = _problem(ROWS[name], value)
        if problem:
            raise SettingsError(variables.get(name) or _place(path, text, name), f"`{name}` {problem}")
        kept[name] = ROWS[name].kind.keep(value)
    if CHECK in table:
        kept[CHECK] = CheckSettings(**_keep_check(table[CHECK], path, text))
    return Settings(**kept, unknown=tuple(name for name in table if name not in ROWS and name != CHECK))


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        data = read_regular(path)
        if conflicts := merge_conflicts(data):
            where, lines = f"{path}:{conflicts[0].first_line}", ", ".join(map(str, conflicts))
            raise SettingsError(where, f"a merge conflict of git in lines {lines}; settle it first")
        text = data.decode()
        return text, load_toml(text)
    except FileNotFoundError:
        return "", {}
    except OSError as exc:
        raise SettingsError(str(path), f"cannot be read: {exc.strerror}") from exc
    except UnicodeDecodeError as exc:
        raise SettingsError(str(path), "is not UTF-8; save it as UTF-8") from exc
    except (ValueError, RecursionError) as exc:
        from litman.toml.faults import fault_of

        place, said = fault_of(path, data, exc)
        raise SettingsError(str(place), f"is {said}") from exc


def _keep_check(table: object, path: Path, text: str) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise SettingsError(_place(path, text, CHECK), "`check` is a table: write [check]")
    kept = {}
    for name, value in table.items():
        problem = _problem(CHECK_ROWS[name], value) if name in CHECK_ROWS else _UNKNOWN
        if problem:
            raise SettingsError(_place(path, text, CHECK, name), f"`{name}` of [check] {problem}")
        kept[name] = CHECK_ROWS[name].kind.keep(value)
    return kept


def _problem(row: Row, value: object) -> str | None:
    problem = row.kind.problem(value)
    return f"{problem}, for example {row.example}" if problem and row.kind.shows_example else problem


def _place(path: Path, text: str, *names: str) -> str:
    """Return where a value begins that was read from the text: file, line and column; the file where nobody can say."""
    lines = text.split("\n")
    found = [number for number, line in enumerate(lines) if names[-1] in line][:_MOST_LINES]
    for number in reversed(found):
        # Whoever names the setting in a remark or in a longer value does so before it, or where no value can begin.
        before = _tables("\n".join(lines[:number]))
        if before is not None and not _has(before, names):
            column = len(lines[number]) - len(lines[number].lstrip()) + 1
            return f"{path}:{number + 1}:{column}"
    return str(path)


def _tables(text: str) -> dict[str, Any] | None:
    try:
        return load_toml(text)
    except (ValueError, RecursionError):
        return None


def _has(table: object, names: Sequence[str]) -> bool:
    for name in names:
        if not isinstance(table, dict) or name not in table:
            return False
        table = table[name]
    return True
