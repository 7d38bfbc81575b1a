"""Samples of rules: small libraries in text files, each of which must fire or must stay silent.

`cases/CODE.txt` holds samples, each under a line `== fires: NAME` or `== silent: NAME`, and in it files under lines
`-- PATH`. One that fires says before its files what must be found of its code, in order, a line a finding:
`> PATH:LINE:COLUMN SEVERITY MESSAGE`, where `ROOT` is the library's folder. `ANCHOR(sentence, start)` stands for
the anchor that a scan would have written, `BYTE(E9)` for that byte.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from litman.actions.check.run import run_check
from litman.actions.check.targets import find_check_targets
from litman.claims.fingerprint import fingerprint
from litman.finding import Finding
from litman.library.library import Library
from litman.read_settings import read_settings

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 20)
BIB = """\
@article{moss2019tea,
  author = {Moss, Ada and Fern, Bo},
  title = {Tea and {REM} sleep},
  journal = {Journal of Tea},
  year = 2019, volume = 7, pages = {12--19}, doi = {10.1000/tea.7},
}
"""
_ANCHOR = re.compile(r"ANCHOR\((.*), (\d+)\)")
_BYTE = re.compile(rb"BYTE\(([0-9A-F]{2})\)")


class Sample(NamedTuple):
    """A small library, and what the rule must find in it."""

    code: str
    fires: bool
    name: str
    files: dict[str, str]
    found: tuple[str, ...]


def read_samples(path: Path) -> list[Sample]:
    samples = []
    for part in re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        word, _, name = head.partition(": ")
        assert word in ("fires", "silent"), head
        said, *pieces = re.split(r"^-- (.+)\n", body, flags=re.MULTILINE)
        found = tuple(line.removeprefix("> ") for line in said.splitlines() if line.strip())
        files = dict(zip(pieces[::2], pieces[1::2], strict=True))
        samples.append(Sample(path.stem, word == "fires", name, files, found))
    return samples


def lay_out(root: Path, files: dict[str, str]) -> Library:
    """Write the files of a library into the folder; what a sample does not need comes from here."""
    for name, text in ({"litman.toml": 'posts = ["posts"]\n', "references.bib": BIB} | files).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = _ANCHOR.sub(_anchor, text).encode()
        path.write_bytes(_BYTE.sub(lambda match: bytes.fromhex(match[1].decode()), data))
    return Library(root, read_settings(root / "litman.toml", {}))


def findings_of(library: Library) -> tuple[Finding, ...]:
    targets = find_check_targets(library, [])
    return run_check(library, targets, today=TODAY, settings=library.settings.check).findings


def said_by(finding: Finding, root: Path) -> str:
    """Return a finding as a sample says it: `PATH:LINE:COLUMN SEVERITY MESSAGE`."""
    place = finding.place
    path = place.path.relative_to(root) if place.path.is_relative_to(root) else place.path
    message = finding.message.replace(str(root), "ROOT")
    return f"{path.as_posix()}:{place.line}:{place.column} {finding.severity} {message}"


def _anchor(match: re.Match[str]) -> str:
    sentence, start = match[1], int(match[2])
    end = start + len(sentence)
    return (
        f'{{ exact = "{sentence}", start = {start}, end = {end}, fingerprint = "{fingerprint(sentence)}" }}'
    )
