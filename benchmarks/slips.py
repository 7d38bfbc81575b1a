"""What people and programs do to a true entry: how they shorten, respell, reorder and leave out.

`field_comparison.py` has changes that registries make; these are those of bibliographies that people keep by hand.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from field_comparison import (
    ABBREVIATED,
    CHANGES,
    FIRST_NAMES,
    cut,
    fewer_fields,
    no_subtitle,
    other_break,
    pages,
    slip,
    year_off,
)

from litman.library.comparison.names import is_others
from litman.text.folding import to_ascii
from litman.work import Name, Work

Change = Callable[[Work, random.Random], Work]

SHORT_WORDS = ABBREVIATED | {  # as ISO 4 prints them, in other languages too
    "revista": "Rev", "revue": "Rev", "rivista": "Riv", "zeitschrift": "Z", "annales": "Ann", "archiv": "Arch",
    "brasileira": "Bras", "brasileiro": "Bras", "española": "Esp", "deutsche": "Dtsch", "giornale": "G",
    "bulletin": "Bull", "canadian": "Can", "transactions": "Trans", "chemistry": "Chem", "physics": "Phys",
    "physical": "Phys", "engineering": "Eng", "technology": "Technol", "applied": "Appl", "materials": "Mater",
    "environmental": "Environ", "communications": "Commun", "computer": "Comput", "mathematics": "Math",
    "chemical": "Chem", "medical": "Med", "clinical": "Clin", "neuroscience": "Neurosci", "psychology": "Psychol",
    "education": "Educ", "management": "Manag", "agricultural": "Agric", "biological": "Biol", "reports": "Rep",
    "advances": "Adv", "molecular": "Mol", "immunology": "Immunol", "internationale": "Int", "conference": "Conf",
    "symposium": "Symp", "workshop": "Workshop", "frontiers": "Front", "bioscience": "Biosci",
}  # fmt: skip
_SMALL = frozenset("the of and in for & de la et und der das für del".split())
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_CALLED = {
    "William": "Bill", "Robert": "Bob", "Michael": "Mike", "Thomas": "Tom", "James": "Jim", "David": "Dave",
    "Daniel": "Dan", "Christopher": "Chris", "Matthew": "Matt", "Andrew": "Andy", "Elizabeth": "Liz",
    "Katherine": "Kate", "Jennifer": "Jen", "Susan": "Sue", "Alexander": "Alex", "Nicholas": "Nick",
}  # fmt: skip
_ROMANISED = (("ov$", "off"), ("sky$", "skii"), ("ev$", "eff"), ("^Yu", "Iu"), ("ya$", "ia"), ("^Kh", "H"),
              ("ou", "u"), ("dj", "j"))  # fmt: skip
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]*[A-Z][\w-]*)[^()]*\)")


def abbreviated(work: Work, rng: random.Random) -> Work:
    """Shorten the journal as ISO 4 does, the parts of a joined word each by itself."""
    words = [w for w in re.split(r"[ :,]+", work.container_title or "") if w and w.lower() not in _SMALL]
    if len(words) < 2:
        return work
    dot = rng.choice(("", "."))
    short = ["-".join(_cut(part, dot) for part in re.split("[-–‐]", word) if part) for word in words]
    return replace(work, container_title=" ".join(short), container_title_short=None)


def _cut(word: str, dot: str) -> str:
    if not word[0].isalpha() or (word.isupper() and len(word) > 1):
        return word
    known = SHORT_WORDS.get(word.lower())
    short = known or cut(word)
    return short + (dot if short.lower() != word.lower() else "")


def conference_by_letters(work: Work, rng: random.Random) -> Work:
    """Name a conference by its acronym."""
    found = _ACRONYM.search(work.container_title or "")
    if work.type != "paper-conference" or not found:
        return work
    form = rng.choice(("Proceedings of {0}", "Proc. {0} {1}", "{0} {1}", "{0}"))
    return replace(work, container_title=form.format(found[1], work.year))


def journal_and(work: Work, rng: random.Random) -> Work:
    """Print `&` for `and` in the journal's name, or the other way round."""
    name = work.container_title or ""
    return replace(
        work,
        container_title=re.sub(" (?:&amp;|&) ", " and ", name)
        if "&" in name
        else name.replace(" and ", " & "),
    )


def journal_article(work: Work, rng: random.Random) -> Work:
    """Leave the article of a journal's name out, or put one there."""
    name = work.container_title or ""
    return replace(
        work, container_title=name.removeprefix("The ") if name.startswith("The ") else name and f"The {name}"
    )


def no_issue(work: Work, rng: random.Random) -> Work:
    """Leave the issue out."""
    return replace(work, issue=None)


def ahead_of_print(work: Work, rng: random.Random) -> Work:
    """Cite a work before it had a volume: a year earlier, without pages."""
    return replace(year_off(work, random.Random(1)), volume=None, issue=None, page=None)


def plain_letters(work: Work, rng: random.Random) -> Work:
    """Leave accents out, and keep Greek letters."""

    def bare(text: str | None) -> str | None:
        return text and "".join(c if "\u0370" <= c <= "\u03ff" else to_ascii(c) for c in text)

    people = tuple(replace(n, family=bare(n.family), given=bare(n.given)) for n in work.author)
    return replace(work, author=people, title=bare(work.title), container_title=bare(work.container_title))


def romanised(work: Work, rng: random.Random) -> Work:
    """Spell names by another table."""

    def spelt(name: Name) -> Name:
        family = name.family or ""
        for pattern, other in _ROMANISED:
            if len(family) > 5 and re.search(pattern, family):
                return replace(name, family=re.sub(pattern, other, family))
        return name

    return replace(work, author=tuple(map(spelt, work.author)))


def particle_behind(work: Work, rng: random.Random) -> Work:
    """Put a particle behind the first names."""

    def moved(name: Name) -> Name:
        head, mark, tail = (name.family or "").partition(" ")
        if is_others(name):
            return name
        return replace(name, family=tail, given=f"{name.given} {head}") if mark and head.islower() else name

    return replace(work, author=tuple(map(moved, work.author)))


def middle_lost(work: Work, rng: random.Random) -> Work:
    """Keep the first of the first names only."""
    return replace(
        work, author=tuple(replace(n, given=(n.given or "").split(" ")[0] or None) for n in work.author)
    )


def hyphen_lost(work: Work, rng: random.Random) -> Work:
    """Print `Jean Pierre`, or `Jeanpierre`, for `Jean-Pierre`."""
    other = rng.choice((" ", ""))

    def joined(name: Name) -> Name:
        first, mark, rest = (name.given or "").partition("-")
        return replace(name, given=first + other + (rest if other else rest.lower())) if mark else name

    return replace(work, author=tuple(map(joined, work.author)))


def double_name(work: Work, rng: random.Random) -> Work:
    """Print a double family name without its hyphen, or its first half only."""

    def halved(name: Name) -> Name:
        first, mark, rest = (name.family or "").partition("-")
        return replace(name, family=f"{first} {rest}") if mark else name

    return replace(work, author=tuple(map(halved, work.author)))


def called(work: Work, rng: random.Random) -> Work:
    """Call people as their friends do."""

    def short(name: Name) -> Name:
        given = name.given or ""
        return replace(name, given=_CALLED.get(given.split(" ")[0], given) or None)

    return replace(work, author=tuple(map(short, work.author)))


def number_words(work: Work, rng: random.Random) -> Work:
    """Print small numbers of the title as digits, or as words."""
    title = work.title or ""
    for number, word in enumerate(_NUMBERS, start=2):
        title = re.sub(rf"\b{word}\b", str(number), title, flags=re.IGNORECASE)
    return replace(work, title=title)


def letters_lost(work: Work, rng: random.Random) -> Work:
    """Print an ordinary letter for a Greek one, or its name."""
    greek = {
        "α": ("a", "alpha"),
        "β": ("b", "beta"),
        "γ": ("g", "gamma"),
        "μ": ("u", "mu"),
        "κ": ("k", "kappa"),
    }
    at = rng.randrange(2)
    return replace(work, title=(work.title or "").translate({ord(k): v[at] for k, v in greek.items()}))


def with_place(work: Work, rng: random.Random) -> Work:
    """Name the journal as PubMed does, with its place or its society."""
    name = work.container_title or ""
    if work.type != "article-journal" or len(name.split()) > 3:
        return work
    more = rng.choice(
        (" (London, England)", " : official journal of the Society", " (Online)", " [Internet]")
    )
    return replace(work, container_title=name + more)


NEW: dict[str, Change] = {
    change.__name__: change
    for change in (
        abbreviated, conference_by_letters, journal_and, journal_article, no_issue, ahead_of_print,
        plain_letters, romanised, particle_behind, middle_lost, hyphen_lost, double_name, called, number_words,
        letters_lost, with_place,
    )
}  # fmt: skip
# Of what happens to entries: `accents_lost` would make a v of β, and nobody marks a correction as taken back.
OF_ENTRIES: dict[str, Change] = {
    name: change
    for name, change in (CHANGES | NEW).items()
    if name not in ("accents_lost", "abbreviate", "retracted")
}
# Of what happens to them in print; styles shorten names themselves.
OF_STRINGS: dict[str, Change] = {
    **{name: change for name, change in NEW.items() if name not in ("middle_lost", "called")},
    **{change.__name__: change for change in (no_subtitle, other_break, year_off, pages, slip, fewer_fields)},
    **{
        name: CHANGES[name]
        for name in ("capitals", "marks", "spelling", "umlauts", "article_number", "suffix", "particle")
    },
}
_ONE_OF_A_KIND = (
    (*FIRST_NAMES, "middle_lost", "called", "hyphen_lost"),
    ("year_off", "ahead_of_print"),
    ("abbreviated", "conference_by_letters", "with_place", "journal_article"),
    ("umlauts", "plain_letters", "romanised"),
    ("particle", "particle_behind", "double_name"),
    ("slip", "number_words", "letters_lost"),
)  # no source does two of one row


def slipped(work: Work, rng: random.Random, changes: dict[str, Change]) -> Work:
    """Return the work after two to five changes."""
    taken: set[int] = set()
    for name, change in rng.sample(sorted(changes.items()), rng.randint(2, 5)):
        kinds = {number for number, row in enumerate(_ONE_OF_A_KIND) if name in row}
        if not kinds & taken:
            work = change(work, rng)
            taken |= kinds
    return work
