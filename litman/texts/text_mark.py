"""Marks of the text that a claim was checked against, so that a later change of it can be seen."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from litman.text.folding import fold
from litman.texts.of_work import TextOfWork, TextsOfWork

_DIGITS = 12  # of a digest, as fingerprints have


class TextMark(NamedTuple):
    """What a text was: its letters, and the bytes of its file; two texts with either in common are one."""

    text: str
    file: str | None  # None of an abstract, which stands in the entry


def mark_of_text(text: TextOfWork) -> TextMark:
    """Return the mark of a text; case, marks and white space do not count, and of a file notes in it neither."""
    letters = "".join(letter for letter in fold(text.text.text) if letter.isalnum())
    digest = hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return TextMark(digest, text.digest[:_DIGITS] if text.digest is not None else None)


def mark_of_work(texts: TextsOfWork) -> TextMark | None:
    """Return the mark of the text that wins of those of a work; None where there is none."""
    return mark_of_text(texts.texts[0]) if texts.texts else None


def is_other_text(then: TextMark, texts: TextsOfWork) -> bool:
    """Whether the work's texts are others than the one that was read then; one that is gone is not another."""
    now = [text for text in texts.texts if then.file is None or text.origin != "abstract"]
    marks = map(mark_of_text, now)
    return bool(now) and not any(
        mark.text == then.text or (mark.file is not None and mark.file == then.file) for mark in marks
    )
