"""Read the references of a file of any kind: a document, a bibliography, a pasted list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from litman.actions.audit.model import AuditedText
from litman.actions.match.match_strings import split_lines
from litman.errors import FileReadError, ForeignFileError
from litman.finding import Finding, Place
from litman.identifiers.kinds import printed
from litman.identifiers.of_work import doi_of, identifiers_of
from litman.posts.post import Post
from litman.posts.references.parts import ReferenceParts, parse_reference
from litman.posts.references.post_reference import LOOKS_CITED
from litman.regular_files import read_regular
from litman.work import Name, Work

_SNIFFED = (
    (".bib", re.compile(rb"(?:\s|%[^\n]*\n)*@[A-Za-z]+\s*[{(]")),
    (".ris", re.compile(rb"\s*TY  - ")),
    (".nbib", re.compile(rb"\s*PMID- ")),
    (".json", re.compile(rb"\s*[\[{]\s*[\[{\"]")),
    (".html", re.compile(rb"\s*<(?:!doctype html|html)", re.IGNORECASE)),
    (".pdf", re.compile(rb"%PDF-")),
)
_WITHOUT_REFERENCE = "marker-without-reference"
_SAID = ("missing-list", "label-twice")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 4
_MOST_OF = 0.8  # of the lines, that a text which is nothing but a list has


@dataclass(frozen=True, slots=True)
class ReadReferences:
    """What a file holds."""

    references: tuple[AuditedText, ...]
    # what does not fit between its text and its list, what could not be read
    findings: tuple[Finding, ...] = ()


def read_references(path: Path, data: bytes | None = None) -> ReadReferences:
    """Return the references of a file; one whose ending tells nothing is known by its first bytes, else a text.

    Raises:
        FileReadError: it cannot be read.
        LitmanError: it is nothing that litman reads, or holds no text; the message says which.
    """
    from litman.formats.table import FORMATS

    if data is None:
        try:
            data = read_regular(path)
        except OSError as exc:
            raise FileReadError(path, exc) from exc
    ending = _ending(path, data)
    if ending in (".bib", ".bibtex"):
        return _entries(path, data)
    formats = [one for one in FORMATS.values() if one.reader and ending in (*one.endings, ".jsonl")]
    if formats and data.strip():
        return _records(path, data, [one for one in formats if ending != ".jsonl" or one.types])
    return _post(path, data, ending)


def _ending(path: Path, data: bytes) -> str:
    from litman.formats.table import FORMATS
    from litman.posts.readers.table import READERS

    known = {ending for one in FORMATS.values() if one.reader for ending in one.endings}
    known |= {".bib", ".bibtex", ".jsonl"} | {ending for one in READERS.values() for ending in one.endings}
    ending = path.suffix.casefold()
    if ending in known and ending not in (".txt", ".text"):
        return ending
    return next((name for name, pattern in _SNIFFED if pattern.match(data)), ".txt")


def _entries(path: Path, data: bytes, keys: Collection[str] | None = None) -> ReadReferences:
    from litman.bibtex.file.declared_encoding import as_utf8
    from litman.bibtex.file.whole_document import read_document
    from litman.bibtex.works.names import has_others
    from litman.bibtex.works.to_work import work_from_fields

    document = read_document(path, as_utf8(data))
    found = []
    for entry in document.entries():
        if keys is None or entry.key in keys:
            work = work_from_fields(entry.type, entry.values)
            is_cut = has_others(entry.values.get("author", ""))
            found.append(_described(work, entry.place(), entry.key, is_cut=is_cut))
    return ReadReferences(tuple(found), tuple(document.findings))


def _records(path: Path, data: bytes, formats: list[object]) -> ReadReferences:
    from litman.formats.table import Format

    problem: ForeignFileError | None = None
    for one in formats:
        assert isinstance(one, Format), one
        try:
            file = one.read(path, data)
        except ForeignFileError as exc:
            problem = problem or exc
            continue
        if file.records:
            found = [
                _described(record.work, Place(path, record.line), record.given_key or None)
                for record in file.records
            ]
            return ReadReferences(tuple(found), file.findings)
    raise problem or ForeignFileError(path, "bibliography", "it has no records")


def _described(work: Work, place: Place, label: str | None, *, is_cut: bool = False) -> AuditedText:
    text = described_text(work)
    return AuditedText(place, label, text, ReferenceParts(text, (), work), is_entry=True, is_cut=is_cut)


def described_text(work: Work) -> str:
    """Return what an entry says as a reference prints it, for those who look for works by such strings."""
    from litman.text.plain import plain

    names = ", ".join(filter(None, (_printed_name(name) for name in work.author or work.editor)))
    place = f"{work.volume or ''}{f'({work.issue})' if work.issue else ''}"
    where = ", ".join(filter(None, (plain(work.container_title or ""), place, work.page or work.number)))
    year = f"({work.year})" if work.year is not None else ""
    head = " ".join(filter(None, (names, year)))
    parts = (head, plain(work.title or "").rstrip("."), where, plain(work.publisher or ""))
    said = ". ".join(part for part in parts if part)
    return said or next((printed(one) for one in identifiers_of(work)), work.URL or "")


def _printed_name(name: Name) -> str:
    if name.family is None:
        return name.literal or ""
    letters = "".join(f" {word[0]}." for word in (name.given or "").replace("-", " ").split())
    return f"{name.family}{letters}"


def _post(path: Path, data: bytes, ending: str) -> ReadReferences:
    from litman.actions.audit.missing_works import missing_works
    from litman.checks.assistant_markers import assistant_findings
    from litman.checks.reference_problems import problem_finding
    from litman.posts.analyse import analyse_post
    from litman.posts.readers.read import read_post
    from litman.posts.readers.table import READERS

    if ending == ".txt" and path.suffix.casefold() not in (".txt", ".text"):
        from litman.errors import BinaryPostError, UndecodableError

        try:
            post = READERS["text"].load()(path, data)
        except (BinaryPostError, UndecodableError) as exc:
            from litman.posts.readers.conversions import unread_format

            raise (unread_format(path, is_named=True) if path.suffix else exc) from exc
    elif ending != path.suffix.casefold():
        post = read_post(path.with_suffix(ending), data=data)
    else:
        post = read_post(path, data=data)
    if post.format == "text" and (lines := _lone_list(post.text)):
        return ReadReferences(tuple(_of_lines(path, post.text, lines)))
    analysis = analyse_post(post)
    found = [
        AuditedText(post.place(item.start), item.label, item.text, item.parts or parse_reference(item.text))
        for item in analysis.references
    ]
    findings = missing_works(
        analysis, (one for one in analysis.problems if one.kind == _WITHOUT_REFERENCE), path.stem
    )
    findings += [problem_finding(analysis, one, path.stem) for one in analysis.problems if one.kind in _SAID]
    findings += assistant_findings(analysis, path.stem)
    cited = _cited_by_key(post)
    found += cited.references
    known = {doi_of(item.work) for item in found}
    described: set[str] = set()
    from litman.standing.leads import described_works, linked_dois

    for use in analysis.markers:
        for work in described_works(use.marker) if not analysis.references else ():
            one = _described(work, post.place(use.marker.start), None)
            if one.text not in described:
                found.append(one)
            described.add(one.text)
            known.add(doi_of(work))
        for doi in linked_dois(use.marker):
            if doi not in known:
                known.add(doi)
                text = f"https://doi.org/{doi}"
                parts = ReferenceParts(text, (), Work(DOI=doi))
                found.append(AuditedText(post.place(use.marker.start), None, text, parts))
    return ReadReferences(tuple(found), (*findings, *cited.findings))


def _cited_by_key(post: Post) -> ReadReferences:
    """The entries of the bibliographies beside a post that it cites."""
    keys = {item.key for hint in post.hints if hint.kind == "citation" for item in hint.items if item.key}
    found: list[AuditedText] = []
    for bibliography in post.bibliographies:
        wanted = keys & bibliography.keys
        if wanted and bibliography.path.suffix.casefold() in (".bib", ".bibtex"):
            data = read_regular(bibliography.path)
            found += _entries(bibliography.path, data, wanted).references
            keys -= wanted
    return ReadReferences(tuple(found))


def _lone_list(text: str) -> list[str]:
    """The lines of a text that is nothing but a list, one reference a line or one a number; empty for any other."""
    lines = split_lines(text)
    looks = [bool(LOOKS_CITED.search(line)) and len(_WORD.findall(line)) >= _FEWEST_WORDS for line in lines]
    has_identifiers = [line for line in lines if doi_of(Work(DOI=line))]
    if not lines or sum(looks) + len(has_identifiers) < _MOST_OF * len(lines):
        return []
    return lines


def _of_lines(path: Path, text: str, lines: list[str]) -> Iterator[AuditedText]:
    at, number = 0, 1
    for line in lines:
        found = text.find(line.split("\n")[0], at)
        number += text.count("\n", at, max(found, at))
        at = max(found, at)
        parts = parse_reference(line)
        label = parts.first("label")
        yield AuditedText(Place(path, number), label and label.strip("[]() ."), line, parts)
