"""What is said of a reference when the answers are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from litman.actions.audit.ask import Answers, asked_identifiers
from litman.actions.audit.indexed import is_usually_indexed
from litman.actions.audit.model import Audited, AuditedText, FieldSaid, Reason, Verdict, sort_reasons
from litman.actions.match.match_strings import MatchedString
from litman.csl.from_json import work_from_item
from litman.errors import IncompleteError, LitmanError
from litman.identifiers.identifier import Identifier, doi_identifier
from litman.identifiers.kinds import label_of, printed
from litman.library.comparison.compare import compare_registered
from litman.library.page_record import page_url
from litman.library.registry import Notice, RegistryRecord, sort_notices
from litman.library.stated_notice import notices_about
from litman.sources.http.limits import source_name
from litman.standing.compared import compare_printed
from litman.text.folding import fold
from litman.text.plain import plain
from litman.text.terminal import shorten
from litman.work import Work

_LONGEST = 80
_FEWEST_LETTERS = 30  # of a title that hardly is two works'
_NEAR = 0.3  # of a probability, from which a person wants to see what was found
_WHOLE = frozenset({"author", "version"})  # fields of which a remark leaves a doubt which work is meant
_MOST_TELLING = {"title": "title", "author": "authors"}
_ASKED_FOR_ABSENCE = frozenset({"doi", "pmid", "arxiv"})  # who answers for these has all of them
_NOTICE_VERDICTS: dict[str, Verdict] = {
    "retracted": "retracted", "withdrawn": "withdrawn", "concern": "concern", "corrected": "corrected",
    "replaced": "replaced",
}  # fmt: skip
_NOTICE_WORDS = {
    "retracted": "retracted",
    "withdrawn": "withdrawn",
    "concern": "put in doubt by an expression of concern",
    "corrected": "corrected",
    "replaced": "replaced by a newer version",
}


@dataclass(frozen=True, slots=True)
class _Comparison:
    is_other: bool
    fields: tuple[FieldSaid, ...]
    recorded: str
    not_compared: tuple[str, ...]


def judge(reference: AuditedText, answers: Answers) -> Audited:
    """Return the verdicts on a reference."""
    identifiers = asked_identifiers(reference)
    if not identifiers:
        return _described(reference, answers)
    found = [(one, record) for one in identifiers if (record := answers.record(one)) is not None]
    reasons: list[Reason] = []
    known: Audited | None = None
    for identifier, record in found:
        judged = _recorded(reference, identifier, record, answers)
        reasons += judged.reasons
        known = known or (judged if judged.verdict != "another-work" else None)
    reasons += [
        reason
        for one in identifiers
        if answers.record(one) is None and (reason := _absent(one, answers, is_alone=not found)) is not None
    ]
    wrong = any(reason.verdict in ("another-work", "unregistered") for reason in reasons)
    if known is None and (wrong or not reasons):
        return _with_meant(reference, reasons, answers)
    base = known or Audited(reference, ())
    return replace(base, reasons=sort_reasons(reasons))


def _recorded(
    reference: AuditedText, identifier: Identifier, record: RegistryRecord, answers: Answers
) -> Audited:
    """Return what is said of a reference beside the record of the work that it leads to."""
    assert record.item is not None or record.notices, record
    who = record.agency or record.source
    if record.item is None:
        return Audited(reference, (Reason("not-checked", "its record describes nothing"),), identifier)
    work = work_from_item(record.item)
    compared = _compare(reference, work)
    if compared.is_other:
        title = shorten(compared.recorded, _LONGEST)
        message = f"{printed(identifier)} is that of another work, {title!r}"
        return Audited(reference, (Reason("another-work", message, (), who, record.asked),))
    reasons = [*_of_fields(compared, who, record), *_of_notices(reference, identifier, record, answers)]
    known_as = f"{printed(identifier)}, as {source_name(who)} has it" if who else printed(identifier)
    lacking = list(_lacking(compared))
    if not reasons and lacking:
        message = f"{known_as}, but for this: {'; '.join(lacking)}"
        reasons.append(Reason("partly", message, compared.fields, who, record.asked))
    elif not reasons:
        reasons.append(Reason("verified", known_as, (), who, record.asked))
    told = lacking if reasons[0].verdict == "partly" else ()
    remarks = [item.said for item in compared.fields if item.is_remark and item.said not in told]
    is_silent = identifier in (answers.silent | answers.stale) and not answers.is_offline
    if identifier in answers.stale:
        remarks.append(f"as it was known on {record.asked}: {answers.stale[identifier]}")
    elif is_silent:
        remarks.append(f"notices that name it were not looked for: {answers.silent[identifier]}")
    elif identifier in answers.unnamed:
        remarks.append(
            "notices that name it were not looked for: its DOI holds a comma, which ends the question"
        )
    return Audited(
        reference,
        sort_reasons(reasons),
        identifier,
        record.item,
        not_compared=compared.not_compared,
        remarks=tuple(remarks),
        is_partly_asked=is_silent,
    )


def _compare(reference: AuditedText, work: Work) -> _Comparison:
    if not reference.is_entry:
        printed_as = compare_printed(reference.text, reference.parts, work)
        fields = tuple(
            FieldSaid(item.field, item.printed, item.recorded, str(item), item.is_remark)
            for item in printed_as.differences
        )
        return _Comparison(printed_as.is_other_work, fields, printed_as.recorded, printed_as.not_compared)
    compared = compare_registered(reference.work, work, is_cut=reference.is_cut)
    is_other = compared.outcome == "wrong-target"
    fields = tuple(
        FieldSaid(item.field, item.ours, item.theirs, str(item), item.is_remark or not item.weight)
        for item in compared.differences
    )
    if compared.outcome in ("verified", "not-compared"):
        fields = tuple(replace(item, is_remark=True) for item in fields)
    return _Comparison(is_other, fields, plain(work.title or "") or work.type, compared.not_compared)


def _lacking(compared: _Comparison) -> Iterator[str]:
    """Yield why a reference that agrees is not verified as a whole: another version, people left out.

    Nobody is accused of these: a preprint is cited as its paper, an author's other name stands there, and so on.
    """
    for item in compared.fields:
        if item.is_remark and item.field in _WHOLE:
            yield item.said
    names = [word for field, word in _MOST_TELLING.items() if field in compared.not_compared]
    if names:
        yield f"{' and '.join(names)} could not be compared"


def _of_fields(compared: _Comparison, who: str | None, record: RegistryRecord) -> Iterator[Reason]:
    grave = [item for item in compared.fields if not item.is_remark]
    if grave:
        said = "; ".join(item.said for item in grave)
        yield Reason("differs", said, compared.fields, who, record.asked)


def _of_notices(
    reference: AuditedText, identifier: Identifier, record: RegistryRecord, answers: Answers
) -> Iterator[Reason]:
    told = list(notices_about(reference.work, record))
    there = {(notice.kind, notice.doi) for notice in told}
    told += [one for one in answers.notices.get(identifier, ()) if (one.kind, one.doi) not in there]
    notices = sort_notices(told)
    if answers.table is not None:
        notices = answers.table.apply(notices, identifier, *asked_identifiers(reference))
    gravest: set[str] = set()
    for notice in notices:
        if notice.kind not in gravest:
            gravest.add(notice.kind)
            yield _of_notice(notice, record)
    papers = [doi for doi in record.published_as if doi != record.doi]
    if papers and papers[0] not in reference.text.lower():
        yield Reason(
            "published", f"this preprint was published as {papers[0]}", (), record.source, record.asked
        )


def _of_notice(notice: Notice, record: RegistryRecord) -> Reason:
    where = f": https://doi.org/{notice.doi}" if notice.doi else ""
    on = f" on {notice.date}" if notice.date else ""
    source = {"title": "its title", "entry": "the reference itself"}.get(notice.source or "", notice.source)
    who = source or record.agency or record.source or "its record"
    message = f"{_NOTICE_WORDS[notice.kind]}{on}, says {source_name(who)}{where}"
    return Reason(_NOTICE_VERDICTS[notice.kind], message, (), who, notice.date or record.asked)


def _absent(identifier: Identifier, answers: Answers, *, is_alone: bool) -> Reason | None:
    """Return what is said of an identifier that nobody has, or about which nobody answered."""
    answer = answers.records.get(identifier)
    if answer is None or isinstance(answer, IncompleteError):
        silence = answers.silence(str(answer) if answer is not None else None)
        return silence if is_alone or silence.is_unanswered else None
    if isinstance(answer, LitmanError):
        return Reason("not-checked", str(answer)) if is_alone else None
    if answer.outcome == "unregistered" and identifier.kind in _ASKED_FOR_ABSENCE:
        message = f"no registry knows the {label_of(identifier.kind)} {identifier.value}"
        return Reason("unregistered", message, (), answer.agency or answer.source, answer.asked)
    return None  # catalogues of books have most of them, not all


def _with_meant(reference: AuditedText, reasons: list[Reason], answers: Answers) -> Audited:
    """Return the verdict with the work that a reference describes, where its identifier is none of that work's."""
    described = _described(reference, answers)
    if not reasons:
        return described
    meant = described.identifier if described.item is not None else None
    if meant is not None:
        last = f"; what it describes is {printed(meant)}"
    elif described.verdict == "no-match" and reference.work.title:
        last = "; no work is found that it describes"
    else:
        last = ""
    reasons = [
        replace(one, message=one.message + last) if one.verdict in ("another-work", "unregistered") else one
        for one in reasons
    ]
    return Audited(reference, sort_reasons(reasons), meant=meant)


def _described(reference: AuditedText, answers: Answers) -> Audited:
    """Return what is said of a reference by what it describes alone."""
    result = answers.matched.get(reference.text)
    decision = result.decision if result else None
    best = decision.best if decision else None
    if result is not None and decision is not None and best is not None and decision.outcome == "accepted":
        identifier = doi_identifier(best.record.doi) if best.record.doi else None
        record = answers.record(identifier) if identifier else None
        if identifier is not None and record is not None and record.item is not None:
            judged = _recorded(reference, identifier, record, answers)
            if judged.verdict != "another-work":
                return judged
        elif result.named is not None or identifier is not None:
            return _named(reference, identifier, result, answers)
    if reference.work.URL and (page := _of_page(reference, answers)) is not None:
        return page
    if result is None or decision is None or result.unanswered or decision.outcome == "not-checked":
        return Audited(reference, (answers.silence(result.unanswered if result else None),))
    if decision.outcome == "ambiguous" and best is not None:
        names = ", ".join(one.record.doi or one.record.title for one in (best, *decision.others[:2]))
        return Audited(reference, (Reason("not-checked", f"several works fit: {names}"),))
    if not result.query.words and best is None:
        return Audited(reference, (Reason("not-checked", "it says too little to be looked for"),))
    if (told := _told_by_title(reference, result, answers)) is not None:
        return told
    return Audited(reference, (answers.doubt() or _no_match(reference, result),))


def _named(
    reference: AuditedText, identifier: Identifier | None, result: MatchedString, answers: Answers
) -> Audited:
    """Return what is said of a work that was found, and whose own record nobody gave."""
    answer = answers.records.get(identifier) if identifier else None
    if result.named is None or isinstance(answer, IncompleteError):
        silence = answers.silence(str(answer) if answer is not None else None)
        name = printed(identifier) if identifier else "its work"
        message = f"it is found as {name}, and nothing more is known of it: {silence.message}"
        return Audited(reference, (replace(silence, message=message),))
    item = result.named.item()
    compared = _compare(reference, work_from_item(item))
    fields = [field for field in compared.fields if not field.is_remark]
    who = result.named.source
    said = Reason("differs", "; ".join(one.said for one in fields), compared.fields, who, answers.today)
    found = Reason("verified", f"{printed(identifier) if identifier else who}", (), who, answers.today)
    return Audited(
        reference, (said if fields else found,), identifier, item, not_compared=compared.not_compared
    )


def _told_by_title(reference: AuditedText, result: MatchedString, answers: Answers) -> Audited | None:
    """Return how a reference differs from the work that has its whole, long title, and something else besides."""
    best = result.decision.best
    if best is None or result.named is None or result.decision.outcome != "suggested":
        return None
    letters = fold(best.record.own_title).replace(" ", "")
    features = best.features
    agrees = features.get("container_same", 0.0) >= 0.8 and (
        features.get("year_same") or features.get("year_near") or features.get("volume_same")
    )
    if len(letters) < _FEWEST_LETTERS or not features.get("title_whole") or not agrees:
        return None
    item = result.named.item()
    compared = _compare(reference, work_from_item(item))
    fields = [field for field in compared.fields if not field.is_remark]
    if compared.is_other or not fields:
        return None
    identifier = doi_identifier(best.record.doi) if best.record.doi else None
    name = printed(identifier) if identifier else "the work of this title"
    message = f"{'; '.join(one.said for one in fields)} ({name})"
    reason = Reason("differs", message, compared.fields, result.named.source, answers.today)
    return Audited(reference, (reason,), identifier, item, not_compared=compared.not_compared)


def _no_match(reference: AuditedText, result: MatchedString) -> Reason:
    best = result.decision.best
    if is_usually_indexed(reference.work):
        message = "no work is found that it describes, and such works are usually indexed"
    else:
        message = "no work is found that it describes; such works are often indexed nowhere"
    if best is not None and best.score >= _NEAR:
        why = result.decision.reason or "not enough agrees"
        title = shorten(plain(best.record.title), _LONGEST)
        message += f"; the nearest is {best.record.doi or 'one'}, {title!r}: {why}"
    return Reason("no-match", message)


def _of_page(reference: AuditedText, answers: Answers) -> Audited | None:
    """Return what is said of a page by its address; None where it is no page."""
    url = page_url(reference.work.URL or "")
    page = answers.pages.get(url)
    if page is None:
        return None
    if isinstance(page, LitmanError):
        is_silent = isinstance(page, IncompleteError)
        silence = answers.silence(str(page)) if is_silent else Reason("not-checked", str(page))
        return Audited(reference, (silence,))
    record = page.record
    if record.is_gone:
        message = f"the server answered {record.status} for {url}"
        copy, seen = answers.copy_of(url)
        message += f"; it was there on {seen}" if seen else ""
        message += f"; its text is kept in {copy}" if copy else ""
        return Audited(reference, (Reason("page-gone", message, (), "the web server", record.asked),))
    title = fold(plain(reference.work.title or ""))
    there = fold(f"{page.text or ''} {(record.item or {}).get('title', '')}")
    if record.status == 200 and title and title in there:
        message = f"the page is there and bears the title: {url}"
        return Audited(reference, (Reason("verified", message, (), "the web server", record.asked),))
    said = "does not bear the title" if record.status == 200 else f"answered {record.status}"
    return Audited(reference, (Reason("not-checked", f"the page is there and {said}: {url}"),))
