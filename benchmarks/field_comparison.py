"""How often the comparison of fields cries wolf, and how often it is fooled.

    python benchmarks/field_comparison.py [--show N]

From a pool of references (`pool.jsonl.gz` in `SHARED`, no part of litman): 2,000 pairs of one work as two sources print
it (the record, and the record after changes that sources make), and 2,000 pairs of different works that are
close: a paper and its reply, one title in two issues or by two authors, the same first author, year (± 1) and
beginning of the title, and, to make up the number, the same first author, year and journal. A false alarm is a pair
of the first kind that is not `verified`, a miss one of the second kind that is. Aims: at most 3 % and 2 %.

Pairs of the second kind that print alike in all fields that both have are told apart by nobody and not drawn (the
pool holds many works twice). A third row: the records that two real sources have of one DOI; many of those
differ in fact, in a digit of a page or a year.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from litman.library.comparison.fields import compare_works, judge
from litman.sources.crossref.message import work_from_message
from litman.text.folding import fold, to_ascii
from litman.text.plain import plain
from litman.work import Date, DateParts, Name, Work

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "references"
PAIRS = 2_000
ABBREVIATED = {  # as ISO 4 prints them; other words are cut after a consonant
    "journal": "J", "international": "Int", "american": "Am", "national": "Natl", "archives": "Arch",
    "proceedings": "Proc", "academy": "Acad", "sciences": "Sci", "science": "Sci", "medicine": "Med",
    "psychiatry": "Psychiatry", "review": "Rev", "reviews": "Rev", "british": "Br", "european": "Eur",
    "society": "Soc", "association": "Assoc", "research": "Res", "letters": "Lett", "annals": "Ann",
    "nature": "Nat", "cell": "Cell", "royal": "R", "health": "Health", "surgery": "Surg", "biology": "Biol",
}  # fmt: skip
BRITISH = (("behavior", "behaviour"), ("color", "colour"), ("tumor", "tumour"), ("ization", "isation"),
           ("izing", "ising"), ("center", "centre"), ("pediatric", "paediatric"), ("hemo", "haemo"),
           ("labor", "labour"), ("edema", "oedema"), ("anemia", "anaemia"), ("esoph", "oesoph"))  # fmt: skip


def main() -> None:
    """Print the two rates, and with `--show` some of the pairs that were judged wrongly."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"the pool of references is absent ({SHARED})")
    rng = random.Random(options.seed)
    works = [work for work in read_pool() if work.title and work.author and work.year]
    report("one work twice", list(same_pairs(works, rng)), "verified", options.show)
    report("two close works", close_pairs(works, rng), None, options.show)
    real = list(real_pairs())
    report("one work, two real sources", real, "verified", options.show)


def read_pool() -> list[Work]:
    """Return the works of the pool."""
    with gzip.open(SHARED / "pool.jsonl.gz", "rt") as lines:
        return [work_from_message(json.loads(line)) for line in lines]


def report(name: str, pairs: Sequence[tuple[str, Work, Work]], right: str | None, show: int) -> None:
    """Print how the pairs were judged; `right` is the only right verdict, or None: any but `verified`."""
    begun = time.perf_counter()
    judged = [(kind, a, b, found, judge(found)) for kind, a, b in pairs for found in [compare_works(a, b)]]
    cost = (time.perf_counter() - begun) / max(len(pairs), 1)
    wrong = [row for row in judged if (row[4] == "verified") != (right == "verified")]
    verdicts = Counter(row[4] for row in judged)
    what = "false alarms" if right else "missed"
    print(
        f"{name}: {len(pairs)} pairs, {what} {len(wrong)} ({len(wrong) / max(len(pairs), 1):.1%}), {dict(verdicts)}, "
        f"{cost * 1e6:.0f} µs a pair"
    )
    if right is None:
        print("   drawn:", dict(Counter(row[0] for row in judged)))
    print("   wrong by kind:", dict(Counter(row[0] for row in wrong)))
    for kind, a, b, found, _ in wrong[:show]:
        print("  ", kind)
        print("      ", describe(a), "\n      ", describe(b))
        for difference in found:
            print("          ", difference)


def describe(work: Work) -> str:
    """Return the work in one line."""
    names = "; ".join(f"{n.family or n.literal}, {n.given}" for n in work.author[:3])
    return f"{names} | {work.year} | {work.title} | {work.container_title} | {work.volume}({work.issue}) {work.page}"


def same_pairs(
    works: Sequence[Work], rng: random.Random, count: int = PAIRS
) -> Iterator[tuple[str, Work, Work]]:
    """Yield works as one source has them and as another prints them."""
    changes = list(CHANGES.items())
    for work in rng.sample(works, count):
        chosen = [item for item in rng.sample(changes, rng.randint(2, 5)) if item[0] not in FIRST_NAMES]
        chosen += rng.sample([item for item in changes if item[0] in FIRST_NAMES], rng.randint(0, 1))
        printed = work
        done = []
        for name, change in chosen:
            changed = change(printed, rng)
            if changed != printed:
                done.append(name)
            printed = changed
        yield "+".join(done), printed, work


def close_pairs(works: Sequence[Work], rng: random.Random) -> list[tuple[str, Work, Work]]:
    """Return pairs of different works that are easily taken for each other, the hardest kinds first."""
    by_start: dict[tuple[object, ...], list[Work]] = defaultdict(list)
    by_author: dict[tuple[object, ...], list[Work]] = defaultdict(list)
    for work in works:
        author = letters(work.author[0].sort_name)
        by_start[(author, *fold(plain(work.title or "")).split()[:3])].append(work)
        by_author[author, work.year, letters(work.container_title)].append(work)
    hard = replies(works) + grouped("same start, author, year", by_start)
    easy = grouped("same author, year, journal", by_author)
    rng.shuffle(easy)
    unique = {(a.DOI, b.DOI): (kind, a, b) for kind, a, b in [*easy, *hard]}
    return sorted(unique.values(), key=lambda pair: pair[0] == "same author, year, journal")[:PAIRS]


def grouped(kind: str, groups: Mapping[tuple[object, ...], Sequence[Work]]) -> list[tuple[str, Work, Work]]:
    """Return pairs within the groups whose years are at most one apart."""
    return [
        (kind, a, b)
        for group in groups.values()
        for a, b in itertools.combinations(group[:8], 2)
        if abs((a.year or 0) - (b.year or 0)) <= 1 and not is_one_work(a, b)
    ]


def replies(works: Sequence[Work]) -> list[tuple[str, Work, Work]]:
    """Return papers with a reply to them that the pool has under the same title, and columns of one title."""
    by_title: dict[str, list[Work]] = defaultdict(list)
    for work in works:
        by_title[fold(plain(work.title or ""))].append(work)
    pairs = []
    for title, group in by_title.items():
        bare = re.sub(r"\W*(?:in |the )?(?:author'?s'? )?(?:reply|response)\W*$", "", title)
        if bare != title:
            pairs += [("reply", a, b) for a in group[:3] for b in by_title.get(bare, ())[:3]]
        pairs += [("same title", a, b) for a, b in itertools.pairwise(group[:4]) if not is_one_work(a, b)]
    return pairs


def is_one_work(a: Work, b: Work) -> bool:
    """Whether the two records print alike: no reader could tell them apart."""
    if letters(a.title) != letters(b.title):
        return False
    both = [(x, y) for x, y in ((digits(a.volume), digits(b.volume)), (first(a), first(b))) if x and y]
    authors = letters(a.author[0].sort_name)[-4:] == letters(b.author[0].sort_name)[-4:]
    return all(x == y for x, y in both) and (authors or bool(both) or len((a.title or "").split()) > 4)


def digits(text: str | None) -> str:
    """Return the digits of a text."""
    return "".join(c for c in text or "" if c.isdigit())


def first(work: Work) -> str:
    """Return the first page."""
    return digits(re.split("[–-]", work.page or "")[0])


def letters(text: str | None) -> str:
    """Return the letters and digits of a text."""
    return "".join(c for c in to_ascii(fold(plain(text or ""))) if c.isalnum())


def real_pairs() -> Iterator[tuple[str, Work, Work]]:
    """Yield the records that two real sources have of one DOI."""
    pool = {work.DOI: work for work in read_pool()}
    with (SHARED / "queries_real_independent.jsonl").open() as lines:
        for line in lines:
            row: dict[str, Any] = json.loads(line)
            record = row.get("record")
            if record and row["doi"] in pool:
                yield row["src"], work_from_message({**record, "type": "journal-article"}), pool[row["doi"]]


# What sources do to a work.


def abbreviate(work: Work, rng: random.Random) -> Work:
    name = work.container_title
    if not name:
        return work
    words = [
        w
        for w in name.replace(":", "").split()
        if w.lower() not in ("the", "of", "and", "in", "for", "&", "de")
    ]
    if len(words) < 2:
        return work
    dot = rng.choice(("", "."))
    return replace(
        work, container_title=" ".join(cut(word) + dot for word in words), container_title_short=None
    )


def cut(word: str) -> str:
    known = ABBREVIATED.get(word.lower())
    if known:
        return known
    if len(word) < 6:
        return word
    end = next((at for at in range(4, len(word)) if word[at].lower() in "aeiouy"), len(word))
    return word[:end]


def initials(work: Work, rng: random.Random) -> Work:
    style = rng.choice(("{}.", "{}", "{}. "))

    def short(name: Name) -> Name:
        if not name.given:
            return name
        return replace(name, given="".join(style.format(part[0]) for part in name.given.split()).strip())

    return replace(work, author=tuple(map(short, work.author)))


def first_initial(work: Work, rng: random.Random) -> Work:
    return replace(work, author=tuple(replace(n, given=n.given[0]) if n.given else n for n in work.author))


def no_subtitle(work: Work, rng: random.Random) -> Work:
    head, mark, _ = (work.title or "").partition(": ")
    return replace(work, title=head) if mark and len(head.split()) > 2 else work


def other_break(work: Work, rng: random.Random) -> Work:
    return replace(work, title=(work.title or "").replace(": ", rng.choice((". ", " - ", " — ", " "))))


def year_off(work: Work, rng: random.Random) -> Work:
    return replace(work, issued=Date(DateParts((work.year or 0) + rng.choice((-1, 1)))))


def accents_lost(work: Work, rng: random.Random) -> Work:
    people = tuple(
        replace(n, family=n.family and to_ascii(n.family), given=n.given and to_ascii(n.given))
        for n in work.author
    )
    return replace(work, author=people, title=to_ascii(work.title or ""))


def umlauts(work: Work, rng: random.Random) -> Work:
    table = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"})
    return replace(
        work, author=tuple(replace(n, family=n.family and n.family.translate(table)) for n in work.author)
    )


def et_al(work: Work, rng: random.Random) -> Work:
    others = rng.choice((Name(literal="others"), Name(family="et al."), Name(literal="et al")))
    kept = rng.choice((1, 3, 6))
    return replace(work, author=(*work.author[:kept], others)) if len(work.author) > kept else work


def swapped(work: Work, rng: random.Random) -> Work:
    n = work.author[0]
    if not n.given or not n.family or "." in n.given or len(n.given) < 4:
        return work
    return replace(work, author=(Name(family=n.given, given=n.family), *work.author[1:]))


def capitals(work: Work, rng: random.Random) -> Work:
    title = work.title or ""
    return replace(work, title=rng.choice((title.upper(), title.lower(), title.title(), title + ".")))


def marks(work: Work, rng: random.Random) -> Work:
    title = work.title or ""
    table = str.maketrans({"-": rng.choice("-–‐ "), "'": "’", '"': "“", "–": "-", "—": "--", "’": "'"})
    return replace(
        work, title=title.translate(table).replace(" and ", rng.choice((" & ", " and ", " &amp; ")))
    )


def markup(work: Work, rng: random.Random) -> Work:
    words = (work.title or "").split(" ")
    at = rng.randrange(len(words))
    words[at] = rng.choice(("<i>{}</i>", "<sub>{}</sub>", "<b>{}</b>", "&lt;i&gt;{}&lt;/i&gt;")).format(
        words[at]
    )
    return replace(work, title=" ".join(words))


def spelling(work: Work, rng: random.Random) -> Work:
    title = (work.title or "").lower()
    for us, uk in BRITISH:
        title = title.replace(us, uk)
    return replace(work, title=title)


def pages(work: Work, rng: random.Random) -> Work:
    start, mark, end = (work.page or "").partition("–" if "–" in (work.page or "") else "-")
    if not mark:
        return work
    if len(start) == len(end) and rng.random() < 0.6:
        same = next((i for i in range(len(start)) if start[i] != end[i]), len(start) - 1)
        return replace(work, page=f"{start}-{end[same:]}")
    return replace(work, page=rng.choice((start, f"pp. {start}–{end}", f"{start}--{end}")))


def article_number(work: Work, rng: random.Random) -> Work:
    if not work.page or not any(mark in work.page for mark in "-–"):
        return work
    return replace(work, page=None, number=f"e{rng.randrange(10**5, 10**7)}")


def fewer_fields(work: Work, rng: random.Random) -> Work:
    return replace(work, **dict.fromkeys(rng.sample(("volume", "issue", "page", "container_title"), 2)))


def no_given(work: Work, rng: random.Random) -> Work:
    return replace(work, author=tuple(replace(n, given=None) for n in work.author))


def suffix(work: Work, rng: random.Random) -> Work:
    n = work.author[0]
    return replace(work, author=(replace(n, family=f"{n.family} Jr"), *work.author[1:])) if n.family else work


def particle(work: Work, rng: random.Random) -> Work:
    def split(n: Name) -> Name:
        head, mark, tail = (n.family or "").rpartition(" ")
        return replace(n, family=tail, non_dropping_particle=head) if mark and head.islower() else n

    return replace(work, author=tuple(map(split, work.author)))


def slip(work: Work, rng: random.Random) -> Work:
    words = (work.title or "").split(" ")
    long = [at for at, word in enumerate(words) if len(word) > 7 and word.isalpha()]
    if long:
        at = rng.choice(long)
        words[at] = words[at][:3] + words[at][4:]
    return replace(work, title=" ".join(words))


def retracted(work: Work, rng: random.Random) -> Work:
    return replace(work, title=f"RETRACTED: {work.title}")


def volume_words(work: Work, rng: random.Random) -> Work:
    return (
        replace(work, volume=f"Vol. {work.volume}", issue=work.issue and f"0{work.issue}")
        if work.volume
        else work
    )


FIRST_NAMES = ("initials", "first_initial", "no_given", "swapped", "suffix")  # no source does two of these
CHANGES: dict[str, Callable[[Work, random.Random], Work]] = {
    change.__name__: change
    for change in (
        abbreviate, initials, first_initial, no_subtitle, other_break, year_off, accents_lost, umlauts, et_al,
        swapped, capitals, marks, markup, spelling, pages, article_number, fewer_fields, no_given, suffix,
        particle, slip, retracted, volume_words,
    )
}  # fmt: skip

if __name__ == "__main__":
    main()
