"""Labels with letters, `[Moss19]`, `[Reed+13, p. 4; RM13a]`, where the post's list has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from litman.posts.markers.marker import Marker
from litman.posts.markers.number_list import NumberPart
from litman.posts.post import Span
from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern

_LABEL = r"[^\W\d_][\w+&.-]{0,20}\d{2,4}[a-z]?"
_SHAPE = lazy_pattern(_LABEL)
_BRACKET = lazy_pattern(r"(?<![\w\]])[\[［](?P<inside>[^\[\]［］\n]{2,120})[\]］](?![(:_{])")
_BETWEEN = lazy_pattern(r"\s?[,;，；]\s?(?:(?:and|und|et|y|e|и)\s)?")
_LEAD = lazy_pattern(
    r"(?:(?:see(?:\salso)?|cf|e\.\s?g|vgl|siehe|s|voir|véase|ver|vedi|zie|zob|см|ср)\.?,?\s)", re.IGNORECASE
)
_PLACE = lazy_pattern(
    r"(?:[^\W\d_]{1,10}\.?|§)?\s?(?:[A-Za-z]?\d[\w.]{0,10}|[ivxlc]{1,7})(?:\s?[–-]\s?\w{1,8})?(?:\sff?\.?)?"
)
_HABIT = 3  # labels of the list from which on others of their shape are labels, too, that the list lacks


def find_lettered(text: str, spans: Sequence[Span], labels: Sequence[str]) -> list[Marker]:
    """Return the brackets that cite by labels with letters, in order: those of the list, and others like them.

    In a bracket every part is a label, or a place in the work of the label before it.
    """
    known = {fold(label): label for label in labels if _SHAPE.fullmatch(label)}
    if not known:
        return []
    found = [one for span in spans for one in _read(text, span, known)]
    cited = sum(all(fold(label) in known for label in marker.labels) for marker in found)
    if cited >= _HABIT:
        return found
    return [marker for marker in found if all(fold(label) in known for label in marker.labels)]


def _read(text: str, span: Span, known: dict[str, str]) -> Iterator[Marker]:
    for match in _BRACKET.finditer(text, span.start, span.end):
        cited: list[str] = []
        places: list[str] = []
        lead = _LEAD.match(match["inside"].strip())
        for part in _BETWEEN.split(match["inside"].strip()[lead.end() if lead else 0 :]):
            if _SHAPE.fullmatch(part):
                cited.append(known.get(fold(part), part))
            elif cited and _PLACE.fullmatch(part):
                places.append(part)
            else:
                break
        else:
            locator = ", ".join(places) if len(cited) == 1 and places else None
            labels = tuple(dict.fromkeys(cited))
            if labels and any(label[0].isupper() for label in labels):
                yield Marker(labels, match.group(), match.start(), match.end(), "numeric", locator)


def read_lettered(inside: str, labels: Sequence[str]) -> tuple[NumberPart, ...] | None:
    """Return the labels of a bracket one by one with the words around each, None where it says anything else."""
    known = {fold(label): label for label in labels}
    lead = _LEAD.match(inside)
    before, at = (lead.group().strip(), lead.end()) if lead else ("", 0)
    parts: list[NumberPart] = []
    for part in _BETWEEN.split(inside[at:]):
        label = known.get(fold(part))
        if label is not None:
            parts.append(NumberPart((label,), "" if parts else before, ""))
        elif parts and _PLACE.fullmatch(part):
            parts[-1] = parts[-1]._replace(behind=f"{parts[-1].behind}, {part}")
        else:
            return None
    return tuple(parts) or None
