"""The post of an office document, of its blocks as they were read and of the properties that its file keeps."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from litman.errors import EmptyPostError
from litman.posts.post import Format, Post
from litman.posts.prose import text_shapes as shapes
from litman.posts.prose.bylines import date_in
from litman.posts.prose.people import mark_biographies
from litman.posts.readers.build import TextBuilder
from litman.posts.readers.unstyled import mark_unstyled_head


class Properties(Protocol):
    """What a file keeps about its document beside the text."""

    @property
    def title(self) -> str | None:
        """The title; that of a template often."""

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors, as the program knows them."""

    @property
    def date(self) -> str | None:
        """The day."""


def office_post(path: Path, name: Format, builder: TextBuilder, properties: Properties) -> Post:
    """Return the post; what its text shows counts before the properties, but for authors.

    Raises:
        EmptyPostError: there is no text in it.
    """
    builder.close_block()
    if not builder.blocks:
        raise EmptyPostError(path)
    text = builder.text
    told = mark_unstyled_head(text, builder.blocks, builder.hints)
    bylines = [
        *(f"By {author}" for author in properties.authors),
        *(text[block.start : block.end] for block in told if block.kind == "byline"),
    ]
    blocks, named = mark_biographies(text, tuple(told), bylines)
    shown = " ".join(text[block.start : block.end] for block in blocks if block.kind == "title")
    return Post(
        path=path,
        format=name,
        text=text,
        blocks=blocks,
        title=shapes.flat(shown) if shown else properties.title,
        authors=properties.authors or named,
        date=date_in(bylines) or properties.date,
        hints=builder.finished_hints(),
        source_points=tuple(builder.points),
    )
