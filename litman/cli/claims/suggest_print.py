"""How suggestions are printed: the claim, works, and in each the sentence to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from litman.cli.shared.marked_words import marked_words
from litman.cli.shared.output import Styled, alarm, bold, dim, plural, say, say_wrapped, warn
from litman.texts.source_text import place_words

if TYPE_CHECKING:
    from litman.actions.suggest.suggest import Suggested
    from litman.actions.suggest.suggestion import Place, Suggestion
    from litman.evidence.passages import Passage
    from litman.library.registry import NoticeKind

_INDENT = 6
_ORIGINS = {"kept": "text", "file": "file", "abstract": "abstract"}


def say_suggested(found: Iterable[Suggested], places: Sequence[Place]) -> None:
    """Print what was found for claims, and last what it is not."""
    claims = with_works = 0
    is_bare = False  # works are among what is printed of which there is nothing to read
    for one in found:
        claims += 1
        with_works += bool(one.suggestions)
        is_bare = is_bare or not all(suggestion.has_text for suggestion in one.suggestions)
        _say_claim(one, places)
    if not claims:
        say("No claim is like that.")
    elif with_works:
        say(dim("Places to read, and no verdicts: what a work bears out is for a person to say."))
    if is_bare:
        text = "Of works without a sentence above only title and keywords are at hand"
        say_wrapped(dim(f"{text}; `litman attach KEY --fetch` gets an open text."))
    if claims > 1:
        say(dim(f"{plural(claims, 'claim')}, {with_works} of them with a work to read"))


def _say_claim(one: Suggested, places: Sequence[Place]) -> None:
    say_wrapped(bold(one.address), one.text, indent=2)
    if not one.suggestions:
        say_wrapped(warn(nobody_speaks(places, is_web_silent=bool(one.silent))), indent=_INDENT)
    for suggestion in one.suggestions:
        say_work(suggestion, is_linked=suggestion.name in one.linked)


def nobody_speaks(places: Sequence[Place], *, is_web_silent: bool = False) -> str:
    """Return how it is said that nothing was found; of a service that did not answer nothing is known."""
    said = {"library": "no work of the library", "pool": "none from the pool", "web": "none from the web"}
    looked = [said[place] for place in places if not (place == "web" and is_web_silent)]
    found = [f"{looked[0]} speaks of this", *looked[1:]] if looked else []
    found += ["what the web has is not known"] if is_web_silent else []
    return ", and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def say_work(suggestion: Suggestion, *, is_linked: bool) -> None:
    about = "  ".join(part for part in (str(suggestion.year or ""), suggestion.who) if part)
    parts: list[str | Styled] = [bold(suggestion.name), about]
    is_in_animals = suggestion.in_animals and suggestion.kind != "animal study"
    study = ", ".join(part for part in (suggestion.kind or "", "in animals" if is_in_animals else "") if part)
    parts += [dim(f"· {study}")] if study else []
    parts += [dim(f"· from the {suggestion.place}")] if suggestion.place != "library" else []
    parts += [dim("· linked already")] if is_linked else []
    if suggestion.notice is not None:
        from litman.library.said import NOTICE_WORDS

        parts.append(alarm(NOTICE_WORDS[cast("NoticeKind", suggestion.notice)]))
    say_wrapped(*parts, indent=_INDENT, first=f"  {suggestion.rank:>2}")
    say_wrapped(suggestion.title or "(no title)", indent=_INDENT)
    if suggestion.passages:
        _say_passage(suggestion.passages[0])


def _say_passage(passage: Passage) -> None:
    place = place_words(passage.page, passage.section)
    label = ", ".join(part for part in (_ORIGINS[passage.origin], place) if part)
    say_wrapped(dim(f"{label}:"), *marked_words(passage.text, passage.marks), indent=_INDENT)
    remarks = []
    if passage.numbers:
        remarks.append(f"numbers there: {', '.join(passage.numbers)}")
    if passage.missing:
        remarks.append(f"not there: {', '.join(passage.missing)}")
    if passage.denials:
        remarks.append(f"it denies: {', '.join(passage.denials)}")
    if passage.hedges:
        remarks.append(f"it hedges: {', '.join(passage.hedges)}")
    if remarks:
        say_wrapped(warn("; ".join(remarks)), indent=_INDENT)
