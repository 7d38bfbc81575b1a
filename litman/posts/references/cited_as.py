"""The keys under which a work is looked for by those who cite it: family name or organisation, and year."""

from __future__ import annotations

from collections.abc import Iterator

from litman.text.cjk import begins_in_cjk
from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern
from litman.text.names import half_keys, last_word_key, uninflected_key
from litman.work import Name, Work

CITED = "cited"  # each key begins so
_ACRONYM = lazy_pattern(r"(?:[^\W\d_][.&]?){2,8}")
_YEAR = lazy_pattern(r"\d{4}")


def keys_of_work(work: Work) -> Iterator[str]:
    """Yield the keys of a work; those of `keys_of_name` for what it may be cited as are among them."""
    people = work.author or work.editor
    if people and work.year is not None:
        yield from _keys(people[0], work.year)
        for half in half_keys(people[0].family or "")[:1]:  # its last word is a key already
            yield f"cited:{half}|{work.year}"


def keys_of_name(name: str, year: str) -> Iterator[str]:
    """Yield the keys of all works that a name and a year (`2019a`) may cite; the works have to be compared then."""
    found = _YEAR.match(year)
    if found is None or not name.strip():
        return
    number = int(found.group())
    yield from _keys(Name(family=name), number)
    if len(name.split()) > 1 or _is_acronym(name):
        yield from _keys(Name(literal=name), number)


def _keys(name: Name, year: int) -> Iterator[str]:
    printed = name.sort_name
    if begins_in_cjk(printed):
        yield f"cited:{printed[0]}|{year}"
        return
    if word := last_word_key(printed):
        yield f"cited:{word}|{year}"
    if not printed.isascii() and (key := uninflected_key(printed)):
        yield f"cited:{key}|{year}"
    if name.literal is not None and (letters := _initial(printed)):  # `WHO`, `World Health Organization`
        yield f"cited as short:{letters}|{year}"


def _initial(name: str) -> str:
    words = fold(name).removeprefix("the ")
    return words[:1] if words[:1].isalpha() else ""


def _is_acronym(name: str) -> bool:
    return bool(_ACRONYM.fullmatch(name)) and sum(letter.isupper() for letter in name) > 1
