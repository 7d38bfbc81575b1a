"""How good decisions of benchmarks/batch.py are: by kind of work, and beside a pool that has full text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from batch_engines import Decision
from batch_made import Reference

from litman.actions.match.calibrate_pool import calibrate_pool
from litman.actions.match.match_pool import add_files
from litman.actions.match.match_strings import Places, match_strings
from litman.batch.manifest import read_manifest
from litman.matching.known_records import know_records
from litman.matching.pool import Pool

_KINDS = ("alone", "twin", "part", "correction", "generic", "series")


def calibrate(folder: Path) -> None:
    """Measure the pool, and keep the bounds in it."""
    measured = calibrate_pool(folder, read_manifest(folder), engine="duckdb").calibration
    print(f"calibrated: {measured}")


def say_quality(asked: Sequence[Reference], decided: Sequence[Decision]) -> None:
    """Print precision, recall, and how many of the references without a right answer got one; then by kind."""
    both = list(zip(asked, decided, strict=True))
    print(_rates(both))
    for kind in _KINDS:
        print(f"  {kind}: {_rates([one for one in both if one[0].kind == kind])}")


def say_full_text(file: Path, root: Path, asked: Sequence[Reference], decided: Sequence[Decision]) -> None:
    """Print what a pool in one file, with the full text of titles and authors, finds of what the keys left."""
    path = root / "pool.sqlite"
    if not path.exists():
        list(add_files(path, [file]))
    left = [one for one, (_, _, outcome, _) in zip(asked, decided, strict=True) if outcome != "accepted"]
    with Pool(path) as pool:
        places = Places(know_records(()), pool, None, date(2026, 1, 1))
        found = [result.decision for result in match_strings([one.text for one in left], places)]
    accepted = [
        (one, decision.best.record.doi)
        for one, decision in zip(left, found, strict=True)
        if decision.outcome == "accepted" and decision.best
    ]
    right = sum(doi in one.right for one, doi in accepted)
    possible = sum(bool(one.right) for one in asked)
    print(
        f"of {len(left):,} references that the keys leave full text finds {right:,} and is wrong in "
        f"{len(accepted) - right:,}: without it recall is lower by {right / max(1, possible):.4f}"
    )


def _rates(both: Sequence[tuple[Reference, Decision]]) -> str:
    accepted = [(reference, doi) for reference, (_, doi, outcome, _) in both if outcome == "accepted"]
    right = sum(doi in reference.right for reference, doi in accepted)
    possible = sum(bool(reference.right) for reference, _ in both)
    wrong = sum(not reference.right for reference, _ in accepted)
    return (
        f"precision {right / max(1, len(accepted)):.4f}, recall {right / max(1, possible):.4f}; "
        f"wrongly accepted {wrong} of {len(both) - possible} whose work the pool lacks"
    )
