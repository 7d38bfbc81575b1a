"""A work printed as a reference, in the styles that lists have."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from litman.text.plain import plain
from litman.work import Name, Work

Style = Callable[[Work], str]


def print_reference(work: Work, rng: random.Random, *, is_whole: bool = False) -> str:
    """Return the work as a reference in one of the styles; where it is to be whole, in one that names all authors."""
    return rng.choice(WHOLE if is_whole else STYLES)(work)


def apa(work: Work) -> str:
    """Return it as psychologists print it."""
    names = joined([f"{name.family}, {dotted(name)}" for name in work.author], ", ", ", & ")
    return f"{names} ({work.year}). {title_of(work)}. {place(work, '{container}, {volume}{issue}, {page}')}."


def harvard(work: Work) -> str:
    """Return it as universities of the Commonwealth print it."""
    people = [f"{name.family}, {dotted(name, '')}" for name in work.author]
    names = f"{people[0]} et al." if len(people) > 3 else joined(people, ", ", " and ")
    where = place(work, "{container}, {volume}{issue}, pp. {page}")
    return f"{names} ({work.year}) ‘{title_of(work)}’, {where}."


def mla(work: Work) -> str:
    """Return it as philologists print it."""
    first, *rest = work.author
    names = f"{first.family}, {first.given}"
    names += ", et al" if len(rest) > 1 else "".join(f", and {name.given} {name.family}" for name in rest)
    where = place(work, "{container}, vol. {volume}{issue}, {year}, pp. {page}", issue=", no. {}")
    return f"{names}. “{title_of(work)}.” {where}."


def vancouver(work: Work) -> str:
    """Return it as physicians print it."""
    return _of_physicians(work, 6)


def ama(work: Work) -> str:
    """Return it as American physicians print it: three names of a long list."""
    return _of_physicians(work, 3)


def ieee(work: Work) -> str:
    """Return it as engineers print it."""
    names = joined([f"{dotted(name)} {name.family}" for name in work.author], ", ", ", and ")
    where = place(work, "{container}, vol. {volume}{issue}, pp. {page}", issue=", no. {}")
    return f"{names}, “{title_of(work)},” {where}, {work.year}."


def chicago(work: Work) -> str:
    """Return it as historians print it."""
    first, *rest = work.author
    shown = [f"{first.family}, {first.given}", *(f"{name.given} {name.family}" for name in rest)]
    names = joined(shown, ", ", ", and ")
    where = place(work, "{container} {volume}{issue}: {page}", issue=", no. {}")
    return f"{names}. {work.year}. “{title_of(work)}.” {where}."


def nature(work: Work) -> str:
    """Return it as journals of the natural sciences print it."""
    people = [f"{name.family}, {dotted(name)}" for name in work.author]
    names = f"{people[0]} et al." if len(people) > 5 else joined(people, ", ", " & ")
    return f"{names} {title_of(work)}. {place(work, '{container} {volume}, {page}')} ({work.year})."


def springer(work: Work) -> str:
    """Return it as Springer prints it: no dots behind initials."""
    names = joined([f"{name.family} {initials(name, '')}" for name in work.author], ", ", ", ")
    return f"{names} ({work.year}) {title_of(work)}. {place(work, '{container} {volume}{issue}:{page}')}"


def german(work: Work) -> str:
    """Return it as Germans print it."""
    names = joined([f"{name.family}, {name.given}" for name in work.author], "; ", "; ")
    where = place(work, "{container} {volume} ({year}), S. {page}")
    return f"{names}: {title_of(work)}. In: {where}."


def brazilian(work: Work) -> str:
    """Return it as Brazilians print it: the names in capitals."""
    names = joined([f"{(name.family or '').upper()}, {dotted(name)}" for name in work.author], "; ", "; ")
    where = place(work, "{container}, v. {volume}{issue}, p. {page}", issue=", n. {}")
    return f"{names} {title_of(work)}. {where}, {work.year}."


STYLES: tuple[Style, ...] = (
    apa, harvard, mla, vancouver, ama, ieee, chicago, nature, springer, german, brazilian,
)  # fmt: skip
WHOLE: tuple[Style, ...] = (apa, ieee, chicago, springer, german, brazilian)


def _of_physicians(work: Work, most: int) -> str:
    shown = [f"{name.family} {initials(name, '')}".strip() for name in work.author]
    names = ", ".join(shown[:most]) + (", et al" if len(shown) > most else "")
    head = f"{names}. {title_of(work)}. {work.container_title or ''}".rstrip()
    issue = f"({work.issue})" if work.issue else ""
    page = f":{work.page or work.number}" if work.page or work.number else ""
    return f"{head}. {work.year}{f';{work.volume}{issue}{page}' if work.volume else ''}."


def place(work: Work, form: str, *, issue: str = "({})") -> str:
    """Return journal, volume, issue and pages; what is lacking is left out with its words."""
    name, page = work.container_title or "", work.page or work.number
    if not name or not work.volume or not page:
        year = f" ({work.year})" if "{year}" in form else ""
        return (f"{name}, {work.volume}" if name and work.volume else name) + year
    shown = issue.format(work.issue) if work.issue else ""
    return form.format(container=name, volume=work.volume, issue=shown, page=page, year=work.year)


def dotted(name: Name, between: str = " ") -> str:
    """Return initials with dots."""
    letters = initials(name, f".{between}")
    return f"{letters}." if letters else ""


def initials(name: Name, between: str) -> str:
    """Return the first letters of the first names; of particles too, small, as programs do."""
    words = re.sub(r"-[a-z]\w*|[-.]", " ", name.given or "").split()
    return between.join(word[0] for word in words)


def joined(names: Sequence[str], between: str, last: str) -> str:
    """Return names as a list."""
    return last.join([between.join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def title_of(work: Work) -> str:
    """Return the title without mark-up and full stop."""
    return plain(work.title or "").rstrip(".")
