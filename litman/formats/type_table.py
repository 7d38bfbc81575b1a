"""The types of a format beside CSL's: one table for both directions, so that a type that was written comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from litman.csl.variables import ITEM_TYPES

_BETWEEN = "; "  # a word that tells the type, and what the work's own genre says


@dataclass(frozen=True, slots=True)
class TypeTable:
    """What each type of a format means in CSL, and which of them is written for a CSL type.

    Each CSL type stands in one of the tables: what `codes` or `words` mean comes back as it was (where both do, the
    words are written), what is in `nearest` comes back as another type, because the format has none for it.
    """

    # the format's type → CSL type; of several for one CSL type, the first is written
    codes: Mapping[str, str]
    # A type and a word in the format's field for the kind of work (RIS: M3) → CSL type; the first is written. The words
    # are in small letters here and where we write them: so they say the type alone, and `Preprint` is a genre as well.
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    # CSL type → the format's type that says most of it
    nearest: Mapping[str, str] = field(default_factory=dict)

    def read(self, code: str, genre: str | None = None) -> tuple[str | None, str | None]:
        """Return the CSL type and the genre that a type and the words beside it mean; no CSL type for unknown ones."""
        word, _, rest = (genre or "").partition(_BETWEEN)
        for (of_code, known), csl_type in self.words.items():
            if code == of_code and word.casefold() == known:
                return csl_type, (rest or None) if word == known else genre
        return self.codes.get(code), genre

    def written(self, csl_type: str, genre: str | None = None) -> tuple[str, str | None]:
        """Return the format's type for a CSL type, a document's for what is none, and the words to stand beside it."""
        csl_type = csl_type if csl_type in ITEM_TYPES else "document"
        for (code, word), meant in self.words.items():
            if meant == csl_type:
                is_said = (genre or "").partition(_BETWEEN)[0].casefold() == word
                return code, genre if is_said else _BETWEEN.join(filter(None, (word, genre)))
        found = next((code for code, meant in self.codes.items() if meant == csl_type), None)
        return found or self.nearest[csl_type], genre
