"""One marker of a source written anew as a citation by key: what takes its place, and where exactly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from litman.actions.convert.choose import Unclear
from litman.actions.convert.model import Edit
from litman.posts.analyse import Analysis, MarkerUse
from litman.posts.converting.citation import KeyedCitation
from litman.posts.converting.dialects import Dialect
from litman.posts.converting.inline_notes import inline_note, is_inline
from litman.posts.converting.notes import note_item
from litman.posts.converting.people import end_before
from litman.posts.converting.places import SourcePlaces
from litman.posts.converting.take_apart import Apart, People, take_apart
from litman.posts.markers.marker import Marker
from litman.posts.post import Hint, Span
from litman.posts.prose.abbreviations import NEVER_LAST, SOMETIMES_LAST
from litman.text.cjk import may_hold_cjk
from litman.text.folding import collapse_white_space, fold
from litman.text.lazy_pattern import lazy_pattern
from litman.work import Work

_MARKS = ".,;:!?。，；：！？、"
_BEFORE_APART = lazy_pattern(r"[\s(\[{<«„“‘\"'/—–-]\Z")  # what a citation may stand right behind
_LAST_WORD = lazy_pattern(r"(?P<word>[^\s()\[\]]{1,40})\Z")
_GRID = lazy_pattern(
    r"[ \t]*+(?:\+[-=+:]{2,}\+|-{2,}+(?:[ \t]++-{2,}+)++|={2,}+(?:[ \t]++={2,}+)++)[ \t\r]*+\Z"
)
_NEAR = 4_000  # characters of a table around a marker
_CANNOT = "has no way of writing this"


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Markers that touch, and what takes their place."""

    uses: tuple[MarkerUse, ...]
    edit: Edit
    keys: tuple[str, ...]

    @property
    def use(self) -> MarkerUse:
        """The first of its markers."""
        return self.uses[0]


def _is_closed(written: str) -> bool:
    """Whether brackets and marks of a stretch of the source open and close within it; `footnote:[` begins a note."""
    is_even = all(written.count(mark) % 2 == 0 for mark in "*`")
    return is_even and all(
        written.count(opens) == written.count(closes) for opens, closes in ("[]", "{}", "()")
    )


class Rewriter:
    """Writes the markers of one post anew, one by one."""

    def __init__(
        self,
        analysis: Analysis,
        source: str,
        dialect: Dialect,
        people: People,
        described: Callable[[str], Work],
    ) -> None:
        self._analysis, self._source, self._dialect = analysis, source, dialect
        self._people, self._described = people, described
        self._text = analysis.post.text
        self.places = SourcePlaces(analysis.post, source)
        self._links = [h for h in analysis.post.hints if h.kind == "link" and h.end > h.start]
        self._starts = [link.start for link in self._links]
        self._notes = {b.marker: b for b in analysis.post.blocks if b.kind == "footnote" and b.marker}

    def rewrite(self, uses: Sequence[tuple[MarkerUse, tuple[str, ...]]]) -> Rewritten | Unclear:
        """Return what takes the place of markers that touch each other, as one citation."""
        made: list[tuple[Apart, Span]] = []
        for use, keys in uses:
            apart = self._apart(use, keys)
            if apart is None:
                return Unclear("it says more than a citation by key can say here", _HAND)
            place = self.place(use.marker)
            if place is None:
                return Unclear("where it is written in the file is not certain", _HAND)
            if not _is_closed(self._source[place.start : place.end]):
                return Unclear("what it opens ends elsewhere", _HAND)
            if self._is_within_words(use.marker, apart):
                return Unclear("it stands in the words of a link", _HAND)
            if self._is_in_grid(place):
                return Unclear("it stands in a table whose columns are drawn", _HAND)
            made.append((apart, place))
        use = uses[0][0]
        items = tuple(item for apart, _ in made for item in apart.citation.items)
        first, place = made[0]
        whole = Span(place.start, made[-1][1].end)
        citation = first.citation if len(made) == 1 else KeyedCitation(tuple(dict.fromkeys(items)))
        edit = self._edit(use, first, citation, whole)
        if edit is None:
            lead = next((item.before for item in items if item.before), "")
            why = f"has no place for “{lead}” before a work" if lead else _CANNOT
            return Unclear(f"{self._dialect.name} {why}", _HAND)
        is_typed = all(use.marker.kind != "footnote" for use, _ in uses)
        if is_typed and not self._keeps_words(citation, whole):
            return Unclear("mark-up stands within it", _HAND)
        return Rewritten(tuple(use for use, _ in uses), edit, citation.keys)

    def place(self, marker: Marker) -> Span | None:
        """Return where a marker is written, with a note that stands within the text; None where that is not certain."""
        if self.is_inline(marker):
            note = self._notes.get(marker.labels[0])
            post = self._analysis.post
            return inline_note(post, self.places, self._source, marker.start, note) if note else None
        return self.places.marker(marker.start, marker.end, is_link=marker.kind == "link")

    def is_inline(self, marker: Marker) -> bool:
        """Whether a marker is a note whose words stand within the text."""
        post = self._analysis.post
        return marker.kind == "footnote" and is_inline(post, self.places, self._source, marker.start)

    def touch(self, one: MarkerUse, other: MarkerUse) -> bool:
        """Whether two markers stand side by side and say nothing but numbers, so that they can be one citation."""
        kinds = {one.marker.kind, other.marker.kind}
        if not kinds <= {"numeric", "footnote"}:
            return False
        first, second = self.place(one.marker), self.place(other.marker)
        return first is not None and second is not None and first.end == second.start

    # What it says

    def _apart(self, use: MarkerUse, keys: tuple[str, ...]) -> Apart | None:
        marker = use.marker
        if marker.kind == "footnote":
            return self._of_note(use, keys)
        apart = take_apart(self._text, marker, keys, self._people, names_stay=not self._dialect.is_textual)
        if apart is None or apart.citation.form != "textual":
            return apart
        place = self.places.marker(marker.start, marker.end)
        if place is not None and not self._can_be_word(apart, place):
            return take_apart(self._text, marker, keys, self._people, names_stay=True)
        return apart

    def _can_be_word(self, apart: Apart, place: Span) -> bool:
        """Whether a citation can stand as a word of the sentence, where it is and with what follows."""
        before = self._source[place.start - 1 : place.start]
        following = self._source[place.end : place.end + 40]
        is_glued = before.isalnum() or before in ("@", "/", "\\", "]", "}", ".", "_", "-")
        return not (before and is_glued) and self._dialect.write(apart.citation, following) is not None

    def _of_note(self, use: MarkerUse, keys: tuple[str, ...]) -> Apart | None:
        marker = use.marker
        block = self._notes.get(marker.labels[0])
        if block is None or len(keys) != 1 or not use.references:
            return None
        reference = self._analysis.references[use.references[0]]
        is_again = not (reference.footnote and reference.label == marker.labels[0])
        note = self._text[block.start : block.end]
        if not is_again and len(note) > len(reference.text) + 40:  # a second paragraph
            return None
        item = note_item(keys[0], note, self._described(keys[0]), is_again=is_again)
        if item is None:
            return None
        names = end_before(self._text, marker.start, self._people(keys[0]).families)
        return Apart(KeyedCitation((item,), "year" if names else "apart"), Span(marker.start, marker.end))

    # Where it is written

    def _edit(self, use: MarkerUse, apart: Apart, citation: KeyedCitation, place: Span) -> Edit | None:
        start, end = place
        following = self._source[end : end + 40]
        if apart.span.start > use.marker.start:  # the names stay
            inner = self.places.span(apart.span.start, apart.span.end)
            if inner is None:
                return None
            new = self._dialect.write(citation, following)
            lead = "" if self._source[inner.start - 1].isspace() else self._space
            return None if new is None else Edit(inner.start, end, lead + new)
        if apart.keeps_words:
            words = self.places.span(use.marker.start, use.marker.end)
            new = self._dialect.write(citation, following)
            if words is None or new is None:
                return None
            words = self.places.link_words(words)
            if words == place:  # no mark-up of a link was found around it
                return None
            return Edit(start, end, f"{self._source[words.start : words.end]}{self._space}{new}")
        if use.marker.kind == "link" and citation.form == "apart":
            start, end = self._without_brackets(start, end)
        new = self._dialect.write(citation, self._source[end : end + 40])
        if new is None:
            return None
        if citation.form == "textual":
            return Edit(start, end, new)
        return self._parted(use.marker, start, end, new)

    @property
    def _space(self) -> str:
        return "~" if "TeX" in self._dialect.name or self._dialect.name in ("natbib", "biblatex") else " "

    def _without_brackets(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch with the round brackets that hold nothing but it: the style prints its own."""
        around = self._source[start - 1 : start], self._source[end : end + 1]
        return (start - 1, end + 1) if around == ("(", ")") else (start, end)

    def _parted(self, marker: Marker, start: int, end: int, new: str) -> Edit:
        """Return the edit with what parts a citation from the word before it.

        A number behind the mark that ends a sentence or its part belongs before it: `sleep.³` is `sleep [@key].`
        """
        before = self._source[max(0, start - 40) : start]
        if marker.kind == "footnote" and before[-1:] == " " and before[-2:-1] in tuple(_MARKS):
            start, before = start - 1, before[:-1]  # a note of the sentence before
        if not before or _BEFORE_APART.search(before) or may_hold_cjk(before[-1]) or before[-1] == "~":
            return Edit(start, end, new)
        if before[-1] in _MARKS and self._can_move(before, end):
            return Edit(start - 1, end, f"{self._space}{new}{before[-1]}")
        return Edit(start, end, self._space + new)

    def _can_move(self, before: str, end: int) -> bool:
        """Whether the mark at the end of a text ends a sentence or its part, not an abbreviation."""
        if before[-1] != ".":
            return before[-2:-1] not in _MARKS
        word = _LAST_WORD.search(before[:-1])
        said = fold(word["word"]) if word else ""
        if not said or "." in said or said in NEVER_LAST or said in SOMETIMES_LAST:
            return False
        following = self._source[end : end + 3].lstrip(" \u00a0")
        return not following[:1].islower()

    def _is_within_words(self, marker: Marker, apart: Apart) -> bool:
        """Whether a marker is a part of words that lead elsewhere."""
        at = bisect_right(self._starts, marker.start) - 1
        link: Hint | None = self._links[at] if at >= 0 else None
        if link is None or link.end <= marker.start or marker.kind == "link":
            return False
        return link.start < marker.start - 1 or link.end > marker.end + 1

    def _is_in_grid(self, place: Span) -> bool:
        """Whether a marker stands in a table whose source is drawn, so that wider text would break it."""
        above = self._source[max(0, place.start - _NEAR) : place.start]
        below = self._source[place.end : place.end + _NEAR]
        paragraph = [
            *above.rpartition("\n\n")[2].split("\n")[:-1],
            *below.partition("\n\n")[0].split("\n")[1:],
        ]
        return any(_GRID.match(line) for line in paragraph)

    def _keeps_words(self, citation: KeyedCitation, place: Span) -> bool:
        """Whether words that stay in the citation are written without mark-up in the source."""
        shown = (
            collapse_white_space(self._source[place.start : place.end]).replace("~", " ").replace("\\,", " ")
        )
        words = (word for item in citation.items for word in (item.before, item.place) if word)
        return all(collapse_white_space(word) in shown for word in words)


_HAND = "write it by hand"
