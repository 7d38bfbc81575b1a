"""Whether what is printed may have colours, beside what the terminal itself can."""

from __future__ import annotations

from collections.abc import Mapping


def refuses_colour(environment: Mapping[str, str]) -> bool:
    """Whether the person wants no colours, or has a terminal without.

    Source: no-color.org (any value but an empty one); the BSD's CLICOLOR; terminfo's `dumb`.
    """
    return bool(
        environment.get("NO_COLOR") or environment.get("CLICOLOR") == "0" or environment.get("TERM") == "dumb"
    )
