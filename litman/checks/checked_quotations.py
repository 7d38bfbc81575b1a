"""The quotations of a post, each looked up once in the texts of its work: what the rules about quotations ask."""

from __future__ import annotations

from typing import NamedTuple

from litman.checks.quotation_beside import beside_quotation
from litman.checks.quoted_words import QuotedWords, quoted_words
from litman.checks.subject import PostSubject
from litman.texts.quotation_cut import Beside, Cut, find_cut
from litman.texts.quotation_outcome import QuotationOutcome, look_up_quotation


class CheckedQuotation(NamedTuple):
    """A quotation, and what the texts of its work say of it."""

    quoted: QuotedWords
    outcome: QuotationOutcome
    cut: Cut | None


def checked_quotations(subject: PostSubject) -> tuple[CheckedQuotation, ...]:
    """Return the quotations of a post, looked up."""
    return tuple(_checked(subject, quoted) for quoted in quoted_words(subject))


def _checked(subject: PostSubject, quoted: QuotedWords) -> CheckedQuotation:
    texts = subject.texts(quoted.key)
    outcome = look_up_quotation(quoted.text, texts)
    beside = _beside(quoted)
    cuts = (find_cut(quoted.text, text.text.text, beside) for text in texts.texts)
    return CheckedQuotation(quoted, outcome, next(filter(None, cuts), None))


def _beside(quoted: QuotedWords) -> Beside:
    """What the claim says in its own words; of a quotation that is not in it nobody can tell."""
    if quoted.link is None and quoted.text not in quoted.claim.text:
        return Beside(True, True, True)
    return beside_quotation(quoted.claim, quoted.text)
