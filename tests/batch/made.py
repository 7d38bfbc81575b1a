"""Works that nobody wrote, and references to them; the same for the same seed."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_NAMES = "Glen Hart Reed Moss Lind Hill Vogel Brandt Okoro Sato Novak Silva Duarte Weiss Kaya Holm".split()
_WORDS = (
    "tea sleep nights nurses coffee rivers sediment moss lichen harbour winter migration finches barley yeast "
    "copper enzyme membranes children walking posture violins memory dust storms glaciers honey bees orchards"
).split()
_JOURNALS = ("Journal of Nocturnal Medicine", "Annals of Wakefulness", "River Letters", "Acta Lichenologica")


def made_works(count: int, seed: int = 7) -> list[dict[str, Any]]:
    """Return works as Crossref would send them."""
    chance = random.Random(seed)
    return [_work(number, chance) for number in range(count)]


def _work(number: int, chance: random.Random) -> dict[str, Any]:
    page = chance.randint(1, 900)
    return {
        "DOI": f"10.1000/made.{number}",
        "type": "journal-article",
        "title": [" ".join(chance.sample(_WORDS, chance.randint(3, 8))).capitalize()],
        "author": [{"family": name, "given": "A."} for name in chance.sample(_NAMES, chance.randint(1, 3))],
        "issued": {"date-parts": [[chance.randint(1990, 2020)]]},
        "container-title": [chance.choice(_JOURNALS)],
        "volume": str(chance.randint(1, 60)),
        "page": f"{page}-{page + chance.randint(2, 15)}",
    }


def printed(work: dict[str, Any], form: int) -> str:
    """Return a work as a list prints it: whole, without its title, with its DOI, or with little."""
    names = ", ".join(f"{person['family']} A" for person in work["author"])
    year, title, journal = work["issued"]["date-parts"][0][0], work["title"][0], work["container-title"][0]
    place = f"{journal}. {year};{work['volume']}:{work['page']}."
    forms = (
        f"{names}. {title}. {place}",
        f"{names}. {place}",
        f"{names}. {title}. {place} doi:{work['DOI']}",
        f"{names} ({year}). {title}.",
    )
    return forms[form % len(forms)]


def made_post(works: Sequence[dict[str, Any]], number: int) -> str:
    """A post with four references, of 40 works one of the last ten, and four markers, one of which dangles."""
    printed_list = [printed(works[at], at + number) for at in (number, 7, number + 9, number + 30)]
    claims = "".join(f"Nurses slept well on day {at} [{at}].\n\n" for at in (1, 2, 3, 9))
    listed = "".join(f"{at}. {text}\n" for at, text in enumerate(printed_list, start=1))
    return f"# Sleep {number}\n\n{claims}## References\n\n{listed}"


def write_lines(path: Path, works: Sequence[dict[str, Any]]) -> Path:
    """Write works as one JSON line each, compressed where the name says so."""
    data = "".join(json.dumps(work) + "\n" for work in works).encode()
    path.write_bytes(gzip.compress(data, mtime=0) if path.name.endswith(".gz") else data)
    return path
