"""Invented works and references to them with right answers, for benchmarks/batch.py.

Among the works are twins (a paper printed twice under other DOIs), parts of one paper, corrections, titles that a
hundred works have, and a series whose titles begin with the same words, as every tenth work's does: a key that says
nothing. References are printed in six ways, with errors of the press; every tenth is to a work that the pool lacks.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

_GENERIC = ("Introduction", "Editorial", "Preface", "Book review", "In this issue", "Erratum")
_SERIES = "Proceedings annual meeting society"
_JOURNALS = 4_000
_HELD_OUT = 0.1  # of the works that are referred to


class Reference(NamedTuple):
    """A reference as printed, and the DOIs that are right; none where the pool lacks its work."""

    text: str
    right: frozenset[str]
    kind: str  # of the work: `alone`, `twin`, `part`, `correction`, `generic`, `series`


def kept_inputs(path: Path, count: int, references: int, seed: int) -> list[Reference]:
    """Return what `make_inputs` does; works and references that lie there from the same generator are not made anew."""
    kept = path.with_name("asked.json")
    mark = [count, references, seed, hashlib.sha256(Path(__file__).read_bytes()).hexdigest()]
    if path.exists() and kept.exists():
        made_with, *asked = map(json.loads, kept.read_text(encoding="utf-8").splitlines())
        if made_with == mark:
            return [Reference(text, frozenset(right), kind) for text, right, kind in asked]
    kept.unlink(missing_ok=True)
    made = make_inputs(path, count, references, seed)
    lines = [mark, *([one.text, sorted(one.right), one.kind] for one in made)]
    kept.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return made


def make_inputs(path: Path, count: int, references: int, seed: int) -> list[Reference]:
    """Write works to a file; return references to some of them, and to some that were left out."""
    chance = random.Random(seed)
    asked: list[Reference] = []
    share = references / count
    with gzip.open(path, "wt", compresslevel=1) as file:
        for kind, group in made_groups(count, chance):
            is_asked = chance.random() < share * len(group)
            is_held_out = is_asked and chance.random() < _HELD_OUT
            if is_asked:
                meant = chance.choice(group)
                twins = {
                    one["DOI"]
                    for one in group
                    if one["title"] == meant["title"] and one["page"] == meant["page"]
                }
                right = frozenset() if is_held_out else frozenset(twins)
                asked.append(Reference(_printed(meant, chance), right, kind))
            for work in () if is_held_out else group:
                file.write(json.dumps(work) + "\n")
    return asked


def made_groups(count: int, chance: random.Random) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield so many works in groups that belong together, and of which kind each is."""
    words = [_word(chance) for _ in range(60_000)]
    journals = [
        " ".join(chance.choice(words).capitalize() for _ in range(chance.randint(1, 4)))
        for _ in range(_JOURNALS)
    ]
    yield from _groups(count, chance, words, journals)


def _groups(
    count: int, chance: random.Random, words: Sequence[str], journals: Sequence[str]
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield works that belong together, with their kind: one alone, twins, parts, a paper and its correction."""
    made = 0
    while made < count:
        work = _work(made, chance, words, journals)
        group, drawn, kind = [work], chance.random(), "alone"
        if drawn < 0.02:
            kind = "twin"
            group.append({**work, "DOI": f"{work['DOI']}.twin"})
        elif drawn < 0.04:
            kind = "part"
            work["title"] = [f"{work['title'][0]}. Part I"]
            start = int(work["page"].partition("-")[0]) + 30
            part = {
                "title": [f"{work['title'][0]}I"],
                "page": f"{start}-{start + 9}",
                "DOI": f"{work['DOI']}.2",
            }
            group.append({**work, **part})
        elif drawn < 0.05:
            kind = "correction"
            page = str(chance.randint(1, 3_000))
            group.append(
                {
                    **work,
                    "title": [f"Correction to: {work['title'][0]}"],
                    "page": page,
                    "DOI": f"{work['DOI']}.c",
                }
            )
        elif drawn < 0.07:
            kind = "generic"
            work["title"] = [chance.choice(_GENERIC)]
        elif drawn < 0.17:
            kind = "series"
            work["title"] = [f"{_SERIES} {work['title'][0].lower()}"]
        made += len(group)
        yield kind, group


def _work(
    number: int, chance: random.Random, words: Sequence[str], journals: Sequence[str]
) -> dict[str, Any]:
    people = [_frequent(words, chance).capitalize() for _ in range(chance.randint(1, 6))]
    page = chance.randint(1, 3_000)
    return {
        "DOI": f"10.5072/{number}",
        "type": "journal-article",
        "title": [" ".join(_frequent(words, chance) for _ in range(chance.randint(5, 14))).capitalize()],
        "author": [{"family": name, "given": "A."} for name in people],
        "issued": {"date-parts": [[chance.randint(1960, 2025)]]},
        "container-title": [chance.choice(journals)],
        "volume": str(chance.randint(1, 300)),
        "issue": str(chance.randint(1, 12)),
        "page": f"{page}-{page + chance.randint(1, 20)}",
    }


def _printed(work: dict[str, Any], chance: random.Random) -> str:
    people = ", ".join(f"{person['family']} A" for person in work["author"])
    year, title, journal = work["issued"]["date-parts"][0][0], work["title"][0], work["container-title"][0]
    short = " ".join(word[:5] + "." for word in journal.split())
    first = work["page"].partition("-")[0]
    place = f"{work['volume']}({work['issue']})"
    text = chance.choice(
        (
            f"{people}. {title}. {short} {year};{place}:{work['page']}.",
            f"{people}. {title}. {journal}. {year};{place}:{first}.",
            f"{people} ({year}). {title}. {journal}, {place}, {work['page']}.",
            f"{people}. {short} {year};{place}:{work['page']}.",
            f"{people}, “{title},” {journal}, vol. {work['volume']}, pp. {work['page']}, {year}.",
            f"{people} ({year}). {title}. {journal}.",
        )
    )
    if chance.random() < 0.1:  # a letter that the press lost
        at = chance.randrange(len(text))
        text = text[:at] + text[at + 1 :]
    return text


def _frequent(words: Sequence[str], chance: random.Random) -> str:
    return words[int(len(words) * chance.random() ** 3)]


def _word(chance: random.Random) -> str:
    return "".join(
        chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 5))
    )
