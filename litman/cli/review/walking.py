"""A walk under way: where it is, what was read of it, what the person is told on the next screen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from litman.actions.claims.who import who_judges
from litman.actions.walk.changes import Happening, happened, marks_of_files
from litman.actions.walk.decide import Seen
from litman.actions.walk.post_walk import PostWalk, WalkItem, walk_through
from litman.actions.walk.stopped import Stops, resume
from litman.actions.works.evidence_for_claim import work_for_claim
from litman.claims.address import ClaimAddress
from litman.cli.review.asking import Asker
from litman.cli.review.works import WorkOnScreen
from litman.cli.shared.output import Styled, label, warn
from litman.errors import LitmanError
from litman.evidence.claimed import without_markers
from litman.library.library import Library, WritableLibrary
from litman.library.storage.history import UNDO, kept_names
from litman.memory import STATE_FOLDER

_MANY = 300  # claims of a post
Line = tuple[str | Styled, ...]


@dataclass
class Walking:
    """The walk of one person through one post."""

    library: Library
    open_for_writing: Callable[[], AbstractContextManager[WritableLibrary]]
    post_id: str
    asker: Asker
    today: date
    by: str | None = None
    told: list[Line] = field(default_factory=list)  # what is said before the next claim
    made: dict[str, str] = field(default_factory=dict)  # the claim of each change of this walk, by its run
    chosen: int = 0  # which work of the claim a verdict is about
    is_refused: bool = False  # whether the last thing that was asked for could not be done
    # the claim of a change of one's own that the walk was not read again for yet
    behind: str | None = None

    def __post_init__(self) -> None:
        self._stops = Stops(self.library.root)
        self.walk: PostWalk = walk_through(self.library, self.post_id, today=self.today)
        self._marks = marks_of_files(self.library, self.walk)
        self.item: WalkItem | None = resume(self.walk, self._stops.of(self.post_id))
        self._show()

    @property
    def seen(self) -> Seen:
        """What the person sees, for a decision."""
        assert self.item is not None
        return Seen(ClaimAddress(self.post_id, self.item.id), self.item.mark, self.walk)

    @property
    def work(self) -> WorkOnScreen | None:
        """The work that a verdict is about; None where the claim leans on none."""
        return self.works[self.chosen] if self.chosen < len(self.works) else None

    def tell(self, *line: str | Styled) -> None:
        """Say something before the next claim."""
        self.told.append(line)

    def refuse(self, *line: str | Styled) -> None:
        """Say why something was not done."""
        self.is_refused = True
        self.told.append(line)

    def who(self) -> str:
        """Return who decides; asked once where nothing says it.

        Raises:
            UnknownPersonError: nobody says it.
        """
        if self.by is None:
            self.by = who_judges(None, self.library.root, self.library.settings)
        return self.by

    def go(self, item: WalkItem | None) -> None:
        """Go to a claim, and remember that the walk is there."""
        self.item = item
        if item is not None:
            self._stops.keep(self.post_id, item, now=datetime.now(UTC))
        self._show()

    def go_by_id(self, claim_id: str | None) -> None:
        """Go to a claim by its id; where it is gone, to the one in its place."""
        place = self.item.number - 1 if self.item is not None else 0
        items = self.walk.items
        there = self.walk.item(claim_id) if claim_id else None
        self.go(there or (items[min(place, len(items) - 1)] if items else None))

    def was_changed(self) -> bool:
        """Whether a file that the walk was read from is another one by now."""
        return marks_of_files(self.library, self.walk) != self._marks

    @property
    def is_long(self) -> bool:
        """Whether it takes so long to read all anew that the next claim is shown before."""
        return len(self.walk.items) > _MANY

    def go_on_before_reading(self, item: WalkItem) -> None:
        """Go to a claim that a change of one's own, just made, has nothing to do with; `catch_up` reads it later."""
        assert self.item is not None
        self.behind = self.item.id
        self._marks = marks_of_files(self.library, self.walk)
        self.go(item)

    def catch_up(self) -> list[Happening]:
        """Read anew what was put off; return what is otherwise beyond one's own change."""
        if self.behind is None:
            return []
        own, self.behind = self.behind, None
        return [one for one in self.read_again() if one.claim_id not in (own, None) or one.what == "post"]

    def read_again(self) -> list[Happening]:
        """Read all anew and stay where the walk is; return what is otherwise."""
        before, self.library = self.walk, self.library.again()
        marks = marks_of_files(self.library, before)
        self._marks = marks
        try:
            self.walk = walk_through(self.library, self.post_id, today=self.today, before=before)
        except LitmanError as exc:  # somebody is writing it just now, or took it away
            self.refuse(warn(label("not read")), str(exc))
            return []
        at, work = self.item, self.work
        self.go_by_id(at.id if at is not None else None)
        if at is not None and self.item is not None and at.id == self.item.id and work is not None:
            self._stay_with(work)
        return happened(before, self.walk)

    def note_change(self, claim_id: str) -> None:
        """Remember that the last change of the library is one of this walk's, about a claim."""
        names = kept_names(self.library.root / STATE_FOLDER, UNDO)
        if names:
            self.made[names[0].run] = claim_id

    def _stay_with(self, work: WorkOnScreen) -> None:
        """Stay with a work, unless another one asks for a verdict and this one no more."""
        assert self.item is not None
        keys = [one.key for one in self.works]
        asking = {need.key for need in self.item.needs if need.asks}
        if work.key in keys and (work.key in asking or self.works[self.chosen].key not in asking):
            self.chosen = keys.index(work.key)

    def choose_work(self, number: int) -> None:
        """Let verdicts be about another work of the claim, from 0."""
        self.chosen = number

    def change_work(self, work: WorkOnScreen) -> None:
        """Show the chosen work otherwise."""
        self.works[self.chosen] = work

    def _show(self) -> None:
        item = self.item
        self.works: list[WorkOnScreen] = []
        self.chosen = 0
        if item is None:
            return
        words = item.around.sentence or item.report.claim.text
        words = without_markers(words, (one.marker or one.link.marker for one in item.report.links))
        for link in item.report.links:
            found = work_for_claim(self.library, link.key, claim=words, quote=link.link.quote)
            self.works.append(WorkOnScreen(link.key, found))
        asked = [
            number
            for number, link in enumerate(item.report.links)
            if any(need.asks and need.key == link.key for need in item.needs)
        ]
        self.chosen = asked[0] if asked else 0


def opened(work: WorkOnScreen) -> WorkOnScreen:
    """Return the work with all of its abstract, or with the short one again."""
    return replace(work, is_open=not work.is_open)


def picked(work: WorkOnScreen, number: int) -> WorkOnScreen:
    """Return the work with a passage taken, or laid back."""
    return replace(work, picked=None if work.picked == number else number)
