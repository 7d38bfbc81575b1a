"""Citations by key as each mark-up language writes them: one function a dialect, and the table of them.

A writer gives None where its language has no way of saying what the citation says.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from litman.posts.converting.citation import KeyedCitation, KeyItem
from litman.posts.markers.pandoc_citations import is_cross_reference, relation_and_key
from litman.text.lazy_pattern import lazy_pattern

Writer = Callable[[KeyedCitation, str], str | None]  # the citation and what follows it → as it is written


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way of writing citations by key."""

    name: str  # as people call it
    write: Writer
    is_textual: bool = True  # whether it has a form that names the authors


# Source: Pandoc User's Guide, "Citation syntax": a key outside of braces holds these marks one by one, within words.
_PLAIN_KEY = lazy_pattern(r"(?:[^\W_](?:\w|[:.#$%&+?<>~/-](?=[^\W_]))*+|_\w++)")
_GOES_ON = lazy_pattern(r"\w|[:.#$%&+?<>~/-]+\w")  # what a reader would take for more of a bare key
_NO_PANDOC_WORDS = lazy_pattern(r"[\[\]@;{}\\^`|<>*_$]")


def _pandoc(citation: KeyedCitation, following: str) -> str | None:
    if any(_NO_PANDOC_WORDS.search(item.before + item.behind) for item in citation.items):
        return None
    if any(is_cross_reference(item.key) or relation_and_key(item.key)[0] for item in citation.items):
        return None  # Quarto would look for a figure, litman for a relation
    if citation.form == "textual":
        item = citation.items[0]
        place = f" [{item.place}]" if item.place else ""
        if not place and re.match(r"[ \n]?\[", following):
            return None  # the bracket behind it would be its page
        bare = "" if place else following
        return f"@{_pandoc_key(item.key, bare)}{place}"
    is_year = citation.form == "year"
    parts = (_pandoc_item(item, is_year=is_year and not item.with_names) for item in citation.items)
    return f"[{'; '.join(parts)}]"


def _pandoc_item(item: KeyItem, *, is_year: bool) -> str:
    before = f"{item.before} " if item.before else ""
    behind = item.behind if item.behind[:1] in (" ", ",", "") else f", {item.place}"
    return f"{before}{'-' if is_year else ''}@{_pandoc_key(item.key, behind)}{behind.rstrip()}"


def _pandoc_key(key: str, following: str) -> str:
    is_plain = _PLAIN_KEY.fullmatch(key) and not _GOES_ON.match(following)
    return key if is_plain else f"{{{key}}}"


# Source: sphinxcontrib-bibtex 2.6, "Roles and directives": {cite:p}`{see}key{p. 3};other`.
def _role(opening: str) -> Writer:
    def write(citation: KeyedCitation, following: str) -> str | None:
        if _mixed(citation) or any(re.search(r"[{}`;]", i.before + i.behind) for i in citation.items):
            return None
        if any(re.search(r"[{}`;,\s]", item.key) for item in citation.items):
            return None
        name = {"apart": "p", "textual": "t", "year": "yearpar"}[citation.form]
        items = (_braced(item.before) + item.key + _braced(item.place) for item in citation.items)
        return f"{opening.format(f'cite:{name}')}`{'; '.join(items)}`"

    return write


def _mixed(citation: KeyedCitation) -> bool:
    """Whether some of the works are to be named and others not, which only Pandoc can say at once."""
    return any(item.with_names for item in citation.items)


def _braced(words: str) -> str:
    return f"{{{words}}}" if words else ""


_NO_TEX = lazy_pattern(r"[\\{}%#&$^~_\[\]]")


def _tex(apart: str, textual: str | None, year: str, *, several: str | None) -> Writer:
    """Return the writer of a package: its commands, and that for works with words of their own, where it has one."""

    def write(citation: KeyedCitation, following: str) -> str | None:
        words = [item.before + item.behind for item in citation.items]
        if (
            _mixed(citation)
            or any(map(_NO_TEX.search, words))
            or any(re.search(r"[\\{}%#~,\s]", key) for key in citation.keys)
        ):
            return None
        command = {"apart": apart, "textual": textual, "year": year}[citation.form]
        has_two = several is not None or apart != r"\cite"
        if command is None or (citation.has_words_before and not has_two):
            return None
        inner = any(item.before for item in citation.items[1:]) or any(
            item.place for item in citation.items[:-1]
        )
        if not inner:
            options = _options(citation.items[0].before, citation.items[-1].place)
            return f"{command}{options}{{{','.join(citation.keys)}}}"
        each = [f"{_options(item.before, item.place)}{{{item.key}}}" for item in citation.items]
        if several is not None and citation.form == "apart":
            return several + "".join(each)
        if apart == r"\citep":  # natbib
            return r"\citetext{" + "; ".join(rf"\citealp{one}" for one in each) + "}"
        return ", ".join(command + one for one in each)

    return write


def _options(before: str, place: str) -> str:
    place = re.sub(r"(?<=[.§])\s(?=\d)", "~", place)
    if before:
        return f"[{before}][{place}]"
    return f"[{place}]" if place else ""


# Source: The Org Manual, "Citations"; oc-basic and oc-natbib know the styles `text` and `noauthor`.
def _org(citation: KeyedCitation, following: str) -> str | None:
    words = [item.before + item.behind for item in citation.items]
    if _mixed(citation) or any(re.search(r"[\[\];@*/_=~+]", text) for text in words):
        return None
    if any(re.search(r"[^\w:.#$%+?<>~/'*-]", key) for key in citation.keys):
        return None
    style = {"apart": "", "textual": "/t", "year": "/na"}[citation.form]
    items = (
        f"{item.before + ' ' if item.before else ''}@{item.key}{' ' + item.place if item.place else ''}"
        for item in citation.items
    )
    return f"[cite{style}:{';'.join(items)}]"


# Source: Typst's reference, "Cite".
def _typst(citation: KeyedCitation, following: str) -> str | None:
    if _mixed(citation) or citation.has_words_before:
        return None
    if any(re.search(r"[^\w.:/+-]", key) for key in citation.keys):
        return None
    if any(re.search(r"[\[\]#$*_@\\<>`]", item.behind) for item in citation.items):
        return None
    form = {"apart": "", "textual": ', form: "prose"', "year": ', form: "year"'}[citation.form]
    made = "".join(
        f"#cite(<{item.key}>{form}{f', supplement: [{item.place}]' if item.place else ''})"
        for item in citation.items
    )
    return f"({made})" if citation.form == "year" else made


# Source: asciidoctor-bibtex 0.9, "Syntax": cite:[key(12), other].
def _asciidoc(citation: KeyedCitation, following: str) -> str | None:
    if citation.has_words_before or citation.form == "year":
        return None
    if any(re.search(r"[\[\](),;]", item.place) for item in citation.items):
        return None
    if any(re.search(r"[\[\](),;\s]", key) for key in citation.keys):
        return None
    items = (item.key + (f"({item.place})" if item.place else "") for item in citation.items)
    return f"{'citenp' if citation.form == 'textual' else 'cite'}:[{', '.join(items)}]"


DIALECTS: dict[str, Dialect] = {
    "pandoc": Dialect("Pandoc's Markdown", _pandoc),
    # In plain text a bare `@name` may be anybody's, so only brackets cite.
    "text": Dialect("keys in brackets", _pandoc, is_textual=False),
    "myst": Dialect("MyST", _role("{{{}}}")),
    "rst": Dialect("reStructuredText", _role(":{}:")),
    "latex": Dialect("LaTeX", _tex(r"\cite", None, r"\cite", several=None), is_textual=False),
    "natbib": Dialect("natbib", _tex(r"\citep", r"\citet", r"\citeyearpar", several=None)),
    "biblatex": Dialect(
        "biblatex",
        _tex(r"\parencite", r"\textcite", r"\parencite*", several=r"\parencites"),
    ),
    "org": Dialect("Org", _org),
    "typst": Dialect("Typst", _typst),
    "asciidoc": Dialect("AsciiDoc", _asciidoc),
}
