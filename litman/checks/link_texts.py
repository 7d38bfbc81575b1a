"""What the texts of a work say of a link that leans on it: the answers of the rules about texts, for one link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litman.checks.quotation_beside import beside_quotation
from litman.claims.claim import Claim, Link
from litman.library.library import Library
from litman.texts.cited_page import MissingPage, missing_in_texts
from litman.texts.in_library import texts_in_library
from litman.texts.of_work import TextsOfWork
from litman.texts.quotation_cut import Cut, find_cut
from litman.texts.quotation_outcome import QuotationOutcome, look_up_quotation
from litman.texts.source_text import place_words
from litman.texts.text_mark import TextMark, is_other_text
from litman.texts.words_in_work import WordsInWork, find_in_texts


@dataclass(frozen=True, slots=True)
class LinkTexts:
    """What the texts at hand say of a link's quotation, its page, and its check."""

    outcome: QuotationOutcome | None = None  # None where the link has no quotation
    where: WordsInWork | None = None  # where the quotation stands, exactly or nearly
    cut: Cut | None = None
    missing: MissingPage | None = None  # the page of its locator that the work does not have
    is_other: bool = False  # the text is not the one that it was checked against

    def problems(self, key: str) -> tuple[str, ...]:
        """Return what is wrong, each as a line says it."""
        said = []
        if self.outcome is not None and self.outcome.numbers:
            said.append(f"the quotation {self.outcome.numbers_in_words()}")
        elif self.outcome is not None and self.outcome.state in ("not-found", "absent-from-abstract"):
            said.append(self.outcome.in_words(key))
        said += [f"the quotation {self.cut.in_words()}"] if self.cut is not None else []
        said += [f"{key} has no page {self.missing.page}"] if self.missing is not None else []
        said += [f"the text of {key} is not the one that was checked"] if self.is_other else []
        return tuple(said)

    def where_in_words(self, key: str) -> str | None:
        """Return where the quotation stands, or why nobody can tell; None where there is none, or it is wrong."""
        if self.outcome is None or self.outcome.state not in ("found", "not-checked"):
            return None
        if self.outcome.state == "found" or self.outcome.text is None:
            place = place_words(self.where.page_name, self.where.section) if self.where is not None else ""
            return ", ".join(part for part in (self.outcome.in_words(key), place) if part)
        return f"not in what could be read of {key}"

    def to_json(self) -> dict[str, Any]:
        """Return what is said of it, as members of a link's JSON object; nothing where nothing is known."""
        item: dict[str, Any] = {}
        if self.outcome is not None:
            state = (
                "source-changed" if self.is_other and self.outcome.state != "found" else self.outcome.state
            )
            item["quotation"] = {
                "state": state,
                "of": self.outcome.text.origin if self.outcome.text is not None else None,
                "page": self.where.page if self.where is not None else None,
                "page_name": self.where.page_name if self.where is not None else None,
                "section": self.where.section if self.where is not None else None,
                "cut": self.cut.words if self.cut is not None else None,
                "numbers": [
                    {"quoted": one.quantity.text, "source": one.other.text}
                    for one in self.outcome.numbers
                    if one.other is not None
                ],
            }
        item |= {"page_missing": self.missing.page} if self.missing is not None else {}
        return item | ({"source_changed": True} if self.is_other else {})


def texts_of_link(library: Library, claim: Claim, link: Link) -> LinkTexts:
    """Return what the texts at hand of a link's work say of it."""
    if not (link.quote or link.locator or (link.checked and link.checked.text)):
        return LinkTexts()
    entry = library.document.find(library.document.resolve(link.key) or link.key)
    work = library.work(entry) if entry is not None else None
    texts = texts_in_library(library, link.key)
    pages = (work.page or work.number) if work is not None else None
    missing = missing_in_texts(link.locator, texts, pages) if link.locator else None
    is_other = is_text_of_check_gone(link, texts)
    if not link.quote:
        return LinkTexts(missing=missing, is_other=is_other)
    beside = beside_quotation(claim, link.quote)
    cuts = (find_cut(link.quote, text.text.text, beside) for text in texts.texts)
    return LinkTexts(
        look_up_quotation(link.quote, texts),
        find_in_texts(texts.texts, link.quote),
        next(filter(None, cuts), None),
        missing,
        is_other,
    )


def is_text_of_check_gone(link: Link, texts: TextsOfWork) -> bool:
    """Whether the texts at hand are others than the one that a verdict was given on."""
    if not link.is_judged or link.checked is None or not link.checked.text:
        return False
    return is_other_text(TextMark(link.checked.text, link.checked.file), texts)
