"""What names and years of a post without a list lead to: works of the library, or of a bibliography beside the post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from litman.library.comparison.blocking import folded_title
from litman.posts.analyse import MarkerUse
from litman.posts.markers.names_elsewhere import Fits, NamedWork
from litman.standing.claim_standing import Lead
from litman.standing.known import Known


def named_elsewhere(use: MarkerUse, known: Known) -> Iterator[Lead]:
    """Yield the leads of those labels of a marker that others know.

    What a bibliography beside the post has under a name and a year goes before what else the library has: the post is
    written with it. Of several works that fit nobody can tell which is meant, and each is named.
    """
    for label, fits in zip(use.marker.labels, use.elsewhere, strict=False):
        leads = _each_once(_of_work(label, work, fits, known) for work in _nearest(fits))
        if len(leads) == 1 and fits.is_sure | (len(fits.works) > 1):
            yield leads[0]
        elif leads:
            yield Lead("ambiguous", label, fits=tuple(lead.key or lead.label for lead in leads))


def _nearest(fits: Fits) -> Sequence[NamedWork]:
    return [work for work in fits.works if work.file is not None] or fits.works


def _each_once(leads: Iterator[Lead]) -> list[Lead]:
    by_key: dict[str, Lead] = {}
    for lead in leads:
        by_key.setdefault(lead.key or lead.label, lead)
    return list(by_key.values())


def _of_work(label: str, work: NamedWork, fits: Fits, known: Known) -> Lead:
    key = work.key if work.file is None else _key_in_library(work, fits, known)
    if key is None:
        return Lead("bibliography", work.key, target=str(work.file))
    return Lead("work", label, key)


def _key_in_library(work: NamedWork, fits: Fits, known: Known) -> str | None:
    """Return the citation key under which the library has a work of a bibliography."""
    hit = known.works.identified(work.work)
    if hit is not None:
        return hit[0]
    title = folded_title(work.work.title or "")
    of_library = [one for one in fits.works if one.file is None]
    key = known.works.resolve(work.key)
    alike = (
        one.key
        for one in of_library
        if one.key == key or (title and folded_title(one.work.title or "") == title)
    )
    return next(alike, None)
