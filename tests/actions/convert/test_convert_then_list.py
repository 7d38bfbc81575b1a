"""Convert, then render: a post lists the same works as before, whatever its language and its markers are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litman.actions.convert.convert_post import plan_conversion
from litman.actions.export.post_list import list_of_post
from litman.export.styles.request import Formatted, Request
from litman.export.styles.rich import Entry, Run
from litman.export.styles.style_file import Style
from litman.library.library import Library
from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.read import read_post
from litman.standing.known import known_of
from litman.standing.stand import stand
from tests.actions.convert.libraries import library_beside_posts
from tests.actions.convert.test_same_references import BIB, KEYS, NAMES
from tests.posts.formats.numbered import REFERENCES

DOIS = tuple(f"10.1000/lamps.{key}" for key in KEYS)


@dataclass(frozen=True)
class Language:
    """How a mark-up language writes what may cite; `{}` are the words, `{to}` an address."""

    ending: str
    raised: str
    link: str
    note: str = ""  # within the text
    call: str = ""  # of a note that stands behind the text
    behind: str = ""  # that note
    heading: str = "## {}"
    item: str = "{n}. {}"
    head: str = ""
    escaped: tuple[tuple[str, str], ...] = ()


LANGUAGES = [
    Language("md", "<sup>{}</sup>", "[{}]({to})", "^[{}]", "[^{}]", "[^{n}]: {}"),
    Language("qmd", "^{}^", "[{}]({to})", "^[{}]", "[^{}]", "[^{n}]: {}", head="---\ntitle: Lamps\n---\n\n"),
    Language(
        "tex",
        "\\textsuperscript{{{}}}",
        "\\href{{{to}}}{{{}}}",
        "\\footnote{{{}}}",
        heading="\\section*{{{}}}",
        item="[{n}] {}\n",
        head="\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\n",
        escaped=(("&", "\\&"),),
    ),
    Language(
        "org",
        "^{{{}}}",
        "[[{to}][{}]]",
        "[fn:: {}]",
        "[fn:{}]",
        "[fn:{n}] {}\n",
        heading="* {}",
        head="#+title: Lamps\n\n",
    ),
    Language(
        "rst", "\\ :sup:`{}`", "`{} <{to}>`__", "", "\\ [#n{}]_", ".. [#n{n}] {}", heading="{}\n=========="
    ),
    Language("typ", "#super[{}]", '#link("{to}")[{}]', "#footnote[{}]", heading="= {}", item="[{n}] {}\n"),
    Language("adoc", "^{}^", "{to}[{}]", "footnote:[{}]", heading="== {}", item="[{n}] {}\n"),
    Language("txt", "", "", heading="{}"),
]
PLAIN = (
    "[{n}]",
    "[{n}, {m}]",
    "[{n}–{k}]",
    "[see {n}]",
    "[{n}, p. 12]",
    "[{n}][{m}]",
    "({N}, {y})",
    "(see {N}, {y}, p. 3)",
    "({N}, {y}; {M}, {z})",
)
FORMS = (*PLAIN, "raised {n}", "raised {n},{m}", "note", "called note", "link", "words", "behind [{n}]")
Row = tuple[str, int, int]
ROWS = st.lists(
    st.tuples(st.sampled_from(FORMS), st.integers(0, 5), st.integers(1, 5)), min_size=2, max_size=8
)


class Echo:
    """An engine that names each work by its key."""

    name, version = "echo", "1"

    def format(self, request: Request) -> Formatted:
        entries = tuple(Entry(str(item["id"]), (), (Run(str(item["id"])),)) for item in request.items)
        return Formatted(entries, tuple((Run("x"),) for _ in request.citations))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_beside_posts(tmp_path_factory.mktemp("box") / "library", BIB)


def written(language: Language, rows: list[Row], newline: str) -> str:
    """Return a post with a sentence a row, its notes and its list."""
    listed = [f"{reference} doi:{doi}" for reference, doi in zip(REFERENCES, DOIS, strict=True)]
    sentences, behind = [], []
    for number, (form, one, further) in enumerate(rows, 1):
        other = (one + further) % 6
        values: dict[str, object] = {"n": one + 1, "m": other + 1, "k": min(6, one + 3)}
        values |= {"N": NAMES[one], "M": NAMES[other], "y": KEYS[one][-4:], "z": KEYS[other][-4:]}
        words = f"Lamps of kind {'ABCDEFGH'[number - 1]} burn all the night"
        kind, _, rest = form.partition(" ")
        if kind == "raised" and language.raised:
            text = f"{words}.{language.raised.format(rest.format(**values))}"
        elif form == "note" and language.note:
            text = f"{words}.{language.note.format(listed[one])}"
        elif form == "called note" and language.call:
            text = f"{words}.{language.call.format(number)}"
            behind.append(language.behind.format(listed[one], n=number))
        elif form == "link" and language.link:
            linked = language.link.format("a trial", to=f"https://doi.org/{DOIS[one]}")
            text = f"{words} in {linked} of the year."
        elif kind == "behind":
            text = f"{words}.{rest.format(**values)}"
        elif form in PLAIN:
            text = f"{words} {form.format(**values)}."
        else:
            text = f"{NAMES[one]} ({KEYS[one][-4:]}) found that {words.lower()}."
        sentences.append(text)
    # Three a paragraph.
    body = "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
    # Four that are plain, so that nobody doubts how the post cites.
    body = f"Oil is dear [1]. Wax is cheap [2]. Gas is quick [3]. Tar is slow [4].\n\n{body}"
    items = "\n".join(language.item.format(text, n=number) for number, text in enumerate(listed, 1))
    end = "\n\\end{document}" if language.ending == "tex" else ""
    notes = "\n\n" + "\n\n".join(behind) if behind else ""
    text = f"{language.head}{body}\n\n{language.heading.format('References')}\n\n{items}\n{notes}{end}\n"
    for plain, escaped in language.escaped:
        text = text.replace(plain, escaped)
    return text.replace("\n", newline)


def read(path: Path, text: str) -> Analysis:
    return analyse_post(read_post(path, data=text.encode()))


def keys_in_order(library: Library, analysis: Analysis) -> list[str]:
    markers = stand(analysis, None, known_of(library)).markers
    ordered = sorted(zip(analysis.markers, markers, strict=True), key=lambda pair: pair[0].marker.start)
    return [key for _, one in ordered for key in dict.fromkeys(one.keys)]


def listed_keys(library: Library, path: Path, text: str) -> set[str]:
    style = Style("echo", "Echo", "numeric", False, (), "", "", "<style/>")
    found = list_of_post(library, path, style, engine=Echo(), data=text.encode())
    return {entry.id for entry in found.entries}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.ending)
@settings(max_examples=8)
@given(rows=ROWS, newline=st.sampled_from(["\n", "\n", "\r\n"]), drops_list=st.booleans())
def test_a_converted_post_cites_and_lists_the_same_works(
    library: Library, language: Language, rows: list[Row], newline: str, drops_list: bool
) -> None:
    text = written(language, rows, newline)
    path = library.root.parent / "posts" / f"lamps.{language.ending}"
    path.write_bytes(text.encode())
    made = plan_conversion(library, path, drops_list=drops_list)
    before, after = read(path, text), read(path, made.after)
    assert keys_in_order(library, after) == keys_in_order(library, before)
    assert all(one.reason and one.mend for one in made.refused)
    assert listed_keys(library, path, made.after) == (
        set(keys_in_order(library, before)) if made.dropped else listed_keys(library, path, text)
    )
    left = [use.marker.text for use in after.markers if use.marker.kind != "pandoc"]
    assert len(left) == len(made.refused) + made.notes + made.links, (left, made.refused)
    path.write_bytes(made.data)
    assert plan_conversion(library, path).converted == ()
