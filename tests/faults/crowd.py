"""Many processes that change one library at once: what each of them did must be there in the end.

python -m tests.faults.crowd [--processes 8] [--changes 200]
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import multiprocessing
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from litman.bibtex.file.whole_document import read_document
from litman.cli.main import main as litman
from tests.faults.samples import make_box

_SHARED = ("moss2019tea", "teahouse2019news", "reed2001leaf")
_POSTS = ("sleep", "wake")


@dataclass
class Done:
    """What one process did, and what must be true because of it."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    fields: list[tuple[str, str, str]] = field(default_factory=list)  # key, field, what it holds
    keys: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    claims: list[tuple[str, str]] = field(default_factory=list)  # post, words that stand in its file


def run(words: Sequence[str]) -> tuple[int, str]:
    """Return the exit code of a command, run in this process, and what it said."""
    said = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = litman(list(words), standalone_mode=False)
        except click.ClickException as exc:
            return exc.exit_code, exc.message
    said.seek(0)
    return code if isinstance(code, int) else 0, said.read()


class Worker:
    """Makes mixed changes, each of which leaves a mark of its own."""

    def __init__(self, box: Path, number: int) -> None:
        self.box = box
        self.number = number
        self.random = random.Random(number)
        self.own: list[str] = []  # keys of entries that it added
        self.done = Done()

    def work(self, changes: int) -> Done:
        for turn in range(changes):
            self.work_one(turn)
        self.done.keys = self.own
        return self.done

    def work_one(self, turn: int) -> None:
        kinds: dict[str, Callable[[str], list[str]]] = {
            "set": self._set, "tag": self._tag, "note": self._note, "add bib": self._add, "claims add": self._claim,
            "claims link": self._link, "rename": self._rename, "remove": self._remove,
        }  # fmt: skip
        kind = self.random.choice(list(kinds))
        if kind in ("claims link", "rename", "remove") and not self.own:
            kind = "add bib"
        words = kinds[kind](f"w{self.number}t{turn}")
        code, said = run(["--library", str(self.box / "library"), *words])
        self.done.counts[kind] += 1
        if code:
            self.done.failures.append(f"{words}: {said}")

    def _set(self, mark: str) -> list[str]:
        key = self.random.choice(_SHARED)
        self.done.fields.append((key, f"x{mark}", mark))
        return ["set", key, f"x{mark}={mark}"]

    def _tag(self, mark: str) -> list[str]:
        key = self.random.choice(_SHARED)
        self.done.fields.append((key, "keywords", mark))
        return ["tag", key, "--add", mark]

    def _note(self, mark: str) -> list[str]:
        key = self.random.choice(_SHARED)
        self.done.fields.append((key, "annotation", f"Read {mark}."))
        return ["note", key, "--append", f"Read {mark}."]

    def _add(self, mark: str) -> list[str]:
        path = self.box / f"{mark}.bib"
        path.write_text(
            f"@book{{own{mark}, author = {{Ash, {mark}}}, title = {{Leaves of {mark}}}, year = 2001}}\n"
        )
        self.own.append(f"own{mark}")
        return ["add", "bib", str(path)]

    def _claim(self, mark: str) -> list[str]:
        post = self.random.choice(_POSTS)
        self.done.claims.append((post, f"Milk {mark} changes nothing."))
        return ["claims", "add", post, f"Milk {mark} changes nothing."]

    def _link(self, mark: str) -> list[str]:
        # what claims lean on is not renamed or removed
        post, key = self.random.choice(_POSTS), self.own.pop()
        self.done.claims.append((post, f'key = "{key}"'))
        return ["claims", "link", f"{post}/c01", key]

    def _rename(self, mark: str) -> list[str]:
        key = self.own.pop(self.random.randrange(len(self.own)))
        self.own.append(f"new{mark}")
        self.done.gone.append(key)
        return ["rename", key, f"new{mark}"]

    def _remove(self, mark: str) -> list[str]:
        key = self.own.pop(self.random.randrange(len(self.own)))
        self.done.gone.append(key)
        return ["remove", key]


def lost(library: Path, done: Done) -> list[str]:
    """Return what a process did and the library does not show."""
    path = library / "references.bib"
    document = read_document(path, path.read_bytes())
    values = {entry.key: entry.values for entry in document.entries()}
    texts = {post: (library / "claims" / f"{post}.toml").read_text() for post in _POSTS}
    missing = [
        f"{key}.{name}: {held}"
        for key, name, held in done.fields
        if not _has(values[key].get(name, ""), held)
    ]
    missing += [f"entry {key}" for key in done.keys if key not in values]
    missing += [f"{key} is still there" for key in done.gone if key in values]
    return missing + [f"{post}: {words}" for post, words in done.claims if texts[post].count(words) != 1]


def _has(value: str, held: str) -> bool:
    return held in value.replace(",", " ").split() or (held.endswith(".") and held in value)


def _process(box: str, number: int, changes: int) -> Done:
    return Worker(Path(box), number).work(changes)


def let_loose(box: Path, processes: int, changes: int) -> list[Done]:
    """Make a library, let processes change it at once, and return what each of them did."""
    library = make_box(box)
    (library / "litman.toml").write_text("lock_timeout_s = 300\n")
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        return pool.starmap(_process, [(str(box), number, changes) for number in range(processes)])


def broken(library: Path) -> list[str]:
    """Return the findings about the structure of the library's files."""
    _, said = run(["--library", str(library), "check", "--select", "BIB", "--json"])
    return [
        f"{finding['code']} {finding['message']}"
        for finding in json.loads(said)
        if finding["code"] < "BIB100"
    ]


def _main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--changes", type=int, default=200)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        box = Path(folder) / "box"
        begun, cpu_s = time.monotonic(), _cpu_s()
        everyone = let_loose(box, given.processes, given.changes)
        took_s, cpu_s = time.monotonic() - begun, _cpu_s() - cpu_s
        missing = [what for done in everyone for what in lost(box / "library", done)]
        failures = [what for done in everyone for what in done.failures]
        faults = broken(box / "library")
    counts = sum((done.counts for done in everyone), Counter[str]())
    print(", ".join(f"{count} {kind}" for kind, count in counts.most_common()))
    print(
        f"{counts.total()} changes by {given.processes} processes in {took_s:.0f} s ({cpu_s:.0f} s of CPU): ",
        end="",
    )
    print(f"{len(failures)} refused, {len(missing)} lost, {len(faults)} findings BIB0xx")
    for line in [*failures, *missing, *faults][:20]:
        print(f"  {line}")
    return 1 if failures or missing or faults else 0


def _cpu_s() -> float:
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    raise SystemExit(_main())
