"""How many forged references the comparison with the registry's record finds, and how many true ones it accuses.

    python benchmarks/forger.py [--seed N …] [--show N] [--half even|odd]

From the records of a pool of references (`pool.jsonl.gz` in `SHARED`, no part of litman) that name at least three
authors by their first names, and say title, year and journal or book: for each of eight kinds 30 forgeries, each with
the identifier of a true record, and 1,000 true entries as bibliographies print them, with the slips of `slips.py`. Each
is compared twice: as an entry, field by field, and printed as a string in one of the styles of `printed.py`, as a post
has it. A forgery is found where it is not called verified (as a string: where anything is said), a true one accused
where more than a remark is said. Rules are written on the records with even numbers, and figures are those of the odd
ones. Aims: at least .90 of each kind, and at most 1 %.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from field_comparison import SHARED
from printed import print_reference
from slips import OF_ENTRIES, OF_STRINGS, slipped

from litman.library.comparison.compare import compare_registered
from litman.library.comparison.names import find_name, is_others
from litman.library.comparison.periodicals import same_container
from litman.sources.crossref.message import work_from_message
from litman.standing.compared import compare_printed
from litman.text.folding import to_ascii
from litman.work import Date, DateParts, Name, Work

FORGERIES = 30
TRUE_ONES = 1_000
OF_AUTHORS = ("invented author", "list cut")
SORTED = 0.05  # of the records have their authors by the alphabet
FAMILIES = (
    "Kahneman Okonkwo Ferrante Lindqvist Vasquez Thornbury Nakagawa Petrossian Wibisono Achterberg".split()
)
GIVEN = "Daniel Ngozi Elena Astrid Carlos Quentin Haruki Anahit Putri Willem".split()
FIELDS = "Quantum Integrative Translational Cognitive Planetary Molecular Applied Behavioural Digital Nordic".split()
THINGS = "Gardening Wellness Informatics Dynamics Horology Resilience Phenomics Foresight Acoustics Ethology".split()


class Forged(NamedTuple):
    """An entry, the record that its identifier leads to, and whether its list of authors ends in `and others`."""

    entry: Work
    record: Work
    is_cut: bool = False


def main() -> None:
    """Print how many of each kind are found, and how many true ones are accused."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, nargs="+", default=[7])
    parser.add_argument("--show", type=int, default=0, help="how many of each kind that went wrong are shown")
    parser.add_argument("--half", choices=["even", "odd"], default="odd")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"the pool of references is absent ({SHARED})")
    works = read_works(odd=options.half == "odd")
    print(f"{len(works)} records of the {options.half} half")
    for seed in options.seed:
        rng = random.Random(seed)
        print(f"seed {seed}")
        for kind, forge in KINDS.items():
            measure(
                kind, [forge(work, works, rng) for work in rng.sample(works, FORGERIES)], options.show, rng
            )
        report_true(works, options.show, rng)


def read_works(*, odd: bool) -> list[Work]:
    """Return the whole records of one half of the pool."""
    with gzip.open(SHARED / "pool.jsonl.gz", "rt") as lines:
        found = [
            work_from_message(json.loads(line)) for number, line in enumerate(lines) if number % 2 == odd
        ]
    return [work for work in found if is_whole(work)]


def is_whole(work: Work) -> bool:
    """Return whether a record says enough to be forged."""
    is_named = len(work.author) >= 3 and all(
        name.family and len(name.given or "") > 3 for name in work.author
    )
    return bool(is_named and work.title and len(work.title) > 25 and work.year and work.container_title)


def measure(kind: str, forged: Sequence[Forged], show: int, rng: random.Random) -> None:
    """Print how many forgeries of one kind are found as entries and as strings."""
    missed = [item for item in forged if is_verified(item)]
    is_whole = kind in OF_AUTHORS  # nobody finds who is hidden behind `et al.`
    strings = [(item, print_reference(item.entry, rng, is_whole=is_whole)) for item in forged]
    silent = [text for item, text in strings if not is_said(text, item.record)]
    print(
        f"{kind:20} entries {1 - len(missed) / len(forged):.2f}   strings {1 - len(silent) / len(forged):.2f}"
    )
    for item in missed[:show]:
        print("   entry ", describe(item.entry), "\n   record", describe(item.record))
    for text in silent[:show]:
        print("   string", text)


def report_true(works: Sequence[Work], show: int, rng: random.Random) -> None:
    """Print how many true entries are accused, and how many of the strings get a remark."""
    drawn = rng.sample(works, min(TRUE_ONES, len(works)))
    pairs = [true_entry(work, rng) for work in drawn]
    accused = [(item, said) for item in pairs if (said := accusations(item))]
    strings = [(print_reference(slipped(work, rng, OF_STRINGS), rng), work) for work in drawn]
    blamed = [(text, said) for text, work in strings if (said := accusations_of_string(text, work))]
    remarks = sum(is_said(text, work) for text, work in strings) - len(blamed)
    print(
        f"true ones accused: entries {len(accused)} of {len(pairs)} ({len(accused) / len(pairs):.1%}), strings "
        f"{len(blamed)} of {len(strings)} ({len(blamed) / len(strings):.1%}; remarks {remarks / len(strings):.1%})"
    )
    for item, said in accused[:show]:
        print("   entry ", describe(item.entry), "\n   record", describe(item.record), "\n     ", said)
    for text, said in blamed[:show]:
        print("   string", text, "\n     ", said)


def true_entry(work: Work, rng: random.Random) -> Forged:
    """Return an entry with slips beside its record; some registries sort the names of a record."""
    entry = slipped(work, rng, OF_ENTRIES)
    record = work
    if rng.random() < SORTED:
        record = replace(
            work, author=tuple(sorted(work.author, key=lambda name: to_ascii(name.sort_name).lower()))
        )
    return Forged(entry, record, _is_cut(entry))


def is_verified(item: Forged) -> bool:
    """Return whether a forged entry passes as what it is not."""
    return compare_registered(item.entry, item.record, is_cut=item.is_cut).outcome == "verified"


def is_said(text: str, record: Work) -> bool:
    """Return whether anything is said about a forged string."""
    found = compare_printed(text, None, record)
    return found.is_other_work or bool(found.differences)


def accusations(item: Forged) -> list[str]:
    """Return what is held against an entry, remarks aside."""
    found = compare_registered(item.entry, item.record, is_cut=item.is_cut)
    said = [str(difference) for difference in found.differences if not difference.is_remark]
    return said if found.outcome in ("differs", "wrong-target") else []


def accusations_of_string(text: str, record: Work) -> list[str]:
    """Return what is held against a printed reference, remarks aside."""
    found = compare_printed(text, None, record)
    return ["another work"] if found.is_other_work else [str(d) for d in found.differences if not d.is_remark]


def _is_cut(entry: Work) -> bool:
    return any(map(is_others, entry.author))


# Forgeries


def invented_author(work: Work, works: Sequence[Work], rng: random.Random) -> Forged:
    """Put somebody into the list, in place of another or behind the last."""
    somebody = Name(rng.choice(FAMILIES), rng.choice(GIVEN))
    at = rng.randrange(1, len(work.author) + 1)
    return Forged(replace(work, author=(*work.author[:at], somebody, *work.author[at + 1 :])), work)


def cut_list(work: Work, works: Sequence[Work], rng: random.Random) -> Forged:
    """Leave authors out and do not say so."""
    return Forged(replace(work, author=work.author[: rng.randrange(1, len(work.author))]), work)


def wrong_venue(work: Work, works: Sequence[Work], rng: random.Random) -> Forged:
    """Name the journal or book of another work."""
    names = (other.container_title for other in rng.sample(list(works), 50))
    mine = [work.container_title or ""]
    venue = next(name for name in names if name and not same_container(mine, [name]))
    return Forged(with_venue(work, venue), work)


def invented_venue(work: Work, works: Sequence[Work], rng: random.Random) -> Forged:
    """Name a journal or conference that there is not."""
    subject = f"{rng.choice(FIELDS)} {rng.choice(THINGS)}"
    form = (
        "International Conference on {}" if work.type == "paper-conference" else "International Journal of {}"
    )
    return Forged(with_venue(work, form.format(subject)), work)


def preprint_as_paper(work: Work, works: Sequence[Work], rng: random.Random) -> Forged:
    """Dress a preprint's identifier as a paper."""
    preprint = replace(
        without_place(work),
        type="article",
        genre="preprint",
        publisher=rng.choice(["bioRxiv", "arXiv", "medRxiv"]),
    )
    dressed = replace(
        without_place(work), type="article-journal", container_title="Nature", volume="580", page="1-9"
    )
    return Forged(dressed, preprint)


def chimeric(work: Work, works: Sequence[Work], rng: random.Random) -> Forged:
    """Join what is of two works: one's title and the other's authors, place and year."""
    other = other_work(work, works, rng)
    return Forged(
        replace(other, title=work.title) if rng.random() < 0.5 else replace(work, title=other.title), work
    )


def future(work: Work, works: Sequence[Work], rng: random.Random) -> Forged:
    """Date a work years after it appeared."""
    year = (work.year or 2000) + rng.randrange(2, 12)
    return Forged(replace(work, issued=Date(DateParts(year))), work)


def swapped(work: Work, works: Sequence[Work], rng: random.Random) -> Forged:
    """Give one work the identifier of another."""
    return Forged(work, other_work(work, works, rng))


KINDS: dict[str, Callable[[Work, Sequence[Work], random.Random], Forged]] = {
    "invented author": invented_author,
    "list cut": cut_list,
    "wrong venue": wrong_venue,
    "invented venue": invented_venue,
    "preprint as paper": preprint_as_paper,
    "chimeric": chimeric,
    "future": future,
    "swapped": swapped,
}


def other_work(work: Work, works: Sequence[Work], rng: random.Random) -> Work:
    """Return a work of other authors and another title, of the same journal where there is one."""
    fits = [
        other
        for other in works
        if other.container_title == work.container_title
        and other.title != work.title
        and not any(find_name(name, other.author) for name in work.author)
    ]
    return rng.choice(fits or [other for other in works if not find_name(other.author[0], work.author)])


def with_venue(work: Work, venue: str) -> Work:
    """Return the work as if it had appeared elsewhere."""
    return replace(work, container_title=venue, container_title_short=None, collection_title=None, ISSN=None)


def without_place(work: Work) -> Work:
    """Return the work without what says where it appeared."""
    return replace(
        with_venue(work, ""), container_title=None, volume=None, issue=None, page=None, number=None
    )


def describe(work: Work) -> str:
    """Return the work in one line."""
    names = "; ".join(f"{name.family or name.literal}, {name.given}" for name in work.author[:5])
    return f"{names} | {work.year} | {work.title} | {work.container_title} | {work.volume} {work.page} | {work.type}"


if __name__ == "__main__":
    main()
