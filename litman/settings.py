"""The settings of a library: `litman.toml`, overridden by the environment."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from litman.errors import SettingsError

SETTINGS_NAME = "litman.toml"
CITATION_ENGINES = ("citeproc-js", "pandoc")
_MAIL = re.compile(r"[^@\s<>()]+@[^@\s<>()]+\.[^@\s<>()]+")
_PREFIX = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*")
_KEY_PLACEHOLDERS = {"author", "authors", "year", "title", "container"}


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What the table `[check]` says; codes are whole (`CLM101`) or the beginning of several (`REF`, `BIB1xx`)."""

    select: tuple[str, ...] = ()  # codes to look for; none means all
    ignore: tuple[str, ...] = ()  # codes to leave out
    severity: Mapping[str, str] = field(default_factory=dict)  # code → error, warning or info
    per_path: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # pattern of paths → codes to leave out
    record_age_days: int = 365  # how old a registry's record may be


@dataclass(frozen=True, slots=True)
class Settings:
    """What `litman.toml` says; each field is a key of that file."""

    bibliography: str = "references.bib"  # the .bib file, from the library's folder
    mailto: str | None = None  # who asks: named to the registries, which then answer faster
    posts: tuple[str, ...] = ()  # folders where posts are looked for, from the library's folder
    key_pattern: str = "{author}{year}{title}"  # of new citation keys
    cache_age_days: int = 30  # how old a kept answer of a registry may be
    timeout_s: float = 30.0  # how long one answer may take
    lock_timeout_s: float = 60.0  # how long to wait for another litman that writes
    crossref_url: str = "https://api.crossref.org"
    datacite_url: str = "https://api.datacite.org"
    doi_url: str = "https://doi.org"
    check: CheckSettings = CheckSettings()  # what `litman check` looks for
    left_out_prefixes: tuple[
        str, ...
    ] = ()  # of DOIs that copies are registered under; never matched to a reference
    style: str = "apa"  # of formatted bibliographies: a name of a CSL style or the path of a .csl file
    locale: str = ""  # of formatted bibliographies: `de-DE`; empty: the style's own
    citation_engine: str = ""  # `pandoc` or `citeproc-js`; empty: the first that is there
    citeproc_js: str = ""  # where the npm package `citeproc` lies, from the library's folder
    reference_notices: bool = True  # whether references of retracted works say so
    private_addresses: bool = False  # whether pages of this machine and its own network may be fetched
    unknown: tuple[str, ...] = field(default=(), compare=False)  # keys of the file that litman does not know


_NAMES = frozenset(f.name for f in fields(Settings)) - {"unknown"}
_SEVERITIES = ("error", "warning", "info")
_ENVIRONMENT = {
    "LITMAN_MAILTO": "mailto",
    "LITMAN_CROSSREF_URL": "crossref_url",
    "LITMAN_DATACITE_URL": "datacite_url",
    "LITMAN_DOI_URL": "doi_url",
}


def read_settings(path: Path, environment: Mapping[str, str]) -> Settings:
    """Return the settings of the file at `path` (defaults where it is absent) and the environment.

    `LITMAN_MAILTO`, `LITMAN_CROSSREF_URL`, `LITMAN_DATACITE_URL` and `LITMAN_DOI_URL` override the file;
    `LITMAN_POSTS` adds one folder of posts.

    Raises:
        SettingsError: the file is no TOML, cannot be read, or a value is of the wrong kind.
    """
    try:
        text = path.read_bytes().decode()
        table = tomllib.loads(text)
    except FileNotFoundError:
        table = {}
    except OSError as exc:
        raise SettingsError(str(path), f"cannot be read: {exc.strerror}") from exc
    except UnicodeDecodeError as exc:
        raise SettingsError(str(path), "is not UTF-8; save it as UTF-8") from exc
    except tomllib.TOMLDecodeError as exc:
        raise SettingsError(_place(path, str(exc)), f"is not valid TOML: {exc}") from exc
    values, sources = _known(table), dict[str, str]()
    for variable, name in _ENVIRONMENT.items():
        if environment.get(variable):
            values[name], sources[name] = environment[variable], variable
    if environment.get("LITMAN_POSTS"):
        posts = values.get("posts", [])
        values["posts"] = [*posts, environment["LITMAN_POSTS"]] if isinstance(posts, list) else posts
    return _checked(
        values,
        {name: sources.get(name, str(path)) for name in values},
        tuple(name for name in table if name not in _NAMES),
    )


def _known(table: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in table.items() if name in _NAMES}


def _checked(values: dict[str, object], where: Mapping[str, str], unknown: tuple[str, ...]) -> Settings:
    if "check" in values:
        values["check"] = _check_settings(values["check"], where["check"])
    for name, value in values.items():
        problem = None if name == "check" else _problem(name, value)
        if problem:
            raise SettingsError(where[name], f"`{name}` {problem}")
    for name in ("posts", "left_out_prefixes"):
        if isinstance(values.get(name), list):
            values[name] = tuple(values[name])  # type: ignore[arg-type]
    for name in ("crossref_url", "datacite_url", "doi_url"):
        if name in values:
            values[name] = str(values[name]).rstrip("/")
    return Settings(**values, unknown=unknown)  # type: ignore[arg-type]


def _check_settings(value: object, where: str) -> CheckSettings:
    if not isinstance(value, dict):
        raise SettingsError(where, "`check` is a table: write [check]")
    for name, item in value.items():
        problem = _check_problem(name, item)
        if problem:
            raise SettingsError(where, f"`{name}` of [check] {problem}")
    return CheckSettings(
        select=tuple(value.get("select", ())),
        ignore=tuple(value.get("ignore", ())),
        severity=dict(value.get("severity", {})),
        per_path={pattern: tuple(codes) for pattern, codes in value.get("per_path", {}).items()},
        record_age_days=value.get("record_age_days", CheckSettings().record_age_days),
    )


def _check_problem(name: str, value: object) -> str | None:
    if name in ("select", "ignore"):
        return None if _is_texts(value) else 'is a list of codes, for example ["CLM101", "REF"]'
    if name == "severity":
        is_map = isinstance(value, dict) and all(word in _SEVERITIES for word in value.values())
        return None if is_map else 'gives codes a severity, for example { CLM101 = "info" }'
    if name == "per_path":
        is_map = isinstance(value, dict) and all(_is_texts(codes) for codes in value.values())
        return None if is_map else 'gives paths the codes to leave out, for example { "drafts/*" = ["CLM"] }'
    if name == "record_age_days":
        is_number = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return None if is_number else f"is a whole number of days, not {value!r}"
    return "is no setting that litman knows"


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _problem(name: str, value: object) -> str | None:
    if name == "posts":
        is_list = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return None if is_list else 'is a list of folders, for example ["../posts"]'
    if name == "left_out_prefixes":
        is_list = _is_texts(value) and all(_PREFIX.fullmatch(item) for item in value)  # type: ignore[attr-defined]
        return None if is_list else 'is a list of prefixes of DOIs, for example ["10.5555"]'
    if name in ("private_addresses", "reference_notices"):
        return None if isinstance(value, bool) else f"is true or false, not {value!r}"
    if name in ("cache_age_days", "timeout_s", "lock_timeout_s"):
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
        return None if is_number else f"is a number of at least 0, not {value!r}"
    if not isinstance(value, str) or not value:
        return f"is a text in quotes, not {value!r}"
    if name == "mailto" and not _MAIL.fullmatch(value):
        return f"is a mail address such as you@example.org, not {value!r}"
    if name.endswith("_url") and not re.match(r"https?://[^/\s]", value):
        return f"is a URL that begins with http:// or https://, not {value!r}"
    if name == "citation_engine" and value not in CITATION_ENGINES:
        return f"is {' or '.join(CITATION_ENGINES)}, not {value!r}"
    if name == "bibliography" and (Path(value).is_absolute() or ".." in Path(value).parts):
        return f"is a file inside the library, not {value!r}"
    return _pattern_problem(value) if name == "key_pattern" else None


def _pattern_problem(pattern: str) -> str | None:
    placeholders = re.findall(r"\{([^{}]*)\}", pattern)
    unknown = sorted(set(placeholders) - _KEY_PLACEHOLDERS)
    known = ", ".join("{" + name + "}" for name in sorted(_KEY_PLACEHOLDERS))
    if unknown or not placeholders:
        return f"is made of {known}, not {pattern!r}"
    rest = re.sub(r"\{[^{}]*\}", "", pattern)
    if not re.fullmatch(r"[A-Za-z0-9_:./+-]*", rest):
        return f"may hold letters, digits and _:./+- around {known}, not {pattern!r}"
    return None


def _place(path: Path, message: str) -> str:
    found = re.search(r"line (\d+), column (\d+)", message)
    return f"{path}:{found.group(1)}:{found.group(2)}" if found else str(path)
