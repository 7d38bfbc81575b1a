"""Whether two first names can be one person's: initials, nicknames, transliterations, a middle name that is used."""

from __future__ import annotations

import re

from litman.library.comparison.words import is_near, raw_words_of
from litman.text.folding import to_ascii
from litman.work import Name

# One name and what people call themselves for it. Source: tables of hypocorisms of English and neighbours' names.
_NICKNAMES = """
    william bill billy will willy wm liam · robert bob bobby rob robbie bert · richard dick rick ricky rich
    james jim jimmy jamie jas · john jack johnny jon · jonathan jon · michael mike mick micky · david dave davy
    thomas tom tommy thos · charles charlie chuck chas · edward ed eddie ted ned · theodore ted teddy theo
    joseph joe joey jos · daniel dan danny · samuel sam sammy · benjamin ben benny · christopher chris kit
    anthony tony ant · andrew andy drew · stephen steven steve · kenneth ken kenny · lawrence larry laurence
    gerald gerry jerry · gregory greg · timothy tim · peter pete · philip phil · ronald ron · donald don
    raymond ray · walter walt · henry harry hank · harold hal harry · frederick fred freddy fritz · albert al bert
    alexander alex sandy sasha · nicholas nick · patrick pat paddy · matthew matt · douglas doug · jeffrey jeff geoffrey
    zachary zach · nathaniel nathan nat · vincent vince · leonard len leo · eugene gene · francis frank fran
    elizabeth liz beth betty lisa eliza bess · katherine kate kathy katie cathy catherine kathryn
    margaret peggy meg maggie
    susan sue suzanne · rebecca becky · deborah debbie deb · jennifer jenny jen · judith judy · barbara barb
    patricia pat patty trish · christine chris tina christina · victoria vicky · virginia ginny · dorothy dot dolly
    helen nell ellen · mary molly polly · martha patty · abigail abby · amanda mandy · pamela pam · cynthia cindy
    johannes hans jan johann · wilhelm willi helmut · friedrich fritz fred · giuseppe beppe pino · francesco franco
    jose pepe · francisco paco pancho · ivan vanya · dmitri dima mitya · sergei serge · mikhail misha · jean john
"""
_GROUPS = [
    frozenset(group.split()) for line in _NICKNAMES.splitlines() for group in line.split("·") if group.strip()
]


# `JP`, `J.P.`, `RDLG`; with a particle behind them, `RRd`.
_INITIALS = re.compile(r"[A-Z]{1,3}|[B-DF-HJ-NP-TV-Z]{4,6}|[A-Z]{2,4}[a-z]{1,2}")


def contradict(ours: Name, theirs: Name) -> bool:
    """Return whether both first names are written out and cannot be one person's: `John` and `James`."""
    one, other = _words(ours), _words(theirs)
    full, written = _full(one), _full(other)
    if not full or not written or ours.family is None or theirs.family is None:
        return False
    if "".join(full) == "".join(written) or any(are_one(a, b) for a in full for b in written):
        return False
    families = {*raw_words_of(ours.family), *raw_words_of(theirs.family)}
    if families & {*full, *written}:  # a part of a double family name, or names that changed places
        return False
    initials = {word for word in one if len(word) == 1}, {word for word in other if len(word) == 1}
    return not (initials[0] & {word[0] for word in written} or initials[1] & {word[0] for word in full})


def are_one(one: str, other: str) -> bool:
    """Return whether two first names, folded, can stand for one another."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) or is_near(one, other):
        return True
    if is_nickname(one, other):
        return True
    bones = _consonants(one)
    return len(bones) > 1 and bones == _consonants(other)


def is_nickname(one: str, other: str) -> bool:
    """Return whether people who bear one of the names, folded, are called by the other."""
    return any(one in group and other in group for group in _GROUPS)


def is_written_out(name: Name) -> bool:
    """Return whether a first name is written out and not an initial."""
    return bool(_full(_words(name)))


def _consonants(word: str) -> str:
    """What is left of a name in every spelling: `mhmd` of `Mohamed` and `Muhammad`."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", word))


def _words(name: Name) -> list[str]:
    given = name.given or ""
    bare = to_ascii(re.sub(r"[\s.-]", "", given))
    if _INITIALS.fullmatch(bare):
        return [letter.lower() for letter in bare if letter.isupper()]
    return [word for word in raw_words_of(given) if not word.isdigit()]


def _full(words: list[str]) -> list[str]:
    return [word for word in words if len(word) > 1]
