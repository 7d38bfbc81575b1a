"""The page for readers: the post with its sources beside each claim, or its claims in other words."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from litman.actions.post_view.copying import is_in_own_words
from litman.actions.post_view.html import Addresses, element_id, post_html, safe_address, text_html
from litman.actions.post_view.model import ClaimView, MarkerView, PostView
from litman.actions.publish.evidence_notes import EvidenceNotes, look_of, source_html
from litman.actions.publish.linked_data import linked_data
from litman.actions.publish.page import whole_page
from litman.actions.publish.sources import Source
from litman.actions.publish.wording import coverage_words

_STATES = (
    ("checked", "compared with all their sources"),
    ("stale", "changed since they were compared"),
    ("linked", "with sources that were not all compared"),
    ("named", "with a source that was not looked up"),
    ("nothing", "without a source"),
)


def readers_page(view: PostView, sources: Mapping[str, Source], *, today: date, address: str | None) -> bytes:
    """Return the page as UTF-8.

    Args:
        view: The post.
        sources: Its works, by citation key.
        today: The day on which the page is made.
        address: Where the page will stand; None where nobody said.
    """
    claims = view.claims if view.may_be_copied else own_claims(view)
    notes = EvidenceNotes(view, sources, claims)
    language = view.language or "en"
    body = [
        '<a class="skip" href="#text">To the text</a>\n<header>\n',
        *_head(view, sources, language),
        "</header>\n<main>\n",
        *(_whole(view, notes, sources, language) if view.may_be_copied else _own(view, claims, notes)),
        *_sources(sources, notes),
        "</main>\n<footer>\n",
        *_foot(view, today),
        "</footer>\n",
    ]
    return whole_page(
        f"{view.title} · with its sources",
        "".join(body),
        styles=("page.css", "readers.css"),
        description=f"{coverage_words(view.coverage)}: {view.title}",
        canonical=address,
        data=linked_data(view, claims, sources, address=address),
    )


def own_claims(view: PostView) -> list[ClaimView]:
    """Return the claims that are said in other words than the post's."""
    return [claim for claim in view.claims if is_in_own_words(claim.standing.claim)]


def last_checked(view: PostView) -> date | None:
    """Return the day of the last comparison of a claim with a work; None where there was none."""
    days = [item.link.at for claim in view.claims for item in claim.standing.links if item.link.is_judged]
    return max((day for day in days if day is not None), default=None)


def _head(view: PostView, sources: Mapping[str, Source], language: str) -> Iterator[str]:
    yield f'<h1{_lang(language)} dir="auto">{text_html(view.title)}</h1>\n'
    said = [f"by {', '.join(view.authors)}" if view.authors else "", view.site or "", view.date or ""]
    line = " · ".join(text_html(part) for part in said if part)
    yield f'<p class="byline">{line}</p>\n' if line else ""
    address = safe_address(view.url) if view.url else None
    if address is not None:
        where = f'<a href="{html.escape(address)}" rel="noopener noreferrer">{text_html(address)}</a>'
        yield f'<p class="byline">The text as it was published: {where}</p>\n'
    yield '<div class="about">\n'
    yield _coverage(view)
    day = last_checked(view)
    people = sorted(
        {i.link.by for c in view.claims for i in c.standing.links if i.link.by and i.link.is_judged}
    )
    who = f" by {', '.join(people)}" if people else ""
    yield f"<p>Last compared with a source{text_html(who)} on {_day(day)}. " if day else "<p>"
    asked = [source.asked for source in sources.values() if source.asked is not None]
    if asked:
        yield f"Retractions and corrections are known as of {_day(min(asked))}."
    else:
        yield "No registry was asked about retractions."
    yield "</p>\n</div>\n"


def _coverage(view: PostView) -> str:
    """Return the coverage in words, as a bar, and what the bar's parts are."""
    coverage = view.coverage
    counts = [(name, getattr(coverage, name), said) for name, said in _STATES]
    total = max(coverage.total, 1)
    at, bars = 0.0, []
    for name, count, _ in counts:
        width = round(count * 100 / total, 3)
        if count:
            bars.append(f'<rect class="{name}" x="{at:g}" y="0" width="{width:g}" height="4"/>')
        at = round(at + width, 3)
    items = "".join(
        f'<li><span class="key {name}" aria-hidden="true"></span> {count:,} {said}</li>\n'
        for name, count, said in counts
        if count
    )
    return (
        f'<p class="coverage"><strong>{coverage_words(coverage)}</strong></p>\n'
        '<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'{"".join(bars)}</svg>\n<ul class="legend">\n{items}</ul>\n'
    )


def _whole(
    view: PostView, notes: EvidenceNotes, sources: Mapping[str, Source], language: str
) -> Iterator[str]:
    by_reference = {
        item.id: view.works[item.key].key
        for item in view.references
        if item.key is not None and item.key in view.works
    }

    def of_reference(name: str) -> str | None:
        key = by_reference.get(name)
        return f"#{element_id('source', key)}" if key in sources and key is not None else None

    def of_marker(marker: MarkerView) -> str | None:
        key = next((view.works[key].key for key in marker.keys if key in view.works), None)
        if key in sources and key is not None:
            return f"#{element_id('source', key)}"
        return f"#{element_id('ref', marker.references[0])}" if marker.references else None

    yield f'<article id="text"{_lang(language)}>\n'
    yield post_html(
        view, addresses=Addresses(of_marker, of_reference), beside=notes.beside, behind=notes.mark
    )
    yield notes.end() + "</article>\n"


def _own(view: PostView, claims: Sequence[ClaimView], notes: EvidenceNotes) -> Iterator[str]:
    yield '<article id="text">\n<h2>What it claims, in our words</h2>\n'
    yield '<p class="byline">The text is not shown here, since its words may not be copied.</p>\n'
    for claim in claims:
        words = (
            f'<p dir="auto"><span class="claim {claim.state}" id="{element_id("claim", claim.id)}">'
            f"{text_html(claim.text)}{notes.mark(claim)}</span></p>\n"
        )
        yield notes.beside(words, [claim])
    yield notes.end()
    left = len(view.claims) - len(claims)
    if left:
        verb = "claim is" if left == 1 else "claims are"
        yield f'<p class="byline">{left:,} more {verb} not in our own words yet.</p>\n'
    yield "</article>\n"


def _sources(sources: Mapping[str, Source], notes: EvidenceNotes) -> Iterator[str]:
    if not sources:
        return
    yield '<section aria-labelledby="sources">\n<h2 id="sources">Sources</h2>\n<ol class="sources">\n'
    yield from (source_html(source, notes) for source in sources.values())
    yield "</ol>\n</section>\n"


def _foot(view: PostView, today: date) -> Iterator[str]:
    yield "<h2>How to read this page</h2>\n"
    yield (
        "<p>A number behind a sentence leads to its evidence. ✓ the source says so; ◐ a part of it; ✗ the source says"
        " otherwise, or does not say it; ○ nobody has compared them yet; ! the sentence was changed since; ‼ a source"
        " was retracted, withdrawn or put in doubt. What was found holds for the sentence as it stood then, and says"
        " what the source says, not what is true.</p>\n"
    )
    if any(look_of(claim) == "nothing" for claim in view.claims):
        yield "<p>Sentences without a number give no source.</p>\n"
    yield f"<p>Made with litman on {_day(today)}.</p>\n"


def _day(day: date) -> str:
    return f'<time datetime="{day.isoformat()}">{day.isoformat()}</time>'


def _lang(language: str) -> str:
    is_one = language.replace("-", "").isalnum() and language.isascii() and language[:2].isalpha()
    return f' lang="{html.escape(language)}"' if is_one and language != "en" else ""
