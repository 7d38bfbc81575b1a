"""The settings of a library: `litman.toml`, overridden by the environment.

Each field of `Settings` and of `CheckSettings` is a row of one table: from it the file is read, a wrong value is told
from a right one, and the list of settings is written.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from litman.errors import SettingsError
from litman.format_version import FORMAT_KEY, refuse_newer
from litman.setting_kinds import (
    BIBLIOGRAPHY,
    CODES,
    CODES_OF_PATHS,
    DAYS,
    DOI_PREFIXES,
    ENGINE,
    FOLDERS,
    KEY_PATTERN,
    MAIL,
    NUMBER,
    PATTERNS,
    SEVERITIES_OF_CODES,
    TEXT,
    URL,
    YES_NO,
    Kind,
)

SETTINGS_NAME = "litman.toml"
CHECK = "check"  # the table of `CheckSettings`
_MOST_LINES = 50  # with the name of a wrong value, that are looked at for where it stands

Value = TypeVar("Value")


class Row(NamedTuple):
    """What is known of a setting beside its name and its default."""

    kind: Kind[Any]
    about: str
    example: str  # a value as TOML writes it
    environment: str  # the variable that overrides the file, or adds to a list; "" where there is none


def _setting(kind: Kind[Value], default: Value, about: str, example: str, environment: str = "") -> Value:
    """Return a field with its row; typed as what it holds, as `dataclasses.field` is."""
    row = {"row": Row(kind, about, example, environment)}
    found: Any = (
        field(default_factory=dict, metadata=row) if default == {} else field(default=default, metadata=row)
    )
    return found  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What the table `[check]` says; codes are whole (`CLM101`) or the beginning of several (`REF`, `BIB1xx`)."""

    select: tuple[str, ...] = _setting(CODES, (), "codes to look for; without it, all", '["CLM", "REF101"]')
    ignore: tuple[str, ...] = _setting(CODES, (), "codes to leave out", '["CLM101", "REF"]')
    severity: Mapping[str, str] = _setting(
        SEVERITIES_OF_CODES, {}, "how severe a finding is: error, warning or info", '{ CLM101 = "info" }'
    )
    per_path: Mapping[str, tuple[str, ...]] = _setting(
        CODES_OF_PATHS, {}, "codes to leave out in files with such paths", '{ "drafts/*" = ["CLM"] }'
    )
    record_age_days: int = _setting(DAYS, 365, "how old a registry's record may be", "90")


@dataclass(frozen=True, slots=True)
class Settings:
    """What `litman.toml` says; each field is a key of that file."""

    bibliography: str = _setting(
        BIBLIOGRAPHY, "references.bib", "the .bib file, from the library's folder", '"../thesis.bib"'
    )
    mailto: str | None = _setting(
        MAIL,
        None,
        "who asks: named to the registries, which then answer faster",
        '"you@example.org"',
        "LITMAN_MAILTO",
    )
    posts: tuple[str, ...] = _setting(
        FOLDERS,
        (),
        "folders where posts are looked for, from the library's folder",
        '["../posts"]',
        "LITMAN_POSTS",
    )
    by: str | None = _setting(
        TEXT, None, "who gives verdicts, where --by does not say it; without it, git's user.name", '"AB"'
    )
    exclude: tuple[str, ...] = _setting(
        PATTERNS,
        (),
        "files and folders of those folders that are no posts: a name, the end of a path, or a path from the"
        " library's folder that begins with ./ or ../; what git ignores is left out anyway",
        '["drafts", "*.tmp.md", "../posts/old"]',
    )
    key_pattern: str = _setting(
        KEY_PATTERN,
        "{author}{year}{title}",
        "how new citation keys are made: of {author}, {authors}, {container}, {title} and {year}, with letters, digits"
        " and _:./+- around them",
        '"{authors}:{year}"',
    )
    cache_age_days: float = _setting(NUMBER, 30, "how old a kept answer of a registry may be", "7")
    timeout_s: float = _setting(NUMBER, 30.0, "how many seconds one answer may take", "10")
    lock_timeout_s: float = _setting(
        NUMBER, 60.0, "how many seconds to wait for another litman that writes", "5"
    )
    crossref_url: str = _setting(
        URL,
        "https://api.crossref.org",
        "where Crossref is asked",
        '"https://crossref.example.org"',
        "LITMAN_CROSSREF_URL",
    )
    datacite_url: str = _setting(
        URL,
        "https://api.datacite.org",
        "where DataCite is asked",
        '"https://datacite.example.org"',
        "LITMAN_DATACITE_URL",
    )
    doi_url: str = _setting(
        URL,
        "https://doi.org",
        "where is asked which agency registered a DOI, and other agencies for its work",
        '"https://doi.example.org"',
        "LITMAN_DOI_URL",
    )
    check: CheckSettings = CheckSettings()  # what `litman check` looks for
    left_out_prefixes: tuple[str, ...] = _setting(
        DOI_PREFIXES,
        (),
        "prefixes of DOIs that copies are registered under: no reference is matched to them",
        '["10.5555"]',
    )
    style: str = _setting(
        TEXT,
        "apa",
        "the style of formatted bibliographies: a name that `litman styles` finds, the path of a .csl file, or its URL",
        '"vancouver"',
    )
    locale: str = _setting(TEXT, "", "their language; without it, the style's own", '"en-GB"')
    citation_engine: str = _setting(
        ENGINE,
        "",
        "what formats them; without it, the first that is there (`litman styles --engine`)",
        '"pandoc"',
    )
    citeproc_js: str = _setting(
        TEXT,
        "",
        "where the npm package `citeproc` lies, from the library's folder; without it, npm's own folders are looked at",
        '"node_modules"',
    )
    reference_notices: bool = _setting(YES_NO, True, "whether references of retracted works say so", "false")
    private_addresses: bool = _setting(
        YES_NO, False, "whether pages of this machine and its own network may be fetched", "true"
    )
    unknown: tuple[str, ...] = field(default=(), compare=False)  # keys of the file that litman does not know


def _rows(table: type[Settings | CheckSettings]) -> Mapping[str, Row]:
    return {found.name: found.metadata["row"] for found in fields(table) if found.metadata}


ROWS = _rows(Settings)
CHECK_ROWS = _rows(CheckSettings)
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
        text = path.read_bytes().decode()
        return text, tomllib.loads(text)
    except FileNotFoundError:
        return "", {}
    except OSError as exc:
        raise SettingsError(str(path), f"cannot be read: {exc.strerror}") from exc
    except UnicodeDecodeError as exc:
        raise SettingsError(str(path), "is not UTF-8; save it as UTF-8") from exc
    except tomllib.TOMLDecodeError as exc:
        found = re.search(r"line (\d+), column (\d+)", str(exc))
        where = f"{path}:{found.group(1)}:{found.group(2)}" if found else str(path)
        raise SettingsError(where, f"is not valid TOML: {exc}") from exc


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
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _has(table: object, names: Sequence[str]) -> bool:
    for name in names:
        if not isinstance(table, dict) or name not in table:
            return False
        table = table[name]
    return True
