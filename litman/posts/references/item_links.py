"""The addresses behind the words of a reference: `[PDF](https://…)`, a linked title, `[CrossRef]`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from litman.identifiers.addresses import identify_address, is_shared
from litman.identifiers.identifier import Identifier
from litman.identifiers.of_work import with_identifier
from litman.posts.post import Post
from litman.posts.references.post_reference import PostReference
from litman.work import Work

_MOST = 20  # links of one reference
# Code points of a note that points at a page: `Zie voor meer informatie het [Toetsingskader](…)`.
_LONGEST = 300
_SHARE = 0.4  # of a note's letters, where its link is the reference
_POINTING = (
    *(
        "see ",
        "zie ",
        "siehe ",
        "vgl. ",
        "cf. ",
        "voir ",
        "véase ",
        "ver ",
        "vedi ",
        "cfr. ",
        "zob. ",
        "см. ",
    ),
    *("source", "quelle", "bron", "fuente", "fonte", "參見", "参见"),
)


def with_links(post: Post, items: Iterable[PostReference]) -> list[PostReference]:
    """Return the references with the addresses to which they link, each once, those within the page left out."""
    links = [hint for hint in post.hints if hint.kind == "link" and _leads_out(hint.target)]
    starts = [hint.start for hint in links]
    found = []
    for item in items:
        at = bisect_left(starts, item.start)
        inside: dict[str, None] = {}
        while at < len(links) and links[at].start < item.end and len(inside) < _MOST:
            if links[at].end <= item.end and links[at].target:
                inside[links[at].target or ""] = None
            at += 1
        found.append(replace(item, links=tuple(inside)) if inside else item)
    return found


def work_with_links(work: Work, links: Sequence[str]) -> Work:
    """Return the work with what its links say and its text does not: of each kind of identifier the only one."""
    known: dict[str, set[str]] = {}
    other: set[str] = set()
    for link in links:
        identifier = identify_address(link)
        if identifier is not None:
            known.setdefault(identifier.kind, set()).add(identifier.value)
        elif not is_shared(link):
            other.add(link)
    for kind, values in known.items():
        if len(values) == 1:
            work = with_identifier(work, Identifier(kind, *values))
    if len(other) == 1 and work.URL is None and not known:
        work = replace(work, URL=other.pop())
    return work


def bare_address(address: str) -> str:
    """Return an address without scheme, `www.`, fragment and a slash at its end: the same for links to one page."""
    bare = (
        address.partition("#")[0].rpartition("//")[2]
        if address.count("//") == 1
        else address.partition("#")[0]
    )
    host, slash, rest = bare.rstrip("/").partition("/")
    return host.lower().removeprefix("www.") + slash + rest


def points_at_page(post: Post, note: PostReference) -> bool:
    """Whether a note is a link and little else, or says where to look: `See the [report](https://…) of the council`."""
    if len(note.links) != 1 or len(note.text) > _LONGEST:
        return False
    if note.text.casefold().startswith(_POINTING):
        return True
    shown = sum(
        hint.end - hint.start
        for hint in post.hints[bisect_left(post.hints, note.start, key=lambda hint: hint.start) :][
            : 4 * _MOST
        ]
        if hint.kind == "link" and hint.target in note.links and hint.end <= note.end
    )
    return shown >= _SHARE * len(note.text)


def _leads_out(address: str | None) -> bool:
    return address is not None and address[:8].lower().startswith(("http://", "https://", "//"))
