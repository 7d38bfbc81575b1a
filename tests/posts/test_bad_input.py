"""Input that nobody means well: an honest result or one clear error, in time that grows with the length only."""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litman.errors import LitmanError
from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.read import read_post
from tests.growth import grows_in_proportion, takes_at_most
from tests.trials import trials

_SENTENCE = "The trial of 40 adults found that sleep got better (Short et al., 2018). It fell.2 "


def _analysis(name: str, text: str) -> Analysis:
    return analyse_post(read_post(Path(name), data=text.encode("utf-8", "surrogatepass")), read_parts=False)


def _try(name: str, text: str) -> None:
    with contextlib.suppress(LitmanError):
        _analysis(name, text)


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".tex", ".org", ".typ", ".rst", ".adoc"])
@given(text=st.text(max_size=300) | st.text(alphabet="*_[]()<>!`@^#-|\n\t a1.“\"&;:/'=", max_size=300))
@settings(max_examples=trials(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_analysed_or_refused_clearly(ending: str, text: str) -> None:
    with contextlib.suppress(LitmanError):
        found = _analysis("p" + ending, text)
        length = len(found.post.text)
        assert all(0 <= claim.start < claim.end <= length for claim in found.claims)
        assert all(found.post.text[u.marker.start : u.marker.end] == u.marker.text for u in found.markers)


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<ul>",
                "<li>",
                "<ol>",
                "<sup>",
                "</sup>",
                "<a href='#r'>",
                "</a>",
                "<table>",
                "<td>",
                "<br>",
                "<li id=r>",
                "<blockquote>",
                "<h2>References</h2>",
                "1",
                "Dogs grow. ",
                "<script>",
                "</script>",
                "<article>",
                "</article>",
                "<q>",
                "<!--",
                "-->",
                "<title>",
                "<body>",
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=trials(150), deadline=None)
def test_any_jumble_of_tags_is_analysed_or_refused_clearly(pieces: list[str]) -> None:
    with contextlib.suppress(LitmanError):
        found = _analysis("p.html", "".join(pieces))
        last = 0
        for block in found.post.blocks:
            assert last <= block.start < block.end <= len(found.post.text)
            last = block.end


_PUMPED = pytest.mark.parametrize(
    ("name", "piece"),
    [
        pytest.param("p.md", _SENTENCE, id="a Markdown line"),
        pytest.param("p.md", "*a **b [c ", id="opening marks"),
        pytest.param("p.md", "![[", id="opening brackets"),
        pytest.param("p.txt", "(a ", id="opening round brackets"),
        pytest.param("p.txt", "(Smith and Jones, ", id="names without end"),
        pytest.param("p.txt", "Aa ", id="capitals"),
        pytest.param("p.txt", "[@a. B ", id="keys without end"),
        pytest.param("p.txt", "“a ", id="opening quotes"),
        pytest.param("p.txt", "a.1 B ", id="glued digits"),
        pytest.param("p.txt", "1, ", id="numbers"),
        pytest.param("p.txt", "If you ask, ", id="conditions"),
        pytest.param("p.txt", "according to the Aa ", id="sources"),
        pytest.param("p.txt", "- ab\n", id="items"),
        pytest.param("p.html", "<p><b>a<td>", id="tags without end"),
        pytest.param("p.html", "a<br>", id="line breaks"),
        pytest.param("p.html", "a<sup>1</sup> ", id="superscripts"),
        pytest.param("p.md", "**References**\n\n* Moss (2011). A.\n\n", id="lists of references"),
        pytest.param("p.md", "a\\_b &amp; c ", id="escapes"),
        pytest.param("p.md", "a[^b @c d] x^[", id="notes without end"),
        pytest.param("p.md", "Die Studie der Universität Bonn zeigt das. ", id="German sources"),
        pytest.param("p.md", "海[1，风[2。睡[3]。", id="brackets that lost their ends"),
    ],
)


@_PUMPED
def test_what_is_repeated_is_analysed_or_refused_clearly(name: str, piece: str) -> None:
    _try(name, piece * (4_000 // len(piece)))


@pytest.mark.growth
@_PUMPED
def test_time_grows_with_the_length_only(name: str, piece: str) -> None:
    grows_in_proportion(lambda length: partial(_try, name, piece * (length // len(piece))), 20_000)
    takes_at_most(8, lambda: _try(name, piece * (80_000 // len(piece))))


def test_a_markdown_line_of_five_megabytes_is_read() -> None:
    found = read_post(Path("p.md"), data=(_SENTENCE * 60_000).encode())
    assert len(found.text) == len(_SENTENCE) * 60_000


def test_a_reference_list_of_two_thousand_items_loses_none() -> None:
    items = "\n".join(
        f"[{n}] Author{n}, A. (2001). A title of the work {n}. Invented Things, 3(2), 1–9."
        for n in range(1, 2001)
    )
    text = f"Things and more things\n\n{_SENTENCE * 3}\n\n{_SENTENCE * 3}\n\nReferences\n\n{items}\n"
    assert [item.label for item in _analysis("p.txt", text).references] == [str(n) for n in range(1, 2001)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("الكلاب تنمو في السنة الأولى من حياتها [1]. القطط تنام كثيرا.", id="right to left"),
        pytest.param("犬は最初の一年で成長する[1]。猫はよく眠る。", id="no spaces"),
        pytest.param("Dogs 🐕 grow in 👩‍👩‍👧 their first year [1]. Cats 😸 sleep a lot.", id="emoji"),
        pytest.param(
            "Do\u200bgs grow\ufeff in the first ye\u00adar [1]. Ca\u2060ts sleep a lot.",
            id="zero-width characters",
        ),
    ],
)
def test_every_script_has_its_sentences_and_markers(text: str) -> None:
    found = _analysis("p.txt", text)
    assert [use.marker.labels for use in found.markers] == [("1",)]
    assert len(found.claims) == 2
    assert found.claims[0].markers == (0,)


@pytest.mark.growth
@pytest.mark.parametrize(
    "line",
    [
        pytest.param("It grew." + "1" * 75 + "x", id="digits after a sentence"),
        pytest.param("“Dogs grow in the yard”" + "1" * 75 + "x", id="digits after a quotation"),
        pytest.param("(" + "Aa Bb, " * 50 + "x 2019)", id="capitals in brackets"),
        pytest.param("(" + "Smith, 2019, " * 30 + ")", id="years in brackets"),
        pytest.param("Ann " + "B. " * 30 + ", MD", id="initials"),
    ],
)
def test_no_line_makes_a_pattern_try_for_ever(line: str) -> None:
    takes_at_most(1, lambda: _try("p.txt", f"{_SENTENCE * 2}\n\n{line}\n\n" * 20))
