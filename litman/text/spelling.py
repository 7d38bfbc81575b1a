"""Words that somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def near_words(word: str, known: Iterable[str]) -> list[str]:
    """Return up to three of the known words that are spelt like this one, without regard to case."""
    import difflib  # only a word that is not known pays for it

    folded = {name.lower(): name for name in known}
    return [folded[name] for name in difflib.get_close_matches(word.lower(), folded, n=3, cutoff=0.6)]
