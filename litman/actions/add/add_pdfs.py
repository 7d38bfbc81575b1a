"""Add works by their PDF files: which work each is, by what it says of itself and what registries say to that."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from litman.actions.add.add_identified import add_identified
from litman.actions.add.add_result import AddResult
from litman.actions.add.asking import Asking
from litman.actions.match.match_strings import match_strings, places_of
from litman.actions.match.pool_records import record_from_pool
from litman.actions.works.attach_file import attach_file
from litman.csl.from_json import work_from_item
from litman.errors import IncompleteError, LitmanError, StoppedError
from litman.identifiers.identifier import Identifier, doi_identifier
from litman.identifiers.kinds import printed
from litman.library.known_library import KnownLibrary
from litman.library.library import Library, writing
from litman.papers.bears_out import bearing_of
from litman.papers.paper import Paper, read_paper
from litman.shell import command
from litman.sources.resolve import resolve
from litman.text.terminal import shorten
from litman.work import Work

_UNCOMPARED = "its pages say nothing that could be compared with it"
_BY_HAND = "add the work by an identifier, then `{}` keeps the file with it"


@dataclass(slots=True)
class _Found:
    """What was found out about one file."""

    identifier: Identifier | None = None
    key: str | None = None  # where the library has the work
    said: str = ""
    silent: str = ""  # who did not answer


def add_pdfs(
    library: Library,
    paths: Sequence[Path],
    asking: Asking,
) -> Generator[AddResult, None, None]:
    """Add the work of each file, and keep the file with it; yield one result for each, in order.

    An identifier counts where the registry's title stands on the pages as their own: a paper cites others, and names
    its journal. Without one, title and authors are matched as `litman match` matches them. A weak likeness is none.
    """
    for path in paths:
        try:
            paper = read_paper(path)
        except LitmanError as exc:
            yield AddResult(str(path), None, "failed", reason=str(exc).removeprefix(f"{path}: "))
            continue
        search = _Search(library, paper, asking)
        found = search.by_identifier()
        if found.identifier is None and found.key is None:
            found = search.by_title(found)
        if found.key is not None:
            result = AddResult(str(path), found.identifier, "present", key=found.key)
        elif found.identifier is None:
            reason = found.silent or f"{found.said}; {_BY_HAND.format(command('attach KEY', path))}"
            result = AddResult(str(path), None, "incomplete" if found.silent else "failed", reason=reason)
        else:
            (result,) = add_identified(
                library, [str(found.identifier)], asking, read={str(found.identifier): found.identifier}.get
            )
            result = replace(result, given=str(path), reason=result.reason or found.said or None)
        yield _attach(library, result, path, asking)
        library = library.again()


class _Search:
    """Looks for the work of one file."""

    def __init__(self, library: Library, paper: Paper, asking: Asking) -> None:
        self._library = library
        self._known = KnownLibrary(library)
        self._paper = paper
        self._asking = asking

    def by_identifier(self) -> _Found:
        """Return what the identifiers lead to that the file states or prints."""
        mentioned: list[Identifier] = []
        unknown: list[str] = []
        silent = ""
        for identifier in self._paper.named:
            key = (
                self._known.identified(identifier.kind, identifier.value)
                if identifier.kind != "arxiv"
                else None
            )
            try:
                work = self._known.work(key) if key else self._work(identifier)
            except StoppedError:
                raise
            except IncompleteError as exc:
                silent = silent or str(exc)
                continue
            except LitmanError:
                work = None
            bearing = bearing_of(self._paper, work) if work is not None else "other"
            if bearing in ("title", "silence"):
                said = _UNCOMPARED if bearing == "silence" else ""
                return _Found(identifier, key, said)
            if bearing == "mention":
                mentioned.append(identifier)
            else:
                unknown.append(printed(identifier))
        stated = [identifier for identifier in mentioned if identifier in self._paper.own]
        if stated:
            return _Found(stated[0], self._key_of(stated[0]))
        if mentioned:
            names = ", ".join(map(printed, mentioned))
            return _Found(said=f"it names {names}, and does not say that it is this work", silent=silent)
        said = f"{', '.join(unknown)}: no registry knows it, or it is another work" if unknown else ""
        return _Found(said=said or "it states no identifier", silent=silent)

    def by_title(self, so_far: _Found) -> _Found:
        """Return what title and authors lead to, as matching decides."""
        text = _reference(self._paper)
        if not text:
            return replace(so_far, said=f"{so_far.said}, and no title can be told")
        asking = self._asking
        places = places_of(self._library, pool=asking.pool, session=asking.session, today=asking.today)
        (found,) = match_strings([text], places)
        best = found.decision.best
        if best is None or found.decision.outcome != "accepted":
            like = f"; it may be {best.record.doi or best.record.key or best.record.title}" if best else ""
            said = f"{so_far.said}, and no work is accepted for its title {shorten(self._title, 90)!r}{like}"
            return replace(so_far, said=said, silent=so_far.silent or found.unanswered or "")
        if best.record.key is not None:
            return _Found(key=best.record.key)
        if not best.record.doi:
            return replace(so_far, said="its work has no identifier by which it could be asked for")
        return self._if_borne_out(doi_identifier(best.record.doi), so_far)

    def _if_borne_out(self, identifier: Identifier, so_far: _Found) -> _Found:
        try:
            work = self._work(identifier)
        except IncompleteError as exc:
            return replace(so_far, silent=str(exc))
        except LitmanError:
            work = None
        if work is not None and bearing_of(self._paper, work) == "title":
            return _Found(identifier, said="found by its title and authors")
        return replace(so_far, said=f"it may be {printed(identifier)}, whose title its pages do not bear out")

    @property
    def _title(self) -> str:
        return self._paper.title or self._paper.stated.title

    def _key_of(self, identifier: Identifier) -> str | None:
        return (
            self._known.identified(identifier.kind, identifier.value) if identifier.kind != "arxiv" else None
        )

    def _work(self, identifier: Identifier) -> Work | None:
        """The work that a registry, or where none answers the pool, describes."""
        try:
            record = resolve(self._asking.session, identifier, today=self._asking.today)
        except IncompleteError:
            pool = self._asking.pool
            kept = record_from_pool(pool, identifier.value) if pool and identifier.kind == "doi" else None
            if kept is None:
                raise
            return kept.work
        return work_from_item(record.item) if record.item is not None else None


def _reference(paper: Paper) -> str:
    """The file's title and people as a reference prints them; empty where no title can be told."""
    title = paper.title or paper.stated.title
    if len(title.split()) < 3:
        return ""
    at = next((n for n, line in enumerate(paper.lines) if paper.title and line.bare in paper.title), None)
    below = [line for line in paper.lines[at:][:8] if line.bare not in title] if at is not None else []
    people = ", ".join(paper.stated.people) or (below[0].text.partition("\x01")[0].strip() if below else "")
    return f"{people}. {title}." if people else f"{title}."


def _attach(library: Library, result: AddResult, path: Path, asking: Asking) -> AddResult:
    """Keep the file with the work that it was added as, or that was there."""
    if result.key is None or asking.dry_run or result.outcome not in ("added", "present"):
        return result
    now = library.again()
    try:
        with writing(now.root, now.settings, notify=asking.notify, doors=now.doors) as open_library:
            attached = attach_file(open_library, result.key, path)
    except LitmanError as exc:
        return replace(result, remark="; ".join(filter(None, (result.remark, f"not attached: {exc}"))))
    return replace(result, file=attached.path)
