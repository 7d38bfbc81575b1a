"""The words of a sentence that tell something, as they are looked for: each alone, or in other words."""

from __future__ import annotations

from litman.index.query.nodes import Words
from litman.text.content_words import content_words
from litman.text.said_otherwise import said_otherwise


def telling_words(text: str) -> tuple[Words, ...]:
    """Return the words of a sentence but the small ones, each once, with what says the same."""
    words = content_words(text)
    return tuple(
        Words(word, also=also) for word, also in zip(words, said_otherwise(text, words), strict=True)
    )
