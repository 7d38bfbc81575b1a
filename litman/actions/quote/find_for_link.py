"""Find the quotation of a claim in the texts of the work that it leans on."""

from __future__ import annotations

from litman.actions.claims.list_claims import find_claim
from litman.claims.address import ClaimAddress
from litman.errors import NoLinkError, NoQuotationError, QuotationNotFoundError, QuotationTurnedError
from litman.library.library import Library
from litman.posts.prose.quotations import quotations_in
from litman.text.terminal import shorten
from litman.texts.in_library import texts_in_library
from litman.texts.words_in_work import WordsInWork, find_in_texts


def find_for_link(library: Library, address: ClaimAddress, key: str, given: str | None) -> WordsInWork:
    """Return where the work has the words that are given, else those of the link, else what the claim quotes.

    Args:
        library: Where claim and work are.
        address: Of the claim.
        key: Of the work.
        given: The words, where they are given.

    Raises:
        UnknownPostError, UnknownClaimError, UnknownKeyError, NoLinkError: there is no such link.
        NoQuotationError: there are no words to look for.
        QuotationNotFoundError: no text at hand of the work holds them.
        QuotationTurnedError: one denies what they say, or the other way round.
    """
    claim = find_claim(library, address)[1].claim
    entry = library.require_entry(key)
    resolve = library.document.resolve
    link = next((one for one in claim.links if (resolve(one.key) or one.key) == entry.key), None)
    if link is None:
        raise NoLinkError(str(address), key, [one.key for one in claim.links])
    wanted = [words for words in (given or link.quote,) if words] or quotations_in(claim.text)
    if not wanted:
        raise NoQuotationError(str(address), entry.key)
    texts = texts_in_library(library, entry.key).texts
    found = next((one for words in wanted if (one := find_in_texts(texts, words)) is not None), None)
    if found is None:
        is_whole = any(text.is_whole for text in texts)
        raise QuotationNotFoundError(entry.key, shorten(wanted[0], 60), texts=len(texts), is_whole=is_whole)
    if found.turns:
        said = next(f"a denial is {one.denial}" for one in found.place.differences if one.denial)
        raise QuotationTurnedError(entry.key, shorten(found.text, 120), said)
    return found
