"""What stands beside each claim of a published page: its sources, what was found in them, in which words."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence

from litman.actions.post_view.html import element_id, safe_address, text_html
from litman.actions.post_view.model import ClaimView, PostView
from litman.actions.publish.page_words import RIGHT_TO_LEFT, PageWords, primary
from litman.actions.publish.sources import Source
from litman.actions.publish.wording import RELATION_WORDS, VERDICT_WORDS
from litman.claims.claim import NamedSource, Verdict
from litman.library.registry import NoticeKind
from litman.posts.references.printed_label import without_label
from litman.standing.claim_standing import Lead, LinkStanding
from litman.text.terminal import shorten

_ENGLISH = PageWords("en")
_LONGEST = 200  # code points of a printed reference
SIGNS: dict[str, str] = {
    "confirmed": "✓",
    "partly": "◐",
    "contradicts": "✗",
    "not-in-source": "✗",
    "linked": "○",
    "named": "○",
    "stale": "!",
    "nothing": "·",
    "grave": "‼",
}
_TITLES: dict[str, str] = {
    "confirmed": "The source says so",
    "partly": "The source says a part of it",
    "contradicts": "The source says otherwise",
    "not-in-source": "Not found in the source",
    "linked": "Not compared with the source yet",
    "named": "Source not looked up",
    "stale": "Changed since it was compared with the source",
    "nothing": "No source given",
}
_GRAVE: dict[NoticeKind, str] = {
    "retracted": "the source was retracted",
    "withdrawn": "the source was withdrawn",
    "concern": "the source was put in doubt",
}
_LEADS = {
    "reference": "is in the list and was not looked up",
    "link": "was not looked up",
    "bibliography": "was not looked up",
    "unknown-key": "leads nowhere",
    "ambiguous": "may be one of several works",
    "nothing": "leads nowhere",
}


class EvidenceNotes:
    """Numbers the claims that have something beside them, and writes it."""

    def __init__(
        self,
        view: PostView,
        sources: Mapping[str, Source],
        claims: Sequence[ClaimView],
        say: PageWords = _ENGLISH,
    ) -> None:
        """Take the post, its works, the claims that are shown, in their order, and the words of the page."""
        self._view, self._sources, self.say = view, sources, say
        told = [claim for claim in claims if claim.state != "nothing"]
        self._numbers = {claim.id: number for number, claim in enumerate(told, start=1)}
        self._is_open = self._has_rest = False  # a passage, and what stands in it without evidence of its own
        self._references = {item.id: item for item in view.references}
        self._leaning: dict[str, list[str]] = {}  # ids of the claims that lean on each work, or name it
        for claim in told:
            named = [source.key for source in claim.standing.claim.named_sources if source.key]
            known = [view.works[key].key for key in named if key in view.works]
            for key in (*(item.key for item in claim.standing.links), *known):
                self._leaning.setdefault(key, []).append(claim.id)

    def mark(self, claim: ClaimView) -> str:
        """Return the mark behind a claim, which leads to what stands beside it; nothing where nothing does."""
        number = self._numbers.get(claim.id)
        if number is None:
            return ""
        look, title = self._seen(claim)
        name = self.say("Evidence {number}: {title}", number=number, title=title)
        return (
            f'<a class="mark {look}"{self._own_direction} id="{element_id("mark", claim.id)}"'
            f' href="#{element_id("evidence", claim.id)}"'
            f' aria-label="{text_html(name)}">{number}<span aria-hidden="true">{SIGNS[look]}</span></a>'
        )

    def beside(self, block: str, claims: Sequence[ClaimView]) -> str:
        """Return a block with what stands beside it; blocks that have nothing of their own stand along with it, too."""
        told = [claim for claim in claims if claim.id in self._numbers]
        if not told:
            rest = '<div class="rest">\n' if self._is_open and not self._has_rest else ""
            self._has_rest = self._is_open
            return rest + block
        before, self._is_open, self._has_rest = self.end(), True, False
        notes = "".join(map(self._note, told))
        first, last = self._numbers[told[0].id], self._numbers[told[-1].id]
        several = "Evidence {number}" if first == last else "Evidence {first} to {last}"
        name = text_html(self.say(several, number=first, first=first, last=last))
        return (
            f'{before}<div class="passage">\n<div class="words">\n{block}</div>\n'
            f'<aside class="evidence"{self._own_language} aria-label="{name}">\n{notes}</aside>\n'
        )

    @property
    def _own_language(self) -> str:
        """The attributes of what stands within a text of another language than the page."""
        language = self._view.language or "en"
        if not self._view.may_be_copied or language == self.say.language:
            return ""
        return f' lang="{self.say.language}"{self._own_direction}'

    @property
    def _own_direction(self) -> str:
        return ' dir="ltr"' if primary(self._view.language) in RIGHT_TO_LEFT else ""

    def end(self) -> str:
        """Return what ends the passage that is open."""
        closing = "</div>\n" * (self._is_open + self._has_rest)
        self._is_open = self._has_rest = False
        return closing

    def numbers_of(self, key: str) -> Iterator[tuple[int, str]]:
        """Return number and id of the claims that lean on a work, or name it."""
        return ((self._numbers[claim], claim) for claim in dict.fromkeys(self._leaning.get(key, ())))

    def _seen(self, claim: ClaimView) -> tuple[str, str]:
        """Return how a claim looks, and what that is in words."""
        look = look_of(claim)
        works = (self._sources.get(item.key) for item in claim.standing.links)
        kinds = [source.grave for source in works if source is not None and source.grave is not None]
        title = self.say(_TITLES[look])
        return ("grave", f"{title}; {self.say(_GRAVE[kinds[0]])}") if kinds else (look, title)

    def _note(self, claim: ClaimView) -> str:
        number, (look, title) = self._numbers[claim.id], self._seen(claim)
        links = "".join(self._link(item, claim) for item in claim.standing.links)
        home = text_html(self.say("Back to the sentence of evidence {number}", number=number))
        back = f'<a class="back" href="#{element_id("mark", claim.id)}" aria-label="{home}">{number}</a>'
        sign = f'<span aria-hidden="true">{SIGNS[look]}</span>'
        head = f'<p class="verdict">{back} {sign} {text_html(title)}</p>\n'
        return (
            f'<div class="note {look}" id="{element_id("evidence", claim.id)}">\n{head}{links}'
            f"{self._open(claim)}</div>\n"
        )

    def _link(self, item: LinkStanding, claim: ClaimView) -> str:
        link, source = item.link, self._sources.get(item.key)
        who = text_html(source.who if source is not None else item.key)
        if source is not None:
            who = f'<a href="#{element_id("source", source.key)}">{who}</a>'
        parts = [who + (f", {text_html(link.locator)}" if link.locator else "")]
        relation = RELATION_WORDS[link.relation]
        parts += [text_html(self.say(relation))] if relation else []
        if len(claim.standing.links) > 1 or claim.state == "stale":
            parts.append(text_html(_found(link.verdict, claim, self.say)))
        said = f'<p class="who">{" · ".join(parts)}</p>\n'
        if link.quote and claim.state != "stale":
            said += f'<blockquote dir="auto"><p>{text_html(link.quote)}</p></blockquote>\n'
        if source is not None:
            alarm = "alarm" if source.is_grave else "notice"
            english = self.say.in_english
            said += "".join(
                f'<p class="{alarm}"{english}>{text_html(notice)}</p>\n' for notice in source.notices
            )
        if (link.by or link.at) and link.is_judged:
            form = f"compared{' by {who}' if link.by else ''}{' on {day}' if link.at else ''}"
            day = self.say.day(link.at) if link.at else ""
            said += f'<p class="by">{text_html(self.say(form, who=link.by, day=day))}</p>\n'
        return said

    def _open(self, claim: ClaimView) -> str:
        """Return what the post names for a claim and no work is tied to."""
        named = [self._named(source) for source in claim.standing.claim.named_sources]
        said = [f"{text_html(self.say('named in the text:'))} {', '.join(named)}"] if named else []
        said += [self._lead(lead) for lead in claim.standing.leads if lead.kind in _LEADS]
        return "".join(f'<p class="who">{line}</p>\n' for line in dict.fromkeys(said))

    def _named(self, source: NamedSource) -> str:
        """Return a source that the text names, and the work that a person took it for."""
        name = text_html(f"“{source.name}”")
        work = self._view.works.get(source.key) if source.key else None
        known = self._sources.get(work.key) if work is not None else None
        if known is None:
            return name
        where = f"#{element_id('source', known.key)}"
        return f"{name}, {text_html(self.say('which is'))} {_linked(known.who, where)}"

    def _lead(self, lead: Lead) -> str:
        """Return what a marker leads to that is no work of the library, as far as the post says it."""
        label = f"[{lead.label}]" if lead.label.isalnum() and len(lead.label) < 4 else lead.label
        reference = self._references.get(lead.reference or "")
        if lead.kind == "reference" and reference is not None and reference.text:
            printed = text_html(shorten(without_label(reference.text, reference.label), _LONGEST))
            is_shown = self._view.may_be_copied and reference.printed is not None
            where = f"#{element_id('ref', reference.id)}" if is_shown else None
            return f"{_linked(label, where)} {printed} – {text_html(self.say('not looked up'))}"
        address = safe_address(lead.target) if lead.kind == "link" and lead.target else None
        return f"{_linked(label, address)} {text_html(self.say(_LEADS[lead.kind]))}"


def look_of(claim: ClaimView) -> str:
    """Return what is to be seen of a claim at a glance: what was found, else how far it has come."""
    if claim.state == "stale" or claim.verdict is None:
        return claim.state
    return claim.verdict


def source_html(source: Source, notes: EvidenceNotes) -> str:
    """Return a work of the page's list of sources."""
    line = text_html(source.line)
    address = safe_address(source.address) if source.address else None
    if address is not None:
        line += f' <a href="{html.escape(address)}" rel="noopener noreferrer">{text_html(address)}</a>'
    alarm = "alarm" if source.is_grave else "notice"
    english = notes.say.in_english
    said = "".join(f'<p class="{alarm}"{english}>{text_html(notice)}</p>' for notice in source.notices)
    about = " · ".join(
        part for part in (source.study, source.registry.removeprefix(f"{source.outcome}: ")) if part
    )
    used = ", ".join(
        f'<a href="#{element_id("evidence", claim)}">{number}</a>'
        for number, claim in notes.numbers_of(source.key)
    )
    used = f"; {text_html(notes.say('evidence'))} {used}" if used else ""
    said_here = notes.say(about)
    is_english = bool(english and about) and said_here == about
    known = f"<span{english}>{text_html(about)}</span>" if is_english else text_html(said_here)
    return (
        f'<li id="{element_id("source", source.key)}"><p>{line}</p>{said}'
        f'<p class="by">{known}{used}</p></li>\n'
    )


def _linked(words: str, address: str | None) -> str:
    if address is None:
        return text_html(words)
    away = "" if address.startswith("#") else ' rel="nofollow noopener noreferrer"'
    return f'<a href="{html.escape(address)}"{away}>{text_html(words)}</a>'


def _found(verdict: Verdict, claim: ClaimView, say: PageWords) -> str:
    said = say(VERDICT_WORDS[verdict])
    return say("then: {verdict}", verdict=said) if claim.state == "stale" else said
