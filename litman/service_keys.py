"""Keys of the person who asks: where they stand, and which service may see them.

They come from the environment or from the person's own configuration folder, never from a library, which others may
share: whoever can read it would have the key. For the same reason a key is sent only to its service's own address
or to one that the person named in the environment; an address that a library names sees none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from litman.errors import SettingsError
from litman.regular_files import read_regular
from litman.setting_kinds import TEXT
from litman.settings import ROWS, Settings
from litman.toml.load import load_toml

KEYS_VARIABLE = "LITMAN_KEYS"
_KEYS_NAME = "keys.toml"
# What a setting that holds a key may begin with, also that of a service that litman does not ask.
_NAMES = ("pubmed", "googlebooks", "ncbi", "google", "openalex", "semanticscholar", "unpaywall")
_ENDINGS = ("_key", "_api_key", "_apikey", "_token", "_email", "_mail", "")


class KeyRow(NamedTuple):
    """What is known of a key beside its name."""

    service: str  # as people know it
    about: str  # what it is, and what it is good for
    variable: str  # of the environment; it counts before the file
    address: str  # the setting that says where the service is asked
    parameter: str  # of the query, or the header, that carries it
    is_header: bool = False


# Source: NCBI, "New API Keys for the E-utilities"; Google Books APIs, "Using the API";
# OpenAlex, "Authentication"; Semantic Scholar, "API Tutorial".
KEYS: dict[str, KeyRow] = {
    "pubmed": KeyRow(
        "PubMed",
        "a key: ten questions a second in place of three",
        "LITMAN_PUBMED_KEY",
        "pubmed_url",
        "api_key",
    ),
    "googlebooks": KeyRow(
        "Google Books",
        "a key: without one, a quota that everybody shares",
        "LITMAN_GOOGLEBOOKS_KEY",
        "googlebooks_url",
        "key",
    ),
    "openalex": KeyRow(
        "OpenAlex",
        "a key: works are searched there, and attested many with one question; without one, single works only",
        "LITMAN_OPENALEX_KEY",
        "openalex_url",
        "api_key",
    ),
    "semanticscholar": KeyRow(
        "Semantic Scholar",
        "a key: without one, it is not asked",
        "LITMAN_SEMANTICSCHOLAR_KEY",
        "semanticscholar_url",
        "x-api-key",
        is_header=True,
    ),
}


@dataclass(frozen=True, slots=True)
class Key:
    """A key, and how it travels; its value is printed nowhere."""

    parameter: str
    value: str
    is_header: bool

    def __repr__(self) -> str:
        return f"Key({self.parameter!r}, …)"


def keys_path(environment: Mapping[str, str]) -> Path:
    """Return the file of the keys: `LITMAN_KEYS`, else `keys.toml` in the person's configuration folder."""
    named = environment.get(KEYS_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("litman") / _KEYS_NAME


def read_keys(environment: Mapping[str, str], settings: Settings) -> dict[str, Key]:
    """Return the keys that there are and that may be sent where the settings say that the services are.

    Raises:
        SettingsError: the file cannot be read or is no TOML, or a value is of the wrong kind; no value is in it.
    """
    path = keys_path(environment)
    stated = _read(path)
    keys = {}
    for name, row in KEYS.items():
        of_person = environment.get(row.variable)
        value, place = (of_person, row.variable) if of_person else (stated.get(name), f"{path}: `{name}`")
        if value is None or not _is_trusted(row, environment, settings):
            continue
        if TEXT.problem(value) or not str(value).isprintable() or " " in str(value):
            raise SettingsError(place, f"is not {TEXT.words}")
        keys[name] = Key(row.parameter, str(value), row.is_header)
    return keys


def is_key(setting: str) -> bool:
    """Return whether a setting of a library that litman does not know seems to be a key."""
    name = setting.lower().replace("-", "_")
    return name == "keys" or any(name == key + ending for key in _NAMES for ending in _ENDINGS)


def _is_trusted(row: KeyRow, environment: Mapping[str, str], settings: Settings) -> bool:
    """Whether the service is asked at its own address, or where the person said."""
    setting = ROWS.get(row.address)
    if setting is None:
        return False
    address = getattr(settings, row.address)
    return address in (getattr(Settings(), row.address), environment.get(setting.environment, "").rstrip("/"))


def _read(path: Path) -> dict[str, Any]:
    try:
        return load_toml(read_regular(path).decode())
    except FileNotFoundError:
        return {}
    except OSError as exc:
        raise SettingsError(str(path), f"cannot be read: {exc.strerror}") from exc
    except (ValueError, RecursionError) as exc:  # what is wrong may quote a key
        raise SettingsError(str(path), "is not valid TOML in UTF-8") from exc
