"""What a reader sees where a post cites by key: the works, as `[Moss & Fern 2019, p. 4]`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from litman.actions.post_view.model import WorkView
from litman.posts.analyse import MarkerUse
from litman.posts.markers.marker import Marker, is_apart
from litman.posts.post import HIDDEN_CITATION
from litman.standing.model import MarkerStanding


def shown_markers(
    uses: Sequence[MarkerUse], markers: Sequence[MarkerStanding], works: Mapping[str, WorkView]
) -> dict[int, str]:
    """Return what is shown for markers by key, by their number; one with a key that nobody has stays as written."""
    shown = {}
    for number, (use, marker) in enumerate(zip(uses, markers, strict=True)):
        if use.marker.text.startswith("[^") and use.marker.kind == "footnote":
            shown[number] = use.marker.label
        if use.marker.kind != "pandoc" and use.marker.text != HIDDEN_CITATION:
            continue
        words = _in_words(use.marker, marker, works)
        if words is not None:
            shown[number] = words
    return shown


def _in_words(marker: Marker, standing: MarkerStanding, works: Mapping[str, WorkView]) -> str | None:
    by_label = {
        lead.label: works[lead.key].who
        for lead in standing.leads
        if lead.key is not None and lead.key in works
    }
    parts = []
    for place, label in enumerate(marker.labels):
        who = by_label.get(label)
        if not who:
            return None
        item = marker.items[place] if place < len(marker.items) else None
        said = [f"{item.prefix.strip()} {who}" if item is not None and item.prefix else who]
        if item is not None:
            said += [part.strip(" ,") for part in (item.locator, item.suffix) if part and part.strip(" ,")]
        parts.append(", ".join(said))
    words = "; ".join(parts)
    return f"[{words}]" if is_apart(marker) else words
