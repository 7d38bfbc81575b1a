"""Which posts lean on which works: a square for each pair, larger for more claims."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from litman.actions.claims.list_claims import list_claims
from litman.actions.pictures.drawing import INK, LINE, STATE_COLOURS, bar, legend, line, picture, words
from litman.library.asked import ClaimFilter
from litman.library.library import Library
from litman.text.terminal import shorten

_MOST_POSTS, _MOST_WORKS = 60, 80
_SIDE, _NAME, _TOP = 18, 30, 64  # points of a square, code points of a name


class Pair(NamedTuple):
    """The claims of a post that lean on a work."""

    claims: int
    unchecked: int


def posts_by_works(library: Library) -> str:
    """Return the picture; of many, those posts and works that have most claims."""
    pairs, titles = _pairs(library)
    title = "Which posts lean on which works"
    if not pairs:
        said = "No claim is tied to a work yet."
        return picture(
            480, 110, title, said, [words(20, 30, title, colour=INK, size=15), words(20, 62, said)]
        )
    by_post: Counter[str] = Counter()
    by_work: Counter[str] = Counter()
    for (post, key), pair in pairs.items():
        by_post[post] += pair.claims
        by_work[key] += pair.claims
    posts = [post for post, _ in by_post.most_common(_MOST_POSTS)]
    keys = [key for key, _ in by_work.most_common(_MOST_WORKS)]
    left = 16 + 7 * max(len(shorten(titles[post], _NAME)) for post in posts)
    foot = _TOP + _SIDE * len(posts)
    parts = [words(16, 22, title, colour=INK, size=15)]
    colours = [("all checked", STATE_COLOURS["checked"]), ("some to check", STATE_COLOURS["linked"])]
    parts += legend(16, 46, colours)
    for number, post in enumerate(posts):
        y = _TOP + number * _SIDE
        parts.append(words(left - 8, y + 13, shorten(titles[post], _NAME), anchor="end"))
        parts.append(line(left, y, left + _SIDE * len(keys), y, LINE))
        for place, key in enumerate(keys):
            if (found := pairs.get((post, key))) is not None:
                parts.append(_square(left + place * _SIDE, y, found, f"{titles[post]} and {key}"))
    for place, key in enumerate(keys):
        x = left + place * _SIDE + _SIDE / 2 + 4
        parts.append(words(x, foot + 8, shorten(key, _NAME), anchor="end", size=11, turn=-60))
    more = len(by_post) - len(posts) + len(by_work) - len(keys)
    high = foot + 20 + 6 * max(len(shorten(key, _NAME)) for key in keys)
    if more:
        parts.append(words(16, high, f"{more} posts and works with fewer claims are not shown."))
    described = "; ".join(
        f"{titles[post]} leans on {key} with {pair.claims} claims" for (post, key), pair in pairs.items()
    )
    return picture(max(left + _SIDE * len(keys) + 20, 360), high + 16, title, shorten(described, 4000), parts)


def _square(x: float, y: float, pair: Pair, named: str) -> str:
    share = min(1.0, 0.35 + 0.13 * pair.claims)
    colour = STATE_COLOURS["linked" if pair.unchecked else "checked"]
    said = f"{named}: {pair.claims} claim{'s' if pair.claims != 1 else ''}, {pair.unchecked} to check"
    size = _SIDE * share
    at = (_SIDE - size) / 2
    return bar(x + at, y + at, size, size, colour, said)


def _pairs(library: Library) -> tuple[dict[tuple[str, str], Pair], dict[str, str]]:
    pairs: dict[tuple[str, str], Pair] = {}
    titles: dict[str, str] = {}
    for report in list_claims(library, ClaimFilter()):
        post = report.file.post_id
        titles[post] = report.file.title or post
        for claim in report.shown:
            for link in claim.links:
                before = pairs.get((post, link.key), Pair(0, 0))
                is_open = link.link.verdict == "unchecked"
                pairs[post, link.key] = Pair(before.claims + 1, before.unchecked + is_open)
    return pairs, titles
