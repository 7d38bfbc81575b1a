"""Add works: by anything that is typed or pasted, a line each, by files of bibliographies and by PDFs."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from starlette.datastructures import UploadFile
from starlette.responses import Response

from litman.actions.add.add_result import AddResult
from litman.actions.add.add_things import add_things
from litman.actions.add.import_report import ImportReport
from litman.actions.add.things import guess_thing
from litman.errors import LitmanError, NotAddedError
from litman.formats.taken_over import ENDINGS, formats_said, taken_over_as
from litman.library.said import said_of_notice
from litman.web.asking import asking_for
from litman.web.page import MOST_UPLOADED, Asked, Page

_SHOWN = 500  # of the entries of a file
_STEPS = 200  # in which progress is told
_LEAST_ENTRIES = 20  # of a file, from which on it is told


def show_add(asked: Asked) -> Response:
    """Return the page by which works are added."""
    return _page(asked, "")


def add(asked: Asked) -> Response:
    """Add what was typed, a line each, or what is in a file."""
    file = asked.files.get("file")
    if file is not None and file.filename:
        said, html = _add_file(asked, file)
    else:
        lines = [line.strip() for line in asked.form.get("given", "").splitlines() if line.strip()]
        if not lines:
            raise NotAddedError("", "give a DOI, a PMID, an ISBN, an address, a reference, or a file")
        said, html = _add_typed(asked, lines)
    return asked.json({"said": said, "html": html}) if asked.is_fragment else _page(asked, html)


def _page(asked: Asked, results: str) -> Response:
    endings = ",".join(sorted({*ENDINGS, ".pdf", ".txt"}))
    return asked.page("add.html", title="Add works", results=results, endings=endings, most=MOST_UPLOADED)


def _add_typed(asked: Asked, lines: Sequence[str]) -> tuple[str, str]:
    things = [guess_thing(line, endings=()) for line in lines]
    with asked.desk.change("add", "any", *lines):
        results = list(
            add_things(
                asked.desk.library(),
                [thing for thing in things if thing.kind != "file"],
                asking_for(asked.desk),
                instead_of=lambda name: name,
            )
        )
    results += [
        AddResult(thing.given, None, "failed", reason="choose the file itself, or drop it here")
        for thing in things
        if thing.kind == "file"
    ]
    return _said(results), _results(asked, results)


def _add_file(asked: Asked, file: UploadFile) -> tuple[str, str]:
    name = PurePosixPath((file.filename or "").replace("\\", "/")).name[-120:] or "file"
    with tempfile.TemporaryDirectory(prefix="litman-") as folder:
        path = Path(folder) / name
        path.write_bytes(file.file.read())
        if path.suffix.lower() == ".pdf":
            return _add_pdf(asked, path)
        way = taken_over_as(path)
        if way is None:
            raise NotAddedError(
                name, f"it is neither a PDF nor a bibliography that is read, which are: {formats_said()}"
            )
        try:
            return _take_over(asked, path, way)
        except LitmanError as exc:
            if str(path) not in str(exc):
                raise
            # Where the file lay for a moment is nothing to anybody.
            why = str(exc).replace(f"{path}: ", "").replace(str(path), "it")
            raise NotAddedError(name, why) from exc


def _add_pdf(asked: Asked, path: Path) -> tuple[str, str]:
    from litman.actions.add.add_pdfs import add_pdfs

    with asked.desk.change("add", "pdf", path.name):
        results = list(add_pdfs(asked.desk.library(), [path], asking_for(asked.desk)))
    named = [
        replace(
            result,
            given=path.name,
            reason=result.reason.replace(str(path), path.name) if result.reason else None,
        )
        for result in results
    ]
    return _said(named), _results(asked, named)


def _take_over(asked: Asked, path: Path, way: str) -> tuple[str, str]:
    from litman.actions.add.add_bib import add_bib, read_bib_files
    from litman.actions.add.add_records import add_records, count_records

    with asked.writing("add", way, path.name) as library:
        if way == "bib":
            documents = read_bib_files([path])
            told = _progress(asked, sum(len(one.key_tiles) for one in documents))
            report = add_bib(library, documents, update=False, dry_run=False, progress=told)
        else:
            told = _progress(asked, count_records([path], way))
            report = add_records(library, [path], way, update=False, dry_run=False, progress=told)
    return _taken_over(asked, path, report)


def _taken_over(asked: Asked, path: Path, report: ImportReport) -> tuple[str, str]:
    counts = Counter(result.outcome for result in report.results)
    parts = [f"{counts['added'] + counts['renamed']:,} added", f"{counts['present']:,} there already"]
    html = asked.text(
        "taken_over.html",
        name=path.name,
        report=report,
        shown=report.results[:_SHOWN],
        said=", ".join(parts),
        findings=report.findings[:_SHOWN],
    )
    return f"{path.name}: {', '.join(parts)}", html


def _progress(asked: Asked, total: int) -> Callable[[], None]:
    """Return what is called once an entry, and tells the page that sent the file how far it is."""
    name, done, step = asked.form.get("id", ""), 0, max(1, total // _STEPS)

    def advance() -> None:
        nonlocal done
        done += 1
        if name and total >= _LEAST_ENTRIES and done % step == 0:
            asked.tell("adding", id=name, done=done, total=total)

    return advance


def _results(asked: Asked, results: Sequence[AddResult]) -> str:
    notices = [
        said_of_notice(result.record.gravest) if result.record and result.record.gravest else None
        for result in results
    ]
    return asked.text("added.html", results=list(zip(results, notices, strict=True)))


def _said(results: Sequence[AddResult]) -> str:
    names = [result.key for result in results if result.key and result.outcome == "added"]
    if names:
        return f"Added: {', '.join(names)}"
    there = [result.key for result in results if result.key]
    if there:
        return f"There already: {', '.join(there)}"
    return f"Not added: {next((result.reason for result in results if result.reason), 'nobody knows it')}"


PAGES = (Page("/add", show_add, area="works"), Page("/add-works", add, "POST", most_bytes=MOST_UPLOADED))
