"""The list of settings that `litman help settings` prints, made from the table that they are read by."""

from __future__ import annotations

import json
from collections.abc import Mapping

from litman.service_keys import KEYS, KEYS_VARIABLE
from litman.setting_kinds import FOLDERS
from litman.settings import CHECK, CHECK_ROWS, ROWS, SETTINGS_NAME, CheckSettings, Row, Settings

_HEAD = f"""# Settings

`{SETTINGS_NAME}` in the library's folder holds the settings of a library, as TOML; each of them can be left out. What
litman cannot use is named with its file and line, and nothing is done. A variable of the environment, where there is
one, counts before the file."""
_CHECK_HEAD = f"""## The table [{CHECK}]

What `litman check` looks for. Codes are whole (`CLM101`) or the beginning of several (`REF`, `BIB1xx`); `litman rule`
lists them. Options of the command count before the file."""
_KEYS_HEAD = f"""## Keys

Some services answer more, or faster, to whoever has a key. Keys are never read from a library, which others may share.
They stand in the environment or in a file of your own, `keys.toml` in litman's folder among your configuration
(`~/.config/litman` on Linux, `~/Library/Application Support/litman` on macOS, `%LOCALAPPDATA%\\litman\\litman` on
Windows) or where `{KEYS_VARIABLE}` says, as TOML:"""
_KEYS_TAIL = """A key goes only to its service's own address, or to one that the environment names; it is
kept in no answer and printed nowhere."""
_TAIL = """## Variables that are no settings

- `LITMAN_LIBRARY`: the library to work on, where `--library` names none
- `LITMAN_POOL`: the file of the local pool (`litman pool info` says where it lies)
- `LITMAN_DEBUG`: where something is set, a bug shows where in the program it happened"""


def settings_page() -> str:
    """Return the page in Markdown: every setting with an example, what it may be, its default, its variable."""
    parts = [_HEAD, *_sections(ROWS, Settings()), _CHECK_HEAD, *_sections(CHECK_ROWS, CheckSettings())]
    parts += [_KEYS_HEAD, "\n".join(_key_lines()), _KEYS_TAIL, _TAIL]
    return "\n\n".join(parts) + "\n"


def _key_lines() -> list[str]:
    examples = [f'    {name} = "your key"' for name in KEYS]
    return [*examples, "", *(f"- {row.service}: {row.about}; `{row.variable}`" for row in KEYS.values())]


def _sections(rows: Mapping[str, Row], defaults: Settings | CheckSettings) -> list[str]:
    return [_section(name, row, getattr(defaults, name)) for name, row in rows.items()]


def _section(name: str, row: Row, default: object) -> str:
    header = f"    [{CHECK}]\n" if name in CHECK_ROWS else ""
    lines = [
        f"### {name}",
        "",
        f"{header}    {name} = {row.example}",
        "",
        f"- {row.about}",
        f"- type: {row.kind.words}",
    ]
    lines.append(f"- default: {f'`{_toml(default)}`' if default not in (None, '') else 'none'}")
    if row.environment:
        verb = "adds a folder" if row.kind is FOLDERS else "counts before it"
        lines.append(f"- `{row.environment}` {verb}")
    return "\n".join(lines)


def _toml(value: object) -> str:
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
