"""Whether such works are usually indexed: of a work that is not, nobody can say that it does not exist."""

from __future__ import annotations

from litman.library.comparison.stages import is_preprint
from litman.work import Work

_INDEXED = frozenset({"article-journal", "paper-conference"})


def is_usually_indexed(work: Work) -> bool:
    """Return whether registries have most works of this kind: papers in journals and at conferences, preprints.

    Books, theses, reports, laws, news, pages and whatever is not known to be a paper are not among them.
    """
    if is_preprint(work):
        return True
    return work.type in _INDEXED and bool(work.container_title) and bool(work.title)
