"""A converted post cites the same works at the same places, and converting it again changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litman.actions.convert.convert_post import plan_conversion, write_conversion
from litman.actions.convert.model import Conversion
from litman.library.library import Library, writing
from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.read import read_post
from litman.standing.known import known_of
from litman.standing.stand import stand
from tests.actions.convert.libraries import library_beside_posts
from tests.posts.formats.numbered import MADE, REFERENCES, ROWS, TRAPS
from tests.trials import trials

KEYS = ("moss2011", "fern2012", "glen2013", "hill2014", "reed2015", "oak2016")
NAMES = ("Moss", "Fern", "Glen", "Hill", "Reed", "Oak")
BIB = "".join(
    f"@article{{{key}, author = {{{name}, Ann}}, title = {{{reference.split('. ')[1]}}}, year = {key[-4:]},"
    f" journal = {{J Lamps}}, doi = {{10.1000/lamps.{key}}}}}\n"
    for key, name, reference in zip(KEYS, NAMES, REFERENCES, strict=True)
)
LIST = "\n".join(
    f"{number}. {reference} doi:10.1000/lamps.{key}"
    for number, (key, reference) in enumerate(zip(KEYS, REFERENCES, strict=True), 1)
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_beside_posts(tmp_path_factory.mktemp("box") / "library", BIB)


def plan(library: Library, name: str, text: str, *, drops_list: bool = False) -> Conversion:
    path = library.root.parent / "posts" / name
    path.write_bytes(text.encode())
    return plan_conversion(library, path, drops_list=drops_list)


def keys_by_marker(library: Library, path: Path, text: str) -> list[tuple[str, ...]]:
    analysis = analyse_post(read_post(path, data=text.encode()))
    return [marker.keys for marker in stand(analysis, None, known_of(library)).markers]


def links_of(library: Library, analysis: Analysis) -> list[frozenset[str]]:
    standing = stand(analysis, None, known_of(library))
    return [frozenset(link.key for link in claim.links) for claim in standing.claims]


@pytest.mark.parametrize("ending", [".md", ".txt"])
def test_every_form_of_numbers_cites_the_same_works_by_key(library: Library, ending: str) -> None:
    text = MADE[ending]().decode()
    for key, reference in zip(KEYS, REFERENCES, strict=True):
        text = text.replace(reference, f"{reference} doi:10.1000/lamps.{key}")
    made = plan(library, f"lamps{ending}", text)
    assert made.refused == ()
    wanted = [tuple(KEYS[int(label) - 1] for label in row.labels.split()) for row in ROWS]
    assert [one.keys for one in made.converted] == wanted
    assert keys_by_marker(library, made.path, made.after) == wanted
    assert all(trap in made.after for trap in TRAPS)
    before, after = (
        analyse_post(read_post(made.path, data=source.encode())) for source in (text, made.after)
    )
    assert links_of(library, after) == links_of(library, before)
    assert plan(library, f"lamps{ending}", made.after).converted == ()


NUMBERS = st.sampled_from(
    ["[{n}]", "[{n}, p. 12]", "[see {n}]", "[{n}, {m}]", "<sup>{n}</sup>", "[{n}][{m}]"]
)
YEARS = st.sampled_from(["({N}, {y})", "(see {N}, {y}, p. 3)", "({N}, {y}; {M}, {z})", "[{N} {y}]"])
WORDS = st.sampled_from(["{N} ({y}) found that lamps are bright", "As {N} ({y}, p. 4) says, lamps burn oil"])
ENDS = st.sampled_from([".", ". ", ", and moths like them.", "; so they say."])
WORK = st.integers(1, 6)


def sentence(form: str, one: int, other: int, end: str) -> tuple[str, tuple[str, ...]]:
    values = {"n": one, "m": other, "N": NAMES[one - 1], "M": NAMES[other - 1]}
    values |= {"y": KEYS[one - 1][-4:], "z": KEYS[other - 1][-4:]}
    cited = (one, other) if "{m}" in form or "{M}" in form else (one,)
    marker = form.format(**values)
    text = marker if " lamps " in marker else f"Lamps of this kind burn all the night {marker}"
    return text + end, tuple(dict.fromkeys(KEYS[number - 1] for number in cited))


@settings(max_examples=trials(30))
@given(
    st.lists(st.tuples(st.one_of(NUMBERS, YEARS, WORDS), WORK, WORK, ENDS), min_size=2, max_size=7),
    st.sampled_from(["{}", "> {}", "- {}", "## {}\n\nWords.", "| a |\n|---|\n| {} |"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_cites_in_whatever_block(
    library: Library, rows: list[tuple[str, int, int, str]], block: str, newline: str
) -> None:
    made = [sentence(*row) for row in rows]
    # Three that are plain, so that nobody doubts how the post cites.
    plain = "Oil is dear [1]. Wax is cheap [2]. Gas is quick [3].\n\n"
    text = plain + "\n\n".join(block.format(one) for one, _ in made) + f"\n\n## References\n\n{LIST}\n"
    text = text.replace("\n", newline)
    path = library.root.parent / "posts" / "made.md"
    before = keys_by_marker(library, path, text)
    found = plan(library, "made.md", text)
    merged = [keys for keys in before if keys]
    cited = [key for keys in merged for key in keys]
    if not found.refused:
        again = keys_by_marker(library, path, found.after)
        assert list(dict.fromkeys(key for keys in again for key in keys)) == list(dict.fromkeys(cited))
        assert {key for _, keys in made for key in keys} <= set(cited)
    assert plan(library, "made.md", found.after).converted == ()
    assert len(found.after.split(newline)) == len(text.split(newline))


def test_claims_keep_their_sentences_and_their_links(library: Library) -> None:
    rows = [
        sentence(form, number, number % 6 + 1, ".")
        for number, form in enumerate(
            ["[{n}]", "({N}, {y})", "{N} ({y}) found that lamps are bright", "<sup>{n}</sup>"], 1
        )
    ]
    text = "# Lamps\n\n" + " ".join(one for one, _ in rows) + f"\n\n## References\n\n{LIST}\n"
    path = library.root.parent / "posts" / "kept.md"
    path.write_text(text)
    with writing(library.root, library.settings, notify=print) as opened:
        made = plan_conversion(opened, path)
        write_conversion(opened, made)
    assert keys_by_marker(library, path, path.read_text()) == [keys for _, keys in rows]
