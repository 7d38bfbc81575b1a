"""How often the title of a journal is abbreviated as the registry has it.

    python benchmarks/journals.py [--half 1] [--list FILE] [--verbose]

Asked are the journals of recorded works whose short title is an abbreviation, neither the title itself nor a code.
`--list` names a file of lines `Title = Abbreviated` to be asked as well. Compared are letters, not full stops.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import title_data

from litman.text.folding import to_ascii
from litman.text.journals.abbreviate import abbreviate_journal

_POOL = title_data.SHARED / "references" / "pool.jsonl.gz"


def recorded(half: int) -> list[tuple[str, str]]:
    """Return title and short title of every second journal whose records have both."""
    shorts: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(_POOL, "rt", encoding="utf-8") as rows:
        for row in rows:
            record = json.loads(row)
            title, short = (
                (record.get(name) or [""])[0] for name in ("container-title", "short-container-title")
            )
            if title and short:
                shorts[html.unescape(title)][html.unescape(short)] += 1
    journals = sorted(
        title for title in shorts if letters(title) != letters(shorts[title].most_common(1)[0][0])
    )
    return [(title, shorts[title].most_common(1)[0][0]) for title in journals[half::2]]


def listed(path: Path) -> list[tuple[str, str]]:
    """Return title and abbreviation of each line of a list."""
    lines = path.read_text("utf-8", "replace").splitlines()
    rows = sorted({tuple(line.split(" = ", 1)) for line in lines if " = " in line})
    return [(row[0].strip(), row[1].split(";")[0].strip()) for row in rows]


def letters(text: str) -> str:
    """Return the letters of a text, by which abbreviations are compared."""
    return re.sub(r"[^a-z0-9]+", " ", to_ascii(text).lower()).strip()


def is_abbreviation(short: str, title: str) -> bool:
    """Return whether the words of the short title are, in their order, words of the title, and one is shorter."""
    words = letters(title).split()
    place = 0
    shorter = False
    for word in letters(short).split():
        while place < len(words) and not (words[place][0] == word[0] and _within(word, words[place])):
            place += 1
        if place == len(words):
            return False
        shorter |= len(word) < len(words[place])
        place += 1
    return shorter and len(letters(short).split()) > 1


def _within(short: str, word: str) -> bool:
    letters_left = iter(word)
    return all(letter in letters_left for letter in short)


def ask(name: str, rows: Iterable[tuple[str, str]], *, is_verbose: bool) -> None:
    """Print how many come out as they are recorded."""
    rows = [(title, short) for title, short in rows if is_abbreviation(short, title)]
    wrong = [(t, s, a) for t, s in rows if letters(a := abbreviate_journal(t)) != letters(s)]
    print(
        f"{name}: {len(rows) - len(wrong):,} of {len(rows):,} as recorded ({1 - len(wrong) / len(rows):.1%})"
    )
    for title, short, made in wrong if is_verbose else ():
        print(f"  {title} | {short} | {made}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", type=int, default=1)
    parser.add_argument("--list", type=Path)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    ask("recorded", recorded(options.half), is_verbose=options.verbose)
    if options.list:
        ask("listed", listed(options.list)[options.half :: 2], is_verbose=options.verbose)


if __name__ == "__main__":
    main()
