"""The references of a post and what each was matched to, as JSON; nobody is asked to choose."""

from __future__ import annotations

from collections.abc import Sequence

from litman.actions.match.as_json import match_json
from litman.actions.match.match_post import is_decided, standing_by_id
from litman.actions.match.match_strings import MatchedString, Places, match_strings
from litman.library.library import Library


def match_post_json(
    library: Library, post_id: str, places: Places
) -> tuple[list[dict[str, object]], Sequence[MatchedString]]:
    """Return the references that a post prints, and of those that nobody has decided what they were matched to.

    A reference that is tied to a work, or of which a person said that it is none of those found, is shown as it
    stands; of every other one the string is matched.

    Raises:
        UnknownPostError: there is no such post.
        BrokenClaimsError: its file has a fault.
    """
    said: list[dict[str, object]] = []
    found: list[MatchedString] = []
    for item in standing_by_id(library, post_id).standing.references:
        if item.printed is None:
            continue
        about: dict[str, object] = {"reference": item.id, "label": item.label, "key": item.key}
        if item.key is not None or is_decided(item.as_kept()):
            said.append(about | {"string": item.text, "outcome": item.outcome})
            continue
        (result,) = match_strings([item.text], places)
        found.append(result)
        said.append(about | match_json(result, library, places))
    return said, found
