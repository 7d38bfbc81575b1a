"""Nothing of an entry, a claim or a record reaches a terminal as a command to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from litman.cli.main import main

# A window title, a colour, a bell, backspaces, a carriage return, C1 controls, direction overrides, a line separator.
EVIL = "a\x1b]0;owned\x07b\x1b[31mc\x08\x08d\re\x9b2Jf\u202eg\u2066h\u2028i\x00j"
LEFT_OVER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")

BIB = f"""\
@article{{evil2019,
  author = {{Moss, {EVIL} and {{{EVIL}}}}},
  title = {{Tea {EVIL} sleep}},
  journal = {{J {EVIL}}},
  year = {{2019}},
  doi = {{10.1000/evil}},
  url = {{https://example.org/{EVIL}}},
  keywords = {{{EVIL}}},
  annotation = {{{EVIL}}},
  file = {{files/{EVIL}.pdf}},
  note = {{\\input{{x}} {EVIL}}},
}}
@misc{{evil{EVIL.replace(" ", "")}2020, title = {{{EVIL}}}
@article{{evil2019, title = {{twice}}}}
"""


def toml(text: str) -> str:
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\u{ord(c):04x}" for c in text) + '"'


CLAIMS = f"""\
[post]
title = {toml(EVIL)}
source = {toml("../posts/" + EVIL.replace(chr(0), "") + ".txt")}
author = {toml(EVIL)}
[[reference]]
label = {toml(EVIL)}
text = {toml(EVIL)}
key = {toml(EVIL)}
[[claim]]
id = "c01"
text = {toml(EVIL)}
statement = {toml(EVIL)}
named_sources = [{toml(EVIL)}]
  [[claim.link]]
  key = "evil2019"
  marker = {toml(EVIL)}
  quote = {toml(EVIL)}
  locator = {toml(EVIL)}
  by = {toml(EVIL)}
"""
POST = f"""\
Tea {EVIL} lengthens sleep by 5 % in adults [1]. A study by {EVIL} shows it.

References
1. Moss A. {EVIL}. J Tea 2019;7:12.
"""
MARKDOWN = f"""\
Tea {EVIL} helps [@evil2019, p. 4 {EVIL}; @gone{EVIL}].
""".replace("\0", "")
RECORD = (
    '{"doi":"10.1000/evil","asked":"2026-11-20","outcome":"found","agency":"crossref","source":"crossref",'
    '"item":{"type":"article-journal","title":"\\u001b[31mX\\u202e"},'
    '"notices":[{"kind":"retracted","type":"retraction","doi":"10.1000/\\u001b[31m","source":"\\u202e"}]}\n'
)
COMMANDS = [
    ["list"],
    ["list", "--keys"],
    ["list", "--json"],
    ["show", "evil2019"],
    ["show", "evil2019", "--json"],
    ["show", EVIL],
    ["claims"],
    ["claims", "--json"],
    ["claims", "show", "evil/c01"],
    ["check"],
    ["check", "--format", "json"],
    ["check", "--format", "sarif"],
    ["check", "--format", "github"],
    ["check", "--format", "markdown"],
    ["check", "--format", "html"],
    ["tag"],
    ["tag", "evil2019"],
    ["note", "evil2019"],
    ["open", "evil2019", "--print"],
    ["open", "evil2019", "--web", "--print"],
    ["duplicates"],
    ["scan", "--text", "none", "post.txt"],
    ["scan", "--json", "post.txt"],
    ["export", "--format", "csl-json"],
    ["export", "--format", "bibtex"],
    ["export", "--format", "biblatex"],
    ["export", "--format", "ris"],
    ["match", "--offline", f"Moss A. Tea {EVIL} sleep. J Tea 2019;7:12."],
    ["search", "tea"],
    ["search", EVIL],
    ["cite", "evil2019"],
    ["cite", "evil2019", "--in-text", "--locator", f"p. 4{EVIL}"],
    ["cite", "evil2019", "--style", EVIL],
    ["styles", EVIL],
    ["styles", "apa"],
    *(["export", "--style", "apa", "--to", name] for name in ("text", "markdown", "html", "rtf", "latex")),
    ["export", "--annotate", "--group-by", "statement", "--to", "markdown"],
    *(["export", "--evidence-table", "--to", name] for name in ("markdown", "html", "csv")),
    *(
        ["render", "post.md", "--force", "--annotate", "--evidence-table", "--to", name]
        for name in ("md", "html", "txt", "tex")
    ),
    ["set", "evil2019", f"{EVIL}=x"],
    ["rename", "evil2019", EVIL],
    ["remove", EVIL],
    ["merge", "evil2019", EVIL],
    ["undo", "--list"],
    ["redo"],
    ["init", EVIL.replace("\0", "")],
    ["add", EVIL],
    ["add", "doi", EVIL],
    ["add", "bib", "evil.bib"],
    ["add", "ris", "evil.ris"],
    ["quote", EVIL],
    ["scan", EVIL],
    ["audit", "--offline", "post.txt"],
    ["rule", EVIL],
    ["pool", "add", EVIL.replace("\0", "")],  # no shell hands one over
    ["refresh", "evil2019"],
    ["refresh", EVIL],
    ["unset", "evil2019", EVIL],
    ["attach", "evil2019", EVIL.replace("\0", "")],
    ["claims", EVIL],
    ["claims", "link", "evil/c01", EVIL],
    ["claims", "add", "evil", EVIL],
    ["report", "evil"],
    ["report", EVIL],
    ["convert", "post.txt"],
    ["convert", EVIL],
    ["publish", "evil"],
    ["publish", EVIL],
    ["badge", "evil"],
    ["badge", EVIL],
    ["review", EVIL],
    ["diff", EVIL],
    ["git", "log", "evil2019"],
    ["git", "log", EVIL],
    ["doctor"],
    ["completion", EVIL],
    ["help", EVIL],
    [EVIL],
    ["list", f"--{EVIL}"],
]
SERVING = {"serve", "lsp", "mcp"}  # they speak to programs


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "library"
    (root / "claims").mkdir(parents=True)
    (root / "litman.toml").write_text("", encoding="utf-8")
    (root / "references.bib").write_text(BIB, encoding="utf-8")
    (root / "claims" / "evil.toml").write_text(CLAIMS, encoding="utf-8")
    (root / "registry.jsonl").write_text(RECORD, encoding="utf-8")
    (tmp_path / "post.txt").write_text(POST, encoding="utf-8")
    (tmp_path / "evil.bib").write_text(BIB.replace("evil", "other"), encoding="utf-8")
    (tmp_path / "evil.ris").write_text(f"TY  - BOOK\nTI  - {EVIL}\nZZ  - {EVIL}\n{EVIL}\nER  - \n")
    (tmp_path / "post.md").write_text(MARKDOWN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return root


def test_every_command_is_tried() -> None:
    assert {words[0] for words in COMMANDS} >= main.table.keys() - SERVING  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "words",
    COMMANDS,
    ids=lambda item: " ".join(item)[:30].encode("ascii", "replace").decode(),
)
@pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
def test_no_command_passes_on_what_a_terminal_would_obey(
    library: Path, words: list[str], colour: bool
) -> None:
    result = CliRunner().invoke(main, ["--library", str(library), *words], color=colour)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    output = result.output + result.stderr
    ours = re.sub("\x1b\\[[0-9;]*m", "", output) if colour else output
    assert LEFT_OVER.findall(ours) == []
    assert "this is a bug" not in output
    assert "no library" not in output
    if colour:  # no colour but those that litman writes: pairs that end with a reset
        assert "\x1b[31mc" not in output
