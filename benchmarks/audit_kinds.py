"""Forged references that look like true ones, made of the works of a pool, and true ones with the slips people make.

Each kind takes a work, all works by their DOIs, and gives what stands in the list. What is made up is made of what
there is: titles of the halves of titles, journals of the words of journals, DOIs of other works.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from printed import STYLES, WHOLE, title_of
from slips import OF_STRINGS, abbreviated, slipped

from litman.library.comparison.names import find_name
from litman.library.comparison.periodicals import same_container
from litman.library.comparison.titles import compare_titles
from litman.work import Date, DateParts, Work

_BREAK = re.compile(
    r"(?<=\w): |(?<=\w) (?=(?:and|in|of|for|with|during|among|after|on|by|from|between|as)\b)"
)
_TOPIC = re.compile(r"[A-Za-z]{6,}")
_FRAMES = (
    "The role of {0} in {1}: a systematic review",
    "Effects of {0} on {1} in adults with {2}",
    "{0} and {1}: evidence from a longitudinal study",
    "Towards a theory of {0}: lessons from {1}",
    "{0}, {1} and {2}: a meta-analysis",
)
_NEAR = (
    ("Journal of ", "International Journal of "), ("International Journal of ", "European Journal of "),
    ("American ", "European "), ("Annals of ", "Archives of "), ("British ", "Scandinavian "), ("The ", "Advances in "),
)  # fmt: skip
_ABROAD = (
    {"journal": "Zeitschrift", "of": "für", "the": "", "and": "und", "research": "Forschung", "medicine": "Medizin",
     "review": "Rundschau", "international": "Internationale", "american": "Amerikanische", "annals": "Annalen"},
    {"journal": "Revista", "of": "de", "the": "", "and": "y", "research": "Investigación", "medicine": "Medicina",
     "review": "Revista", "international": "Internacional", "american": "Americana", "annals": "Anales"},
)  # fmt: skip
Forge = Callable[[Work, "Pool", random.Random], str]


@dataclass(frozen=True)
class Pool:
    """The works of which references are made."""

    works: Sequence[Work]
    by_doi: Mapping[str, Work]  # those that can be compared, whole or not

    def another(self, work: Work, rng: random.Random) -> Work:
        """Return a work of other people under another title."""
        while True:
            other = rng.choice(self.works)
            is_same = compare_titles(work.title or "", other.title or "") == "same"
            if not is_same and not any(find_name(name, other.author) for name in work.author):
                return other


def recombined_title(work: Work, pool: Pool, rng: random.Random) -> str:
    """Under the DOI of a work: its people, the beginning of one title and the end of another."""
    made = replace(work, title=_halves(pool, rng, work), author=pool.another(work, rng).author)
    return _with_doi(_printed(made, rng), work.DOI)


def recombined_work(work: Work, pool: Pool, rng: random.Random) -> str:
    """Without a DOI: a title of two halves, people and journal of a work."""
    return _printed(_dressed(replace(work, title=_halves(pool, rng, work)), rng), rng)


def topical_title(work: Work, pool: Pool, rng: random.Random) -> str:
    """A title of topics of its journal, as a machine writes them, by people who are there; with a DOI or none."""
    topics = [
        word.lower()
        for other in rng.sample(list(pool.works), 6)
        for word in _TOPIC.findall(other.title or "")
    ]
    title = rng.choice(_FRAMES).format(*rng.sample(topics, 3))
    made = _dressed(replace(work, title=title[0].upper() + title[1:]), rng)
    return _with_doi(_printed(made, rng), rng.choice((work.DOI, None)))


def author_swapped(work: Work, pool: Pool, rng: random.Random) -> str:
    """One author of a true list is another's, in a style that names all; with a DOI or none."""
    at = rng.randrange(len(work.author))
    somebody = rng.choice(pool.another(work, rng).author)
    made = replace(work, author=(*work.author[:at], somebody, *work.author[at + 1 :]))
    return _with_doi(_printed(made, rng, WHOLE), rng.choice((work.DOI, None)))


def first_author_swapped(work: Work, pool: Pool, rng: random.Random) -> str:
    """`et al.` behind somebody who did not write it; with a DOI or none."""
    made = replace(work, author=(pool.another(work, rng).author[0], *work.author[1:]))
    return _with_doi(_printed_et_al(made, rng), rng.choice((work.DOI, None)))


def elsewhere(work: Work, pool: Pool, rng: random.Random) -> str:
    """A true title and its people in another year and journal; with a DOI or none."""
    other = pool.another(work, rng)
    while same_container([work.container_title or ""], [other.container_title or ""]):
        other = pool.another(work, rng)
    year = (work.year or 2000) - rng.randrange(3, 15)
    made = replace(
        work, container_title=other.container_title, container_title_short=None, issued=Date(DateParts(year)),
        volume=other.volume, issue=other.issue, page=other.page, number=other.number,
    )  # fmt: skip
    return _with_doi(_printed(made, rng), rng.choice((work.DOI, None)))


def chimera(work: Work, pool: Pool, rng: random.Random) -> str:
    """The title of one work, people, year and place of another; with the DOI of one of them or none."""
    other = pool.another(work, rng)
    made = replace(other, title=work.title)
    return _with_doi(_printed(made, rng), rng.choice((work.DOI, other.DOI, None)))


def digit_off(work: Work, pool: Pool, rng: random.Random) -> str:
    """A true reference under the DOI of another work, one digit off where there is one, else of its publisher."""
    doi = (work.DOI or "").lower()
    near = [doi[:-1] + digit for digit in "0123456789" if doi[:-1] + digit != doi]
    there = [one for one in near if one in pool.by_doi and _is_another(work, pool.by_doi[one])]
    prefix = doi.partition("/")[0] + "/"
    same = [
        other.DOI
        for other in pool.works
        if (other.DOI or "").lower().startswith(prefix) and _is_another(work, other)
    ]
    return _with_doi(_printed(work, rng), rng.choice(there or same or near))


def near_miss_journal(work: Work, pool: Pool, rng: random.Random) -> str:
    """A true reference in a journal whose name is nearly one that there is."""
    name = work.container_title or ""
    near = next((name.replace(a, b, 1) for a, b in _NEAR if a in name), None) or _other_subject(
        name, pool, rng
    )
    made = replace(work, container_title=near, container_title_short=None)
    return _with_doi(_printed(made, rng), work.DOI)


def invented_et_al(work: Work, pool: Pool, rng: random.Random) -> str:
    """A title of two halves by `Somebody et al.`, in a journal whose name is translated; with a DOI or none."""
    made = replace(work, title=_halves(pool, rng, work), author=pool.another(work, rng).author)
    abroad = replace(
        made, container_title=_translated(work.container_title or "", rng), container_title_short=None
    )
    return _with_doi(_printed_et_al(abroad, rng), rng.choice((work.DOI, None)))


FORGERIES: Mapping[str, Forge] = {
    kind.__name__: kind
    for kind in (
        recombined_title, recombined_work, topical_title, author_swapped, first_author_swapped, elsewhere, chimera,
        digit_off, near_miss_journal, invented_et_al,
    )
}  # fmt: skip


def true_reference(work: Work, pool: Pool, rng: random.Random) -> str:
    """A true reference with two to five slips, sometimes its first author alone, mostly with its DOI."""
    printed = slipped(work, rng, OF_STRINGS)
    if rng.random() < 0.3:
        printed = abbreviated(printed, rng)
    if rng.random() < 0.3:
        printed = replace(printed, title=sentence_case(printed.title or ""))
    text = _printed_et_al(printed, rng) if rng.random() < 0.2 else _printed(printed, rng)
    if rng.random() < 0.4:
        text = re.sub(r"(?<=\d)-(?=\d)", "–", text)
    return _with_doi(text, work.DOI if rng.random() < 0.6 else None)


def sentence_case(title: str) -> str:
    """Return a title in small letters but for its first one, acronyms and what stands behind a colon."""
    words = title.split(" ")
    small = [word if word[1:] != word[1:].lower() else word.lower() for word in words]
    text = " ".join(small)
    return text[:1].upper() + text[1:]


def _halves(pool: Pool, rng: random.Random, work: Work) -> str:
    while True:
        one, other = (title_of(pool.another(work, rng)) for _ in range(2))
        head, tail = list(_BREAK.finditer(one)), list(_BREAK.finditer(other))
        if not head or not tail:
            continue
        first, last = one[: head[len(head) // 2].start()], other[tail[len(tail) // 2].start() :]
        if min(len(first), len(last)) > 12:
            return f"{first}{last}"


def _other_subject(name: str, pool: Pool, rng: random.Random) -> str:
    """Return the name of a journal with another one's subject in place of its last word, or a word more."""
    words = [
        word
        for other in rng.sample(list(pool.works), 6)
        for word in _TOPIC.findall(other.container_title or "")
    ]
    head, _, last = name.rpartition(" ")
    word = rng.choice([word for word in words if word.lower() not in name.lower()])
    return f"{head} {word}" if head and len(last) > 3 else f"{name} {word}"


def _printed(work: Work, rng: random.Random, styles: Sequence[Callable[[Work], str]] = STYLES) -> str:
    return rng.choice(styles)(work)


def _printed_et_al(work: Work, rng: random.Random) -> str:
    """Print it with its first author and `et al.`"""
    first = work.author[0]
    text = _printed(replace(work, author=(first,)), rng)
    family, given = re.escape(first.family or ""), re.escape(first.given or "")
    initials = r"(?:[A-Z]\.? ?-?){1,4}"
    name = re.match(
        rf"{family},? ?(?:{given}|{initials})(?![a-z])|(?:{given}|{initials}) ?{family}", text, re.IGNORECASE
    )
    if name is None:
        return text
    shown = name[0].rstrip()
    return f"{shown}{rng.choice((',', ''))} et al.{text[len(shown) :].removeprefix('.')}"


def _dressed(work: Work, rng: random.Random) -> Work:
    """Sometimes in a journal whose name is abbreviated, as true ones are."""
    return abbreviated(work, rng) if rng.random() < 0.4 else work


def _is_another(work: Work, other: Work) -> bool:
    return compare_titles(work.title or "", other.title or "") != "same" and (
        not other.author or not find_name(work.author[0], other.author)
    )


def _translated(name: str, rng: random.Random) -> str:
    table = rng.choice(_ABROAD)
    words = [table.get(word.lower(), word) for word in name.split()]
    return " ".join(filter(None, words))


def _with_doi(text: str, doi: str | None) -> str:
    return f"{text.rstrip()} https://doi.org/{doi}" if doi else text
