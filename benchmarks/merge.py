"""How well two people's edits of one library are merged, beside git's merge of lines.

python benchmarks/merge.py                        200 merges each of 500 and 5,000 entries, 5 and 20 edits a side
python benchmarks/merge.py --entries 500 --edits 5 --merges 50 --seed 7

In every second merge one side has sorted its bibliography. What a merge should come to is said by a model on which both
persons' edits are made (merge_model.py). `wrong` is a merge without a conflict that says anything else, `lost` an edit
that is in neither the merged file nor a conflict of it, `bytes` an entry that nobody edited and whose bytes changed.
Exit code 1: a figure is over its limit (conflicts 1 % at 5 edits of 500 entries; wrong, lost, bytes 0).
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from merge_model import (
    Edit,
    Model,
    after,
    bib_of,
    claims_of,
    entry_text,
    make_model,
    random_edits,
    registry_of,
    true_conflicts,
)

from litman.bibtex.file.scan import scan
from litman.bibtex.file.whole_document import read_document
from litman.claims.read import read_claims
from litman.library.registry_file import read_registry
from litman.merging.merge import merge_file
from litman.merging.merged import CannotMergeError

FILES = {"references.bib": bib_of, "claims/tea.toml": claims_of, "registry.jsonl": registry_of}
CONFLICTS_ALLOWED = 0.01


@dataclass
class Tally:
    """What became of some merges."""

    merges: int = 0
    conflicts: int = 0  # merges with a conflict
    needless: int = 0  # of them, those in which nobody changed one thing into two
    by_lines: int = 0  # merges in which git's lines conflict
    wrong: int = 0
    lost: int = 0
    changed_bytes: int = 0
    refused: int = 0
    seconds: float = 0.0


def one_merge(
    rng: random.Random, base: Model, edits: int, tally: Tally, *, sorts: str | None, git: bool
) -> None:
    """Merge two persons' edits, and count what came of it."""
    ours, theirs = (random_edits(rng, base, edits, person) for person in "ab")
    mine, other, both = after(base, ours), after(base, theirs), after(base, ours, theirs)
    mine.is_sorted, other.is_sorted = sorts == "ours", sorts == "theirs"
    conflicts: list[str] = []
    merged: dict[str, bytes] = {}
    tally.merges += 1
    for name, write in FILES.items():
        texts = [write(model).encode() for model in (base, mine, other)]
        started = time.process_time()
        try:
            result = merge_file(PurePosixPath(name), *texts)
        except CannotMergeError as exc:
            tally.refused += 1
            conflicts.append(str(exc))
            continue
        finally:
            tally.seconds += time.process_time() - started
        merged[name] = result.data
        conflicts += result.conflicts
    if git:
        tally.by_lines += any(_conflicts_by_lines(write, base, mine, other) for write in FILES.values())
    meant_conflicts = true_conflicts(ours, theirs)
    tally.conflicts += bool(conflicts)
    tally.needless += bool(conflicts) and not meant_conflicts
    tally.wrong += not conflicts and (bool(meant_conflicts) or _says(merged) != _meant(both))
    tally.lost += len(_lost([*ours, *theirs], merged))
    tally.changed_bytes += _changed_bytes(base, [*ours, *theirs], merged["references.bib"]) if merged else 0


def _says(merged: dict[str, bytes]) -> object:
    """Return what the merged files say, as litman reads them."""
    path = Path("references.bib")
    document = read_document(path, merged["references.bib"])
    entries = {}
    for entry in document.entries():
        values = dict(entry.values)
        tags = frozenset(tag.strip() for tag in values.pop("keywords", "").split(",") if tag.strip())
        entries[entry.key] = (entry.type, values, tags)
    remarks = sorted(line for line in merged["references.bib"].decode().splitlines() if line.startswith("%"))
    file, _ = read_claims(Path("tea.toml"), merged["claims/tea.toml"])
    assert file is not None
    claims = {
        claim.text: (
            claim.comment,
            {link.key: (link.relation, link.verdict, link.quote) for link in claim.links},
        )
        for claim in file.claims
    }
    ids = [claim.id for claim in file.claims]
    records, _ = read_registry(Path("registry.jsonl"), merged["registry.jsonl"])
    days = {identifier.value: record.asked.isoformat() for identifier, record in records.items()}
    return entries, remarks, claims, len(set(ids)), days


def _meant(model: Model) -> object:
    entries = {entry.key: (entry.type, entry.fields, frozenset(entry.tags)) for entry in model.entries}
    remarks = sorted(["% The works that we cite.", *model.remarks.values()])
    claims = {
        claim.text: (
            claim.comment or None,
            {
                key: (link["relation"], link.get("verdict", "unchecked"), link.get("quote"))
                for key, link in claim.links.items()
            },
        )
        for claim in model.claims
    }
    return entries, remarks, claims, len(model.claims), model.records


def _lost(edits: list[Edit], merged: dict[str, bytes]) -> list[Edit]:
    """Return the edits whose new words are nowhere; of a conflict, both stand in the marks.

    Of a record that both asked again, the later day counts: `_says` looks at those.
    """
    text = b"".join(merged.values())
    return [
        edit
        for edit in edits
        if isinstance(edit.value, str) and edit.about[0] != "refresh" and edit.value.encode() not in text
    ]


def _changed_bytes(base: Model, edits: list[Edit], data: bytes) -> int:
    touched = {edit.about[1] for edit in edits}
    there = {data[tile.start : tile.end] for tile in scan(data)}
    return sum(entry.uid not in touched and entry_text(entry).encode() not in there for entry in base.entries)


def _conflicts_by_lines(write: object, base: Model, mine: Model, other: Model) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, model in (("ours", mine), ("base", base), ("theirs", other)):
            path = Path(folder, name)
            path.write_text(write(model))  # type: ignore[operator]
            paths.append(str(path))
        return (
            subprocess.run(
                ["git", "merge-file", "-p", "-q", *paths], capture_output=True, check=False
            ).returncode
            != 0
        )


def run(entries: int, edits: int, merges: int, seed: int, *, git: bool) -> Tally:
    """Return the tally of so many merges."""
    rng = random.Random(f"{seed} {entries} {edits}")
    tally = Tally()
    base = make_model(rng, entries)
    for number in range(merges):
        sorts = (None, "ours", None, "theirs")[number % 4]
        one_merge(rng, base, edits, tally, sorts=sorts, git=git)
    return tally


def main() -> int:
    """Print the tallies; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, nargs="+", default=[500, 5_000])
    parser.add_argument("--edits", type=int, nargs="+", default=[5, 20])
    parser.add_argument("--merges", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-git", action="store_true", help="leave out git's merge of lines")
    options = parser.parse_args()
    has_git = not options.no_git and shutil.which("git") is not None
    print("entries  edits  merges  conflicts  needless  by lines  refused  wrong  lost  bytes  CPU s")
    is_within = True
    for entries in options.entries:
        for edits in options.edits:
            tally = run(entries, edits, options.merges, options.seed, git=has_git)
            share = tally.conflicts / tally.merges
            lines = f"{tally.by_lines / tally.merges:8.1%}" if has_git else "       -"
            row = f"{entries:7}  {edits:5}  {tally.merges:6}  {share:9.1%}  {tally.needless:8}  {lines}"
            row += f"  {tally.refused:7}  {tally.wrong:5}  {tally.lost:4}  {tally.changed_bytes:5}"
            row += f"  {tally.seconds / tally.merges:5.2f}"
            print(row, flush=True)
            is_within &= not (tally.wrong or tally.lost or tally.changed_bytes)
            is_within &= edits > 5 or share <= CONFLICTS_ALLOWED
    return 0 if is_within else 1


if __name__ == "__main__":
    sys.exit(main())
