"""Why a text that was given is no identifier."""

from __future__ import annotations

from collections.abc import Collection

from litman.errors import LitmanError, MalformedDoiError, MalformedIdentifierError, NotOfKindError
from litman.identifiers.kinds import KINDS, label_of


def malformed(text: str, kinds: Collection[str], *, named: str | None = None) -> LitmanError:
    """Return the error for a text that is no identifier of these kinds; `named` is the one that the person said."""
    untold = [kind for kind in kinds if kind in KINDS and not KINDS[kind].is_telling]
    if named in KINDS and not (text.strip().isdigit() and untold and named not in untold):
        return (
            MalformedDoiError(text)
            if named == "doi"
            else NotOfKindError(text, label_of(named), KINDS[named].example)
        )
    return MalformedIdentifierError(text, [label_of(kind) for kind in KINDS if kind in kinds])
