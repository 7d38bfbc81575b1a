"""Where the claims of a post stand once its markers are written anew: their sentences are the same sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from litman.actions.convert.model import Edit
from litman.claims.anchor_state import AnchorState
from litman.claims.model import ClaimsFile
from litman.posts.analyse import Analysis
from litman.posts.converting.places import SourcePlaces
from litman.standing.sentences import stand_anchors


def moved_states(
    file: ClaimsFile,
    before: Analysis,
    old_source: str,
    after: Analysis,
    new_source: str,
    edits: Sequence[Edit],
) -> Mapping[str, AnchorState]:
    """Return where claims stand in the converted post whose sentences stood in it word for word, by claim id.

    A sentence is the one that begins where the old one began, whatever its markers are now.
    """
    old, new = SourcePlaces(before.post, old_source), SourcePlaces(after.post, new_source)
    spans = sorted({*((s.start, s.end) for s in after.sentences), *((c.start, c.end) for c in after.claims)})
    starts: list[tuple[int, tuple[int, int]]] = []
    for span in spans:
        at = new.offset(span[0])
        if at is not None:
            starts.append((at, span))
    starts.sort()
    offsets = [at for at, _ in starts]
    shift = _Shift(edits)
    found: dict[str, AnchorState] = {}
    exact = {claim.id: claim.anchor.exact for claim in file.claims}
    for claim_id, state in stand_anchors(before, file).items():
        if state.state not in ("same", "moved") or state.start is None or state.end is None:
            continue
        at = old.offset(state.start)
        if at is None:
            continue
        number = bisect_right(offsets, shift.of(at)) - 1
        if number < 0:
            continue
        begin, span = starts[number]
        if begin <= shift.of(at) < begin + max(1, span[1] - span[0]):
            is_same = exact[claim_id] == after.post.text[span[0] : span[1]]
            found[claim_id] = AnchorState("moved" if is_same else "changed", *span, 1.0)
    return found


class _Shift:
    """Where an offset of the old source is in the new one."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts: list[int] = []
        self._ends: list[tuple[int, int, int]] = []  # end, shift behind it, where the new text begins
        moved = 0
        for edit in sorted(edits, key=lambda edit: edit.start):
            self._starts.append(edit.start)
            begin = edit.start + moved
            moved += len(edit.new) - (edit.end - edit.start)
            self._ends.append((edit.end, moved, begin))

    def of(self, at: int) -> int:
        number = bisect_right(self._starts, at) - 1
        if number < 0:
            return at
        end, moved, begin = self._ends[number]
        return begin if at < end else at + moved
