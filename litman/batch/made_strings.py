"""References made of the records of a pool, as styles print them, for measuring how well the pool is matched."""

from __future__ import annotations

from random import Random

from litman.matching.record import Record

_LOST = 0.1  # of the references have a letter that the press lost
_MOST_NAMES = 6


def printed_reference(record: Record, seed: int) -> str | None:
    """Return a reference to a record, in one of six styles; None for a record that says too little to be cited.

    The same for one record and one seed.
    """
    if not (record.title and record.authors and record.years):
        return None
    chance = Random(seed)
    names = [f"{name} {chance.choice('ABCDEFGHJKLMNPRSTW')}" for name in record.authors[:_MOST_NAMES]]
    people = ", ".join(names) + (", et al" if len(record.authors) > _MOST_NAMES else "")
    title, year = record.title.rstrip(". "), record.years[0]
    journal = record.containers[-1] if record.containers else record.publisher
    full = record.containers[0] if record.containers else record.publisher
    issue = f"({record.issue})" if record.issue else ""
    place = f"{record.volume}{issue}:{record.page}".strip(":")
    first = f"{record.volume}{issue}:{record.first_page}".strip(":")
    text = chance.choice(
        (
            f"{people}. {title}. {journal} {year};{place}.",
            f"{people}. {title}. {full}. {year};{first}.",
            f"{people} ({year}). {title}. {full}, {record.volume}{issue}, {record.page}.",
            f"{people}, “{title},” {full}, vol. {record.volume}, pp. {record.page}, {year}.",
            f"{people} ({year}). {title}. {full}.",
            f"{people}. {journal} {year};{place}." if place else f"{people}. {title}. {year}.",
        )
    )
    if chance.random() < _LOST:
        at = chance.randrange(len(text))
        text = text[:at] + text[at + 1 :]
    return text
