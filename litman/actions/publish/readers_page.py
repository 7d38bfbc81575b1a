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
from litman.actions.publish.page_words import RIGHT_TO_LEFT, PageWords, page_words, primary
from litman.actions.publish.sources import Source
from litman.actions.publish.wording import coverage_words

_STATES = (
    ("checked", "compared with all their sources"),
    ("stale", "changed since they were compared"),
    ("linked", "with sources that were not all compared"),
    ("named", "with a source that was not looked up"),
    ("nothing", "without a source"),
)


def readers_page(
    view: PostView,
    sources: Mapping[str, Source],
    *,
    today: date,
    address: str | None,
    language: str | None = None,
) -> bytes:
    """Return the page as UTF-8.

    Args:
        view: The post.
        sources: Its works, by citation key.
        today: The day on which the page is made.
        address: Where the page will stand; None where nobody said.
        language: Of the page's own words; None: that of the post.
    """
    claims = view.claims if view.may_be_copied else own_claims(view)
    say = page_words(language or view.language)
    notes = EvidenceNotes(view, sources, claims, say)
    lang = view.language or "en"
    body = [
        f'<a class="skip" href="#text">{text_html(say("To the text"))}</a>\n<header>\n',
        *_head(view, sources, lang, say),
        "</header>\n<main>\n",
        *(_whole(view, notes, sources, lang, say) if view.may_be_copied else _own(view, claims, notes)),
        *_sources(sources, notes),
        "</main>\n<footer>\n",
        *_foot(view, today, say),
        "</footer>\n",
    ]
    return whole_page(
        say("{title} · with its sources", title=view.title),
        "".join(body),
        styles=("page.css", "readers.css"),
        language=say.language,
        description=f"{_checked(view, say)}: {view.title}",
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


def _head(view: PostView, sources: Mapping[str, Source], language: str, say: PageWords) -> Iterator[str]:
    yield f'<h1{_lang(language, say)} dir="auto">{text_html(view.title)}</h1>\n'
    by = say("by {people}", people=", ".join(view.authors)) if view.authors else ""
    said = [by, view.site or "", _written_day(view.date, say)]
    line = " · ".join(text_html(part) for part in said if part)
    yield f'<p class="byline">{line}</p>\n' if line else ""
    address = safe_address(view.url) if view.url else None
    if address is not None:
        where = f'<a href="{html.escape(address)}" rel="noopener noreferrer">{text_html(address)}</a>'
        yield f'<p class="byline">{text_html(say("The text as it was published:"))} {where}</p>\n'
    yield '<div class="about">\n'
    yield _coverage(view, say)
    day = last_checked(view)
    people = sorted(
        {i.link.by for c in view.claims for i in c.standing.links if i.link.by and i.link.is_judged}
    )
    who = ", ".join(people)
    last = (
        "Last compared with a source by {people} on {day}."
        if who
        else "Last compared with a source on {day}."
    )
    yield f"<p>{_dated(say, last, day, people=who)} " if day else "<p>"
    asked = [source.asked for source in sources.values() if source.asked is not None]
    if asked:
        yield _dated(say, "Retractions and corrections are known as of {day}.", min(asked))
    else:
        yield text_html(say("No registry was asked about retractions."))
    yield "</p>\n</div>\n"


def _checked(view: PostView, say: PageWords) -> str:
    """Return `27 of 30 claims checked`."""
    if say.language == "en":
        return coverage_words(view.coverage)
    coverage = view.coverage
    return say("{checked} of {total} claims checked", checked=coverage.checked, total=coverage.total)


def _coverage(view: PostView, say: PageWords) -> str:
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
        f'<li><span class="key {name}" aria-hidden="true"></span> {count:,} {text_html(say(said))}</li>\n'
        for name, count, said in counts
        if count
    )
    return (
        f'<p class="coverage"><strong>{text_html(_checked(view, say))}</strong></p>\n'
        '<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'{"".join(bars)}</svg>\n<ul class="legend">\n{items}</ul>\n'
    )


def _whole(
    view: PostView, notes: EvidenceNotes, sources: Mapping[str, Source], language: str, say: PageWords
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

    yield f'<article id="text"{_lang(language, say)}{_direction(language)}>\n'
    yield post_html(
        view, addresses=Addresses(of_marker, of_reference), beside=notes.beside, behind=notes.mark
    )
    yield notes.end() + "</article>\n"


def _own(view: PostView, claims: Sequence[ClaimView], notes: EvidenceNotes) -> Iterator[str]:
    say = notes.say
    unseen = say("The text is not shown here, since its words may not be copied.")
    yield f'<article id="text">\n<h2>{text_html(say("What it claims, in our words"))}</h2>\n'
    yield f'<p class="byline">{text_html(unseen)}</p>\n'
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
        more = say(f"{{count}} more {verb} not in our own words yet.", count=f"{left:,}")
        yield f'<p class="byline">{text_html(more)}</p>\n'
    yield "</article>\n"


def _sources(sources: Mapping[str, Source], notes: EvidenceNotes) -> Iterator[str]:
    if not sources:
        return
    title = text_html(notes.say("Sources"))
    yield f'<section aria-labelledby="sources">\n<h2 id="sources">{title}</h2>\n<ol class="sources">\n'
    yield from (source_html(source, notes) for source in sources.values())
    yield "</ol>\n</section>\n"


_HOW = (
    "A number behind a sentence leads to its evidence. ✓ the source says so; ◐ a part of it; ✗ the source says"
    " otherwise, or does not say it; ○ nobody has compared them yet; ! the sentence was changed since; ‼ a source"
    " was retracted, withdrawn or put in doubt. What was found holds for the sentence as it stood then, and says"
    " what the source says, not what is true."
)


def _foot(view: PostView, today: date, say: PageWords) -> Iterator[str]:
    yield f"<h2>{text_html(say('How to read this page'))}</h2>\n"
    yield f"<p>{text_html(say(_HOW))}</p>\n"
    if any(look_of(claim) == "nothing" for claim in view.claims):
        yield f"<p>{text_html(say('Sentences without a number give no source.'))}</p>\n"
    yield f"<p>{_dated(say, 'Made with litman on {day}.', today)}</p>\n"


def _dated(say: PageWords, english: str, day: date, **values: str) -> str:
    """Return words with a day in them, which programs can read, too."""
    before, _, behind = say(english).partition("{day}")
    shown = f'<time datetime="{day.isoformat()}">{text_html(say.day(day))}</time>'
    told = (text_html(part.format(**values)) for part in (before, behind))
    return shown.join(told)


def _written_day(said: str | None, say: PageWords) -> str:
    """Return the post's day as it is written in the page's language, where it is one."""
    try:
        return say.day(date.fromisoformat(said or ""))
    except ValueError:
        return said or ""


def _direction(language: str) -> str:
    return ' dir="rtl"' if primary(language) in RIGHT_TO_LEFT else ""


def _lang(language: str, say: PageWords) -> str:
    is_one = language.replace("-", "").isalnum() and language.isascii() and language[:2].isalpha()
    return f' lang="{html.escape(language)}"' if is_one and language != say.language else ""
