"""What a person reads of a work to judge a claim by it: what is known of it, and where it speaks of the claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from litman.actions.works.describe_works import describe_by_itself
from litman.bibtex.works.list_fields import file_paths
from litman.checks.study import Study, study_of
from litman.evidence.claimed import claimed
from litman.evidence.passages import Passage, rank_passages
from litman.library.library import Library
from litman.library.said import Said, said_of_notice, said_of_registry
from litman.library.stated_notice import notices_about
from litman.text.plain import plain, without_tags
from litman.texts.in_library import texts_in_library
from litman.texts.of_work import TextOfWork, texts_of_work
from litman.texts.quotation_outcome import QuotationOutcome, look_up_quotation
from litman.texts.store import TextStore
from litman.texts.words_in_work import WordsInWork, find_in_texts
from litman.work import Work

_MOST = 3  # passages of a text


@dataclass(frozen=True, slots=True)
class WorkForClaim:
    """A work, as far as a claim is judged by it."""

    key: str
    work: Work
    title: str
    abstract: str
    study: Study
    registry: Said
    notices: tuple[Said, ...]
    files: tuple[str, ...]  # attached, as the entry has them
    texts: tuple[TextOfWork, ...]  # the whole one first; the abstract only where there is no other
    passages: tuple[Passage, ...]  # to be read first
    quoted: WordsInWork | None  # where the quotation of the link stands
    outcome: QuotationOutcome | None  # what the texts say of it, as `litman check` says it

    @property
    def is_whole(self) -> bool:
        """Whether more than an abstract is at hand."""
        return any(text.extent != "abstract" for text in self.texts)

    @property
    def where_not(self) -> str:
        """What is said of a quotation that stands nowhere in the texts."""
        if self.outcome is None or self.outcome.text is None:
            return "no text of the work is at hand"
        return {
            "not-found": "not found in its text",
            "absent-from-abstract": "not found in its abstract",
            "not-checked": "not found in what could be read of its text",
        }.get(self.outcome.state, "")


def work_for_claim(library: Library, key: str, *, claim: str, quote: str | None) -> WorkForClaim | None:
    """Return the work with what of it speaks of a claim; None where no entry has the key.

    Args:
        library: Where the work is.
        key: As a link names it.
        claim: The claim's words.
        quote: The quotation of the link, where it has one.
    """
    resolved = library.document.resolve(key)
    entry = library.document.find(resolved) if resolved is not None else None
    if entry is None:
        return None
    report = describe_by_itself(library, entry)
    abstract = plain(report.work.abstract or "")
    files = file_paths(library.fields(entry).get("file", ""))
    texts = _read(texts_of_work(TextStore(library.root), entry.key, files=files, abstract=abstract))
    ranked = rank_passages(claimed(claim), texts, most=_MOST)
    return WorkForClaim(
        entry.key,
        report.work,
        plain(report.work.title or ""),
        without_tags(report.work.abstract or ""),
        study_of(library.fields(entry), report.work),
        said_of_registry(report.outcome, report.record, report.not_compared or ()),
        tuple(said_of_notice(notice) for notice in notices_about(report.work, report.record)),
        tuple(files),
        texts,
        next((told for passages in ranked if (told := tuple(filter(_tells, passages)))), ()),
        find_in_texts(texts, quote) if quote else None,
        look_up_quotation(quote, texts_in_library(library, entry.key)) if quote else None,
    )


def _tells(passage: Passage) -> bool:
    """Whether anything of the claim is in it: an abstract gives each of its sentences."""
    return bool(passage.shared or passage.numbers)


def _telling(ranked: Iterable[Sequence[Passage]]) -> tuple[Passage, ...]:
    """Return the passages of the first text that has any with a word of the claim."""
    told = (tuple(passage for passage in passages if passage.marks) for passages in ranked)
    return next((passages for passages in told if passages), ())


def _read(found: Iterable[TextOfWork]) -> tuple[TextOfWork, ...]:
    texts: list[TextOfWork] = []
    for text in found:
        if text.extent != "abstract" or not texts:
            texts.append(text)
    return tuple(texts)
