"""Lines of a list with which a reference begins, whatever the model thinks of them."""

from __future__ import annotations

from collections.abc import Sequence

from litman.posts.references.lines import Line, read_lines
from litman.text.lazy_pattern import lazy_pattern
from litman.text.names import PARTICLE
from litman.text.years import EARLY_YEAR, NO_DATE

_PEOPLE = frozenset(["apa", "mla", "van", "ini"])
_WHOLE_ENDS = frozenset(["pages", "doi", "year", "num"])
_PLACED = frozenset(["has=rng", "has=v(i)"])
_YEAR = lazy_pattern(rf"(?<!\d){EARLY_YEAR}[a-z]?(?!\d)|n\.d\.")
# People as far as a bracket with a date, `Moss, A. (in press).`, `王伟. (2016)`: the first name begins with its
# particle, a capital, or a letter that has no case.
_DATED = lazy_pattern(
    rf"(?:[-+•*·–]\s+)?(?:{PARTICLE}\s|['’]t\s|d['’])*(?=[^\W\d_])(?![a-zß-öø-ÿа-я])[^()（）\[\]<>?!:;“”\"]{{1,76}}?"
    rf"[(（]\s?(?:{EARLY_YEAR}[a-z]?(?:[-–/]\d{{2,4}})?(?:,\s[\w.\s–-]{{3,24}})?|{NO_DATE})\s?[)）](?!\s?[,;])"
)
# Behind a comma, or in the midst of words, the people of one reference go on.
_DONE = frozenset(["stop", "doi", "pages", "year", "num", "close", "ask"])


def plain_starts(lines: Sequence[Line]) -> list[bool]:
    """Return for each line of a list whether it is plain that a reference begins with it.

    - It is of a national standard, as the line before it, which ends with no comma.
    - It has all that a reference has, people, year, place and an end, and so has the line before it.
    - It opens with people and a date, and the line before it has come to an end; a line above opens so, too: no
      reference opens with two dates.
    """
    starts, is_dated = [], False
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        opens = bool(_DATED.match(line.text))
        starts.append(
            before is not None
            and (
                (line.signed and before.signed and before.end != "comma")
                or (_is_whole(line) and _is_whole(before) and line.indent <= before.indent)
                or (opens and is_dated and before.end in _DONE)
            )
        )
        is_dated = is_dated or opens
    return starts


def are_references(paragraph: str) -> bool:
    """Return whether the lines of a paragraph are plainly references, at least two, and not words that go on."""
    rows = paragraph.split("\n")
    return len(rows) > 1 and any(plain_starts(read_lines(rows)))


def _is_whole(line: Line) -> bool:
    """Whether a line has all of a reference: people in front, a year, a volume or pages, and an end."""
    if line.start not in _PEOPLE or line.end not in _WHOLE_ENDS:
        return False
    return bool(_YEAR.search(line.text) or "has=y" in line.features) and not _PLACED.isdisjoint(line.features)
