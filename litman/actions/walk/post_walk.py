"""The queue of a post's claims, in order, each with what it needs and what stands around it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from litman.actions.check.posts import PostFiles
from litman.actions.check.run import run_check
from litman.actions.check.targets import CheckTargets
from litman.actions.claims.list_claims import ClaimReport, report_post
from litman.actions.standing.post_standing import PostStanding, standing_of
from litman.actions.walk.around import Around, Surroundings
from litman.actions.walk.mark import mark_of
from litman.actions.walk.needs import Need, NeedKind, needs_of
from litman.claims.collection import claims_path, read_claims_of
from litman.claims.post_claims import list_post
from litman.claims.sound import read_sound
from litman.errors import UnknownPostError
from litman.files import digest_of
from litman.regular_files import read_regular
from litman.standing.claim_state import CLAIM_STATES, ClaimState, claim_state
from litman.standing.known import known_of

if TYPE_CHECKING:
    from pathlib import Path

    from litman.claims.model import ClaimsFile
    from litman.finding import Finding
    from litman.library.library import Library
    from litman.posts.analyse import Analysis


@dataclass(frozen=True, slots=True)
class WalkItem:
    """A claim on the way."""

    number: int  # from 1, in the order of the post
    report: ClaimReport
    needs: tuple[Need, ...]  # what asks for a decision first
    findings: tuple[Finding, ...]  # what `litman check` finds in the claim
    around: Around  # what stands before and after its sentence
    span: tuple[int, int] | None  # of the sentence in the post's text now; None where it was not found

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.report.claim.id

    @property
    def mark(self) -> str:
        """Another where a decision about it would be about something else than what is seen here."""
        return mark_of(self.report.claim, self.around.sentence)

    @property
    def asks(self) -> bool:
        """Whether it asks for a decision."""
        return any(need.asks for need in self.needs)

    @property
    def state(self) -> ClaimState:
        """How far it has come."""
        return claim_state(self.report)

    def needs_of_kind(self, kind: NeedKind, key: str | None = None) -> tuple[Need, ...]:
        """Return its needs of a kind, of all links or of one."""
        return tuple(need for need in self.needs if need.kind == kind and key in (None, need.key))


@dataclass(frozen=True, slots=True)
class PostWalk:
    """A post's claims as they are now; after each change it is read anew."""

    post_id: str
    title: str | None
    file: ClaimsFile
    items: tuple[WalkItem, ...]
    findings: tuple[Finding, ...]  # of the post that are about no single claim
    analysis: Analysis | None  # the post laid out; None where its text is not at hand
    unreadable: str | None  # why its file could not be read
    post_path: Path | None  # its file; None where it is not at hand
    post_digest: str | None  # of the post's file; another where it was edited

    def item(self, claim_id: str) -> WalkItem | None:
        """Return the claim with this id."""
        return next((item for item in self.items if item.id == claim_id), None)

    def step(self, claim_id: str | None, by: int, *, asking: bool = False) -> WalkItem | None:
        """Return the claim that comes next (`by` is 1) or before (-1), with `asking` the next that asks for a decision.

        Args:
            claim_id: Where the walk is; None is before the first.
            by: In which direction.
            asking: Pass over those that need nothing; past the end it begins anew.

        Returns:
            None where there is no other: past either end, and where nothing else asks.
        """
        at = next((number for number, item in enumerate(self.items) if item.id == claim_id), None)
        if at is None:
            at = -1 if by > 0 else len(self.items)
        ahead = self.items[at + 1 :] if by > 0 else self.items[:at][::-1] if at > 0 else ()
        if not asking:
            return next(iter(ahead), None)
        behind = self.items[: max(at, 0)] if by > 0 else self.items[at + 1 :][::-1]
        return next((item for item in (*ahead, *behind) if item.asks), None)

    @property
    def coverage(self) -> Mapping[ClaimState, int]:
        """How many claims have come how far."""
        counted = Counter(item.state for item in self.items)
        return {name: counted[name] for name in CLAIM_STATES}

    @property
    def asking(self) -> int:
        """How many claims ask for a decision."""
        return sum(item.asks for item in self.items)


def walk_through(
    library: Library,
    post_id: str,
    *,
    today: date,
    before: PostWalk | None = None,
    found: PostStanding | None = None,
) -> PostWalk:
    """Return the walk through a post as its files are now. Nothing is asked, and no file but a memory is written.

    Args:
        library: As it is now.
        post_id: The post.
        today: For how old records are.
        before: The walk as it was: a post that did not change since is not read again.
        found: The post as it stands now, where it was laid out just now.

    Raises:
        UnknownPostError: there is no claims file.
        BrokenClaimsError: nothing of it can be read.
    """
    file = _file_of(library, post_id) if found is None else found.file
    path = _post_path(library, file)
    digest = _digest(path)
    if found is None:
        kept = before.analysis if before is not None and digest and before.post_digest == digest else None
        found = standing_of(library, file, known_of(library), analysis=kept)
    standing = {item.claim.id: item for item in found.standing.claims if not item.is_new}
    report = report_post(
        library, list_post(file), tuple(standing.values()), has_text=found.analysis is not None
    )
    findings = _findings(library, path, found, today)
    around = Surroundings(found.analysis)
    items = []
    for number, item in enumerate(report.shown, start=1):
        state = standing[item.claim.id].state
        span = (state.start, state.end) if state.start is not None and state.end is not None else None
        own = findings.get(item.claim.id, ())
        items.append(
            WalkItem(number, item, needs_of(item, own), tuple(own), around.of(item.claim, span), span)
        )
    return PostWalk(
        post_id,
        file.post.title,
        file,
        tuple(items),
        tuple(findings.get(None, ())),
        found.analysis,
        found.unreadable,
        path,
        digest,
    )


def _file_of(library: Library, post_id: str) -> ClaimsFile:
    try:
        return read_claims_of(library.claims_folder, post_id)
    except UnknownPostError:
        path = claims_path(library.claims_folder, post_id)
        with suppress(OSError):
            read_sound(path, read_regular(path))  # which says what is wrong
        raise


def laid_out_before(library: Library, file: ClaimsFile, walk: PostWalk | None) -> Analysis | None:
    """Return the post laid out as a walk has it, where its file did not change since."""
    if walk is None or walk.post_digest is None or _digest(_post_path(library, file)) != walk.post_digest:
        return None
    return walk.analysis


def _post_path(library: Library, file: ClaimsFile) -> Path | None:
    from litman.claims.post_text import find_post_file, post_folders

    return find_post_file(file, post_folders(library.root, library.settings.posts))


def _digest(path: Path | None) -> str | None:
    """Return a mark of a post's file and of what is read with it; None where it cannot be read."""
    from litman.posts.readers.taken_in import mark_of_taken_in

    try:
        data = read_regular(path) if path is not None else None
    except OSError:
        return None
    return None if path is None or data is None else digest_of(data + mark_of_taken_in(path, data).encode())


def _findings(
    library: Library, path: Path | None, laid_out: PostStanding, today: date
) -> Mapping[str | None, Sequence[Finding]]:
    """Return what `litman check POST` finds, by claim; what is about no claim under None."""
    file = laid_out.file
    targets = CheckTargets(
        (PostFiles(file.post_id, file.path, path),),
        named_posts=frozenset([file.post_id]),
        with_library=False,
    )
    checked = run_check(
        library, targets, today=today, settings=library.settings.check, laid_out={file.post_id: laid_out}
    )
    found: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in checked.findings:
        found[finding.claim].append(finding)
    return found
