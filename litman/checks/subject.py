"""Posts as rules see them: claims files, texts laid out where they are at hand, and where everything stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from litman.checks.facts import Facts
from litman.claims.anchor_state import AnchorState
from litman.claims.claim import Claim, Link
from litman.claims.model import ClaimsFile
from litman.finding import Finding, Place, Related, Severity
from litman.text.language import language_of
from litman.text.merge_conflicts import our_side
from litman.toml.spans import Path as TomlPath
from litman.toml.spans import TomlSpans, scan_toml

if TYPE_CHECKING:  # what lays posts out is imported where one is
    from litman.posts.analyse import Analysis
    from litman.standing.claim_standing import ClaimStanding
    from litman.standing.kept_texts import KeptText
    from litman.standing.known import Known
    from litman.standing.model import ReferenceStanding, Standing
    from litman.texts.of_work import TextsOfWork

Made = TypeVar("Made")
_REMARK = re.compile(r"[^\S\n]*#")


@dataclass(frozen=True, slots=True)
class StatementUse:
    """A claim that asserts, denies, hedges or reports a statement."""

    post: str
    claim: str
    statement: str
    stance: str
    place: Place


@dataclass(frozen=True, slots=True)
class PostsSubject:
    """All posts together, by what their claims say of the statements."""

    facts: Facts
    uses: Sequence[StatementUse]


class PostSubject:
    """One post; `file` is None where it has no claims file, `analysis` None where its text is not at hand."""

    def __init__(
        self,
        facts: Facts,
        post_id: str,
        *,
        file: ClaimsFile | None = None,
        data: bytes = b"",
        reading: tuple[Finding, ...] = (),
        analysis: Analysis | None = None,
        standing: Standing | None = None,
    ) -> None:
        """Take a post.

        Args:
            facts: The library.
            post_id: Of the post.
            file: Its claims file.
            data: The bytes of the claims file.
            reading: What was wrong in them.
            analysis: The post laid out.
            standing: What it leans on, where that is known already.
        """
        self.facts = facts
        self.post_id = post_id
        self.file = file
        self.data = data
        self.reading = reading
        self.analysis = analysis
        self._given = standing
        self.read_keys: set[str] = set()  # works whose texts were looked at
        self._made: dict[Callable[[PostSubject], Any], Any] = {}

    def once(self, make: Callable[[PostSubject], Made]) -> Made:
        """Return what a function makes of the post; several rules that ask for it have it made once."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def texts(self, key: str) -> TextsOfWork:
        """Return the texts at hand of a work."""
        self.read_keys.add(key)
        return self.facts.texts(key)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of the claims file."""
        return self.file.claims if self.file else ()

    @property
    def path(self) -> Path:
        """The claims file, or the post where it has none."""
        if self.file:
            return self.file.path
        assert self.analysis is not None, self.post_id
        return self.analysis.post.path

    @cached_property
    def standing(self) -> Standing:
        """What the post leans on."""
        return self._given or standing_of_post(self.analysis, self.file, self.facts.known)

    @cached_property
    def states(self) -> Mapping[str, AnchorState]:
        """What became of each claim's sentence, by claim id."""
        return {claim_id: item.state for claim_id, item in self._standings.items()}

    def standing_of(self, claim: Claim) -> ClaimStanding:
        """Return what a claim of the claims file leans on."""
        return self._standings[claim.id]

    @cached_property
    def _standings(self) -> Mapping[str, ClaimStanding]:
        return {item.claim.id: item for item in self.standing.claims if not item.is_new}

    @cached_property
    def language(self) -> str:
        """The language of the post, or of its claims where it is not at hand: two letters."""
        if self.analysis is not None:
            return language_of(self.analysis.post.text, self.analysis.post.language)
        return language_of(" ".join(map(self.sentence, self.claims)))

    def key_of(self, link: Link) -> str | None:
        """Return the citation key that a link leads to now, None where no entry has it."""
        return self.facts.resolve(link.key)

    def sentence(self, claim: Claim) -> str:
        """Return the claim's sentence as it stands in the post now, else as the claims file has it, else its text."""
        state = self.states[claim.id]
        if self.analysis and state.start is not None:
            return self.analysis.post.text[state.start : state.end]
        return claim.anchor.exact or claim.text

    def finding(
        self,
        code: str,
        place: Place,
        message: str,
        severity: Severity = "warning",
        *,
        claim: Claim | None = None,
        key: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> Finding:
        """Return a finding about this post; one about a claim and a work says where post and library have the work."""
        if claim is not None and key is not None:
            related = (*related, *self.where(key))
        claim_id = claim.id if claim else None
        return Finding(code, place, message, severity, self.post_id, claim_id, key, related=related)

    def where(self, key: str) -> tuple[Related, ...]:
        """Return where a work stands, as other places of a finding: in the post's list, and in the library."""
        resolved = self.facts.resolve(key) or key
        number, reference = self._listed.get(resolved, (0, None))
        if reference is None:
            return self.facts.where(key)
        name = f"the reference {reference.label or number}"
        return (Related(self.reference_place(reference), name), *self.facts.where(key))

    @cached_property
    def _listed(self) -> Mapping[str, tuple[int, ReferenceStanding]]:
        """The references that the post prints, with their numbers, by the key of their work; of several the first."""
        found: dict[str, tuple[int, ReferenceStanding]] = {}
        for number, reference in enumerate(self.standing.references, start=1):
            if reference.key and reference.printed is not None:
                found.setdefault(self.facts.resolve(reference.key) or reference.key, (number, reference))
        return found

    # Places

    def claim_place(self, claim: Claim) -> Place:
        """Return where the claim's sentence stands: in the post where it is found, else in the claims file."""
        state = self.states[claim.id]
        if self.analysis and state.start is not None and state.end is not None:
            return self.span_place(state.start, state.end)
        return self._toml_place(claim, "id")

    def words_place(self, claim: Claim, words: str) -> Place:
        """Return where words of the claim's sentence stand, else the whole sentence."""
        state = self.states[claim.id]
        if self.analysis and state.start is not None and state.end is not None:
            at = self.analysis.post.text.find(words, state.start, state.end)
            if at >= 0:
                return self.span_place(at, at + len(words))
        return self.claim_place(claim)

    def link_place(self, claim: Claim, link: Link) -> Place:
        """Return where a link stands in the claims file."""
        number = claim.links.index(link)
        return self._toml_place(claim, "link", number, "key")

    def statement_place(self, claim: Claim) -> Place:
        """Return where the claims file says which statement the claim is about."""
        return self._toml_place(claim, "statement")

    def span_place(self, start: int, end: int) -> Place:
        """Return the place of a stretch of the post's text."""
        assert self.analysis is not None, self.post_id
        first = self.analysis.post.place(start)
        last = self.analysis.post.place(max(end - 1, start))
        return replace(first, end_line=last.line, end_column=last.column + 1)

    def reference_place(self, reference: ReferenceStanding) -> Place:
        """Return where a reference stands: in the post where it prints it, else in the claims file."""
        if self.analysis is not None and reference.printed is not None:
            printed = self.analysis.references[reference.printed]
            return self.span_place(printed.start, printed.end)
        assert reference.number is not None, reference
        return self._place_of(("reference", reference.number, "key"))

    @cached_property
    def kept_texts(self) -> Sequence[KeptText]:
        """The references that the claims file keeps, compared with their works."""
        from litman.standing.kept_texts import compare_kept_texts

        has_texts = self.file is not None and any(item.text for item in self.file.references)
        return list(compare_kept_texts(self.file, self.facts.known)) if self.file and has_texts else []

    def kept_text_place(self, number: int) -> Place:
        """Return where the claims file has the text of a reference."""
        return self._place_of(("reference", number, "text"))

    def lines_of(self, claim_id: str) -> range:
        """Return the lines of the claims file that are the claim's, and those of remarks right above it."""
        number = self._numbers.get(claim_id)
        start, end = self._stretches.get(number, (0, 0)) if number is not None else (0, 0)
        if not end:
            return range(0)
        first = bisect_right(self._line_starts, start)
        last = bisect_right(self._line_starts, end)
        text = self.spans.text
        while first > 1 and _REMARK.match(text, self._line_starts[first - 2]):
            first -= 1
        return range(first, last + 1)

    @cached_property
    def _stretches(self) -> Mapping[int, tuple[int, int]]:
        """Where the sections of each claim begin and end in the claims file, by the claim's number in it."""
        found: dict[int, tuple[int, int]] = {}
        for section in self.spans.sections:
            if len(section.path) > 1 and section.path[0] == "claim" and isinstance(section.path[1], int):
                number = section.path[1]
                start, end = found.get(number, (section.start, section.last_end))
                found[number] = min(start, section.start), max(end, section.last_end)
        return found

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        return [0, *(at + 1 for at, letter in enumerate(self.spans.text) if letter == "\n")]

    @cached_property
    def spans(self) -> TomlSpans:
        """Where everything stands in the claims file."""
        return scan_toml(our_side(self.data).decode("utf-8-sig", "replace"))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        # Claims without a usable id are left out of `file.claims`, so their numbers are looked up by id.
        numbers: dict[str, int] = {}
        for path, item in self.spans.items.items():
            if len(path) == 3 and path[0] == "claim" and path[2] == "id":
                name = self.spans.text[item.value.start : item.value.end].strip("\"'")
                numbers.setdefault(name, int(path[1]))
        return numbers

    def _toml_place(self, claim: Claim, *rest: str | int) -> Place:
        number = self._numbers.get(claim.id)
        return Place(self.path) if number is None else self._place_of(("claim", number, *rest))

    def _place_of(self, path: TomlPath) -> Place:
        item = self.spans.items.get(path)
        if item is None:
            return Place(self.path, *self.spans.line_and_column(path))
        text, start, end = self.spans.text, item.value.start, item.value.end
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        one_line = "\n" not in text[start:end]
        return Place(self.path, line, column, line, column + (end - start if one_line else 1))

    def statement_uses(self) -> Iterator[StatementUse]:
        """Yield the claims that are tied to a statement."""
        for claim in self.claims:
            if claim.statement:
                place = self.claim_place(claim)
                yield StatementUse(self.post_id, claim.id, claim.statement, claim.stance, place)


def standing_of_post(analysis: Analysis | None, file: ClaimsFile | None, known: Known) -> Standing:
    """Return what the post leans on, as every command has it."""
    from litman.standing.stand import stand

    return stand(analysis, file, known)
