"""Press releases and the papers that they are about."""

from __future__ import annotations

from litman.checks.facts import Facts


def paper_of(facts: Facts, key: str) -> str | None:
    """Return the citation key of a release's paper, or its DOI where the library does not have it; else None."""
    study, work = facts.study(key), facts.work(key)
    named = facts.resolve(study.paper) if study.paper else None
    if named or work is None:
        return named
    page = facts.page_of(work)
    dois = page.about if page else ()
    return facts.keys_by_doi.get(dois[0], dois[0]) if dois else None
