"""The references of a post with their state: which work each is, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from litman.actions.post_view.model import PostView
from litman.actions.publish.sources import Source
from litman.posts.references.printed_label import without_label
from litman.standing.model import ReferenceStanding

Look = Literal["good", "open", "doubtful", "wrong"]


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """A reference, or a work that the post cites without printing one."""

    id: str | None  # of the reference; None where none is printed
    label: str | None
    text: str  # as printed, else the work in full
    key: str | None
    who: str | None  # the work in a few words; None while it is none of the library
    address: str | None
    state: str  # in words
    look: Look
    notices: tuple[str, ...]  # retractions and their like, gravest first
    remarks: tuple[str, ...]  # what is wrong with it as it is printed
    claims: int  # that lean on it
    checked: int  # of those: compared with it


def reference_rows(
    view: PostView, sources: Mapping[str, Source], found: Mapping[str, Sequence[str]]
) -> tuple[ReferenceRow, ...]:
    """Return a row for each printed reference, then for each work that is cited otherwise.

    Args:
        view: The post.
        sources: Its works, by citation key.
        found: What was found wrong with references, by their ids.
    """
    leaning: dict[str, int] = {}
    checked: dict[str, int] = {}
    for claim in view.claims:
        for item in claim.standing.links:
            leaning[item.key] = leaning.get(item.key, 0) + 1
            checked[item.key] = checked.get(item.key, 0) + item.link.is_judged
    rows, seen = [], set()
    for reference in view.references:
        if reference.printed is None:
            continue
        work = view.works.get(reference.key) if reference.key is not None else None
        source = sources.get(work.key) if work is not None else None
        key = source.key if source is not None else reference.key
        seen.add(key)
        state, look = _state(reference, source)
        notices = source.notices if source is not None else ()
        remarks = found.get(reference.id, ())
        look = "wrong" if source is not None and source.is_grave else look
        look = "doubtful" if (remarks or notices) and look in ("good", "open") else look
        rows.append(
            ReferenceRow(
                reference.id,
                reference.label,
                without_label(reference.text, reference.label),
                key,
                source.who if source is not None else None,
                source.address if source is not None else None,
                state,
                look,
                notices,
                tuple(dict.fromkeys(remarks)),
                leaning.get(key or "", 0),
                checked.get(key or "", 0),
            )
        )
    for key, source in sources.items():
        if key not in seen and leaning.get(key):
            state, look = _of_source(source)
            look = "wrong" if source.is_grave else look
            rows.append(
                ReferenceRow(
                    None,
                    None,
                    source.line,
                    key,
                    source.who,
                    source.address,
                    state,
                    look,
                    source.notices,
                    (),
                    leaning.get(key, 0),
                    checked.get(key, 0),
                )
            )
    return tuple(rows)


def _state(reference: ReferenceStanding, source: Source | None) -> tuple[str, Look]:
    if reference.denied is not None:
        return f"no registry knows its DOI {reference.denied}", "wrong"
    if reference.compared is not None and reference.compared.is_other_work:
        return f"its identifier is that of another work: {reference.compared.recorded}", "wrong"
    if source is None:
        return _OPEN.get(reference.outcome, "tied to no work"), "open"
    return _of_source(source)


_OPEN = {
    "suggested": "probably a known work; nobody has chosen yet",
    "ambiguous": "several works fit",
    "no-match": "looked for, and nothing was close",
    "not-checked": "not looked for yet",
}


def _of_source(source: Source) -> tuple[str, Look]:
    look: Look = "good" if source.outcome in ("verified", "not-checkable") else "open"
    if source.outcome in ("wrong-target", "unregistered"):
        look = "wrong"
    elif source.outcome == "differs":
        look = "doubtful"
    # Its first word is a term of litman: `not-checked: no registry has been asked`.
    return source.registry.removeprefix(f"{source.outcome}: "), look
