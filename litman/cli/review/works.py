"""A work as the walk shows it: what it is, what is known against it, and what of it speaks of the claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from litman.cli.review.labelled import say_labelled
from litman.cli.shared.marked_words import marked_words
from litman.cli.shared.output import alarm, dim, warn
from litman.shell import command
from litman.text.terminal import shorten
from litman.texts.source_text import place_words

if TYPE_CHECKING:
    from litman.actions.works.evidence_for_claim import WorkForClaim
    from litman.evidence.passages import Passage

_ORIGINS = {"kept": "text", "file": "file", "abstract": "abstract"}
_ABSTRACT = 400  # code points
_AROUND = 2  # sentences before a passage, and after it


@dataclass(frozen=True, slots=True)
class WorkOnScreen:
    """A work that the claim leans on, and what the person took from it."""

    key: str
    work: WorkForClaim | None  # None where no entry has the key
    picked: int | None = None  # which of its passages, from 1
    is_open: bool = False  # whether all of its abstract is shown

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The sentences to read first."""
        return self.work.passages if self.work is not None else ()

    @property
    def words(self) -> tuple[str, str] | None:
        """The passage that was taken, and where it stands; None where none was."""
        if self.picked is None or self.picked > len(self.passages):
            return None
        passage = self.passages[self.picked - 1]
        return passage.text, place_words(passage.page, passage.section)


def say_work(shown: WorkOnScreen, *, in_short: bool = False) -> None:
    """Print what is known of a work, and its passages; in short, what has to be known."""
    work = shown.work
    if work is None:
        return
    say_labelled("title", shorten(work.title or "(no title)", 160))
    study = [work.study.kind or "", "in animals" if work.study.in_animals else ""]
    if any(study):
        say_labelled("study", dim(", ".join(filter(None, study))))
    for notice in work.notices:
        say_labelled("notice", alarm(notice.text))
    if not in_short or work.registry.tone in ("warn", "alarm"):
        say_labelled("registry", dim(work.registry.text))
    if work.quoted is not None:
        differs = "; ".join(one.in_words() for one in work.quoted.place.differences)
        place = f", {work.quoted.locator}" if work.quoted.locator else ""
        origin = _ORIGINS.get(work.quoted.origin, work.quoted.origin)
        say_labelled("found", dim(f"the quotation, in its {origin}{place}"), warn(differs) if differs else "")
    for number, passage in enumerate(shown.passages, start=1):
        _say_passage(passage, f"{number}{' *' if number == shown.picked else ''}")
        if shown.is_open:
            _say_around(work, passage)
    if work.abstract and (shown.is_open or not shown.passages):
        say_labelled("abstract", work.abstract if shown.is_open else shorten(work.abstract, _ABSTRACT))
    if not work.texts:
        say_labelled(
            "text", dim(f"none is at hand: `{command('attach', work.key, then='--fetch')}` gets an open one")
        )


def _say_around(work: WorkForClaim, passage: Passage) -> None:
    """Print what stands before and after a passage in the text that it is from."""
    for text in work.texts:
        sentences = text.text.sentences
        words = [" ".join(text.text.text[one.start : one.end].split()) for one in sentences]
        if text.origin != passage.origin or passage.text not in words:
            continue
        at = words.index(passage.text)
        before, after = words[max(at - _AROUND, 0) : at], words[at + 1 : at + 1 + _AROUND]
        for label, around in (("before", before), ("after", after)):
            if around:
                say_labelled(label, dim(" ".join(around)))
        return


def _say_passage(passage: Passage, label: str) -> None:
    place = place_words(passage.page, passage.section)
    origin = ", ".join(part for part in (_ORIGINS[passage.origin], place) if part)
    remarks = []
    if passage.missing:
        remarks.append(f"not there: {', '.join(passage.missing)}")
    if passage.denials:
        remarks.append(f"it denies: {', '.join(passage.denials)}")
    if passage.hedges:
        remarks.append(f"it hedges: {', '.join(passage.hedges)}")
    said = [warn(f"({'; '.join(remarks)})")] if remarks else []
    say_labelled(label, dim(f"{origin}:"), *marked_words(passage.text, passage.marks), *said)
