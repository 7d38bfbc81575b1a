"""Convert a post: its numbers, notes, names with years and links to works become citations by key."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from litman.actions.claims.post_of_file import post_of_file
from litman.actions.convert.anchors import moved_states
from litman.actions.convert.choose import Chooser, Meant, Stays, Unclear
from litman.actions.convert.list_lines import ListLines, list_lines
from litman.actions.convert.model import Conversion, Converted, Edit, PostChange, Refused, apply_edits
from litman.actions.convert.printed_list import Dropped, drop_list
from litman.actions.convert.read_source import Source, read_source
from litman.actions.convert.rewrite import Rewriter, Rewritten
from litman.actions.convert.verify import keyed_count, missing_in, read_again
from litman.actions.standing.settled import settled
from litman.actions.standing.write_standing import written_sentences
from litman.claims.collection import claims_path
from litman.claims.model import ClaimsFile
from litman.claims.sound import read_sound
from litman.errors import ConversionError
from litman.files import read_seen
from litman.library.library import Library, WritableLibrary
from litman.library.storage.outside import may_undo
from litman.library.storage.transaction import FileChange
from litman.posts.analyse import Analysis, MarkerUse, analyse_post
from litman.posts.converting.dialect_of import dialect_of
from litman.posts.converting.dialects import DIALECTS
from litman.posts.converting.people import Authors
from litman.posts.readers.read import read_post
from litman.standing.known import Known, known_of
from litman.standing.stand import stand
from litman.text.folding import fold
from litman.work import Work

_ROUNDS = 3  # in which what does not read as it was written is taken back
_BY_HAND = "write it by hand"
_NOT_READ = "what would be written there is not read as a citation"
_BESIDE = Unclear("a marker that has to stay stands right beside it", _BY_HAND)
_CALLED = Unclear("another call of this note stays, which needs its words here", _BY_HAND)
_Group = list[tuple[MarkerUse, tuple[str, ...]]]  # markers that touch, each with the keys of its works


def plan_conversion(
    library: Library, path: Path, *, drops_list: bool = False, bibliography: bool | None = None
) -> Conversion:
    """Return the post as it would be with its markers written as citations by key; nothing is written.

    A marker is converted only where it is certain which works it means, and where the new citation, read again, cites
    just these.

    Raises:
        FileReadError, NotSplicedError, NotUtf8Error: the file is none whose markers can be changed.
        EmptyPostError, PostLinesError, BrokenClaimsError: the post or its claims file cannot be read.
        ConversionError: a citation that the post has already would be lost.
    """
    source = read_source(path)
    analysis = settled(analyse_post(read_post(path, data=source.seen.data)), library)
    post_id = post_of_file(library, path)
    claims = None if post_id is None else read_seen(claims_path(library.claims_folder, post_id))
    file = read_sound(claims.path, claims.data) if claims else None
    known = known_of(library)
    name = dialect_of(analysis.post, source.text)
    assert name is not None, path
    lines = list_lines(library, analysis.post, source.text, name, asked=bibliography)
    planner = _Planner(library, analysis, file, known, source, name, lines)
    made, refused, stays = planner.markers(post_id)
    edits, dropped, after = planner.verified(made, refused, drops_list=drops_list)
    is_marked = dropped.holds(lines.mark)
    others: tuple[FileChange, ...] = ()
    if file is not None and claims is not None and after is not None and edits:
        data = _claims_data(planner, file, claims.data, after, edits, apply_edits(source.text, edits))
        others = (FileChange(claims.path, claims.digest, data),) if data != claims.data else ()
    written = set(edits)
    kept = [one for one in made if one.edit in written]
    return Conversion(
        path,
        source.seen,
        source.text,
        apply_edits(source.text, edits),
        DIALECTS[name].name,
        tuple(_converted(planner, one) for one in kept),
        tuple(sorted(refused, key=lambda one: (one.line, one.column))),
        stays.count("keyed"),
        stays.count("note"),
        stays.count("link"),
        dropped.references,
        dropped.stays,
        tuple(edit.new.strip() for edit in lines.edits(is_marked=is_marked) if edit in written),
        lines.offered(is_marked=is_marked) if kept else (),
        post_id,
        others,
        may_undo(library.root, path),
    )


def write_conversion(library: WritableLibrary, conversion: Conversion) -> None:
    """Write a post as it was planned, and the places of its claims, as one change.

    Raises:
        FileChangedError, FileWriteError: nothing is written.
    """
    write_change(library, conversion, conversion.others)


def write_change(library: WritableLibrary, change: PostChange, others: Sequence[FileChange] = ()) -> None:
    """Write a post as it was planned, and other files with it.

    Raises:
        FileChangedError, FileWriteError: nothing is written.
    """
    library.save(others=[FileChange(change.path, change.seen.digest, change.data), *others])


class _Planner:
    """Plans the edits of one post."""

    def __init__(
        self,
        library: Library,
        analysis: Analysis,
        file: ClaimsFile | None,
        known: Known,
        source: Source,
        name: str,
        lines: ListLines,
    ) -> None:
        self._library, self.analysis, self._known = library, analysis, known
        self.file, self.source, self._dialect = file, source.text, DIALECTS[name]
        self._path, self._lines = analysis.post.path, lines
        self._standing = stand(analysis, file, known)
        self._works: dict[str, Work] = {}
        self.rewriter = Rewriter(analysis, source.text, self._dialect, self._people, self._work)

    @property
    def known(self) -> Known:
        """What the library knows."""
        return self._known

    def markers(self, post_id: str | None) -> tuple[list[Rewritten], list[Refused], list[str]]:
        """Return the markers that can be written anew, those that cannot, and what stays as it is."""
        chooser = Chooser(self.analysis, self._standing, self._path, post_id)
        made: list[Rewritten] = []
        refused: list[Refused] = []
        stays: list[str] = []
        groups: list[_Group] = []
        unclear: MarkerUse | None = None  # the marker before, where it stays
        pairs = zip(self.analysis.markers, self._standing.markers, strict=True)
        for use, stands in sorted(pairs, key=lambda pair: pair[0].marker.start):
            chosen = chooser.choose(use, stands)
            if isinstance(chosen, Stays):
                stays.append(chosen.kind)
                continue
            touches = unclear is not None and self.rewriter.touch(unclear, use)
            if isinstance(chosen, Meant) and not touches:
                self._group(groups, use, chosen.keys)
                unclear = None
                continue
            if isinstance(chosen, Unclear) and groups and self.rewriter.touch(groups[-1][-1][0], use):
                refused += [self._refused(one, _BESIDE) for one, _ in groups.pop()]
            refused.append(self._refused(use, chosen if isinstance(chosen, Unclear) else _BESIDE))
            unclear = use
        for group in groups:
            one = self.rewriter.rewrite(group)
            if isinstance(one, Unclear) and len(group) > 1:  # each by itself
                for member in group:
                    self._take(self.rewriter.rewrite([member]), member[0], made, refused)
            else:
                self._take(one, group[0][0], made, refused)
        self._keep_called(made, refused)
        return made, refused, stays

    def _keep_called(self, made: list[Rewritten], refused: list[Refused]) -> None:
        """Take back notes within the text that another call needs, one that stays."""
        written = {use for one in made for use in one.uses}
        stay = {
            use.marker.labels[0]
            for use in self.analysis.markers
            if use.marker.kind == "footnote" and use not in written
        }
        for one in list(made):
            needed = [use for use in one.uses if use.marker.labels[0] in stay]
            if any(self.rewriter.is_inline(use.marker) for use in needed):
                made.remove(one)
                refused += [self._refused(use, _CALLED) for use in one.uses]

    def _group(self, groups: list[_Group], use: MarkerUse, keys: tuple[str, ...]) -> None:
        if groups and self.rewriter.touch(groups[-1][-1][0], use):
            groups[-1].append((use, keys))
        else:
            groups.append([(use, keys)])

    def _take(
        self, one: Rewritten | Unclear, use: MarkerUse, made: list[Rewritten], refused: list[Refused]
    ) -> None:
        if isinstance(one, Unclear):
            refused.append(self._refused(use, one))
        elif made and one.edit.start < made[-1].edit.end:
            refused.append(self._refused(use, Unclear("another marker stands at its place", _BY_HAND)))
        else:
            made.append(one)

    def _refused(self, use: MarkerUse, why: Unclear) -> Refused:
        place = self.analysis.post.place(use.marker.start)
        return Refused(place.line or 1, place.column or 1, use.marker.text, why.reason, why.mend)

    def verified(
        self, made: list[Rewritten], refused: list[Refused], *, drops_list: bool
    ) -> tuple[list[Edit], Dropped, Analysis | None]:
        """Return the edits that read as they were written, with those that take the list out, and the post then.

        Markers whose citations do not read so are put among the refused.
        """
        dropped = Dropped()
        for _ in range(_ROUNDS):
            dropped = self._dropped(made, refused) if drops_list else Dropped()
            others = [*dropped.edits, *self._list_lines(made, dropped)]
            pairs = sorted(
                [(one.edit, one.keys) for one in made] + [(edit, ()) for edit in others],
                key=lambda pair: (pair[0].start, pair[0].end),
            )
            if not pairs:
                return [], dropped, None
            edits = [edit for edit, _ in pairs]
            text = apply_edits(self.source, edits)
            after = read_again(self._path, text)
            missing = range(len(pairs)) if after is None else missing_in(after, text, pairs)
            wrong = {pairs[number][0] for number in missing if pairs[number][1]}
            if not wrong:
                if after is not None and keyed_count(after) < keyed_count(self.analysis) + len(made):
                    raise ConversionError(self._path)
                return edits, dropped, after
            refused += [self._refused(o.use, Unclear(_NOT_READ, _BY_HAND)) for o in made if o.edit in wrong]
            made[:] = [one for one in made if one.edit not in wrong]
            self._keep_called(made, refused)
        raise ConversionError(self._path)

    def _list_lines(self, made: Sequence[Rewritten], dropped: Dropped) -> list[Edit]:
        is_asked = self._lines.asked and keyed_count(self.analysis) > 0
        return self._lines.edits(is_marked=dropped.holds(self._lines.mark)) if made or is_asked else []

    def _dropped(self, made: Sequence[Rewritten], refused: Sequence[Refused]) -> Dropped:
        if refused:
            return Dropped(stays="markers that stay lead to it")
        cited = {at for one in made for at in self._cited_at(one)}
        gone = {
            use.marker.labels[0] for one in made for use in one.uses if self.rewriter.is_inline(use.marker)
        }
        mark = self._lines.mark
        return drop_list(self.analysis, self.source, self.rewriter.places, cited=cited, gone=gone, mark=mark)

    def _cited_at(self, one: Rewritten) -> set[int]:
        keys = {self._known.works.resolve(key) or key for key in one.keys}
        printed = (item for item in self._standing.references if item.printed is not None)
        return {item.printed for item in printed if item.printed is not None and item.key in keys}

    def _work(self, key: str) -> Work:
        if key not in self._works:
            self._works[key] = self._library.work(self._library.require_entry(key))
        return self._works[key]

    def _people(self, key: str) -> Authors:
        work = self._work(key)
        names = [name for name in work.author or work.editor if not name.is_others]
        given = (word.strip(".") for name in names for word in fold(name.given or "").split())
        return Authors(tuple(name.family or name.literal or "" for name in names), frozenset(given))


def _converted(planner: _Planner, one: Rewritten) -> Converted:
    line, column = planner.rewriter.places.line_and_column(one.edit.start)
    old = planner.source[one.edit.start : one.edit.end]
    return Converted(line, column, old, one.edit.new, one.keys)


def _claims_data(
    planner: _Planner, file: ClaimsFile, data: bytes, after: Analysis, edits: list[Edit], text: str
) -> bytes:
    """Return the claims file with its claims at their sentences, as these read now."""
    states = moved_states(file, planner.analysis, planner.source, after, text, edits)
    standing = stand(after, file, planner.known, accepted=states.keys(), states=states)
    return written_sentences(data, file, standing, states.keys())
