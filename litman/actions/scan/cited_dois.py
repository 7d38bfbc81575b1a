"""The DOIs that a post cites."""

from __future__ import annotations

from litman.identifiers.of_work import doi_of
from litman.posts.analyse import Analysis
from litman.standing.leads import described_works, linked_dois


def cited_dois(analysis: Analysis) -> list[str]:
    """Return the DOIs that the post's references, links and citation fields give, each once."""
    works = [reference.parts.work for reference in analysis.references if reference.parts]
    works += [work for use in analysis.markers for work in described_works(use.marker)]
    dois = [doi for work in works if (doi := doi_of(work)) is not None]
    dois += [doi for use in analysis.markers for doi in linked_dois(use.marker)]
    return list(dict.fromkeys(dois))
