from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.posts.post import Span
from litman.posts.prose.sentences import split_sentences, trailing_markers_end
from tests.growth import takes_at_most


def _split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("One here. Two there.", ["One here.", "Two there."], id="two plain ones"),
        pytest.param(
            "Written by A. Lee, M.D., Ph.D., of Oslo. It rained.",
            ["Written by A. Lee, M.D., Ph.D., of Oslo.", "It rained."],
            id="degrees and an initial",
        ),
        pytest.param(
            "He joined the U.S. Navy. They left.",
            ["He joined the U.S. Navy.", "They left."],
            id="a country within",
        ),
        pytest.param(
            "She moved to the U.S. There she stayed.",
            ["She moved to the U.S.", "There she stayed."],
            id="a country at the end",
        ),
        pytest.param(
            "Some (ie. Few) agree. None asked.",
            ["Some (ie. Few) agree.", "None asked."],
            id="ie without its stops",
        ),
        pytest.param(
            "Fish, e.g. Cod, is fine. Eat it.",
            ["Fish, e.g. Cod, is fine.", "Eat it."],
            id="e.g. before a capital",
        ),
        pytest.param(
            "It grew . . . and grew. Then it stopped.",
            ["It grew . . . and grew.", "Then it stopped."],
            id="spaced ellipsis within",
        ),
        pytest.param(
            "It grew . . . Then it stopped.",
            ["It grew . . .", "Then it stopped."],
            id="spaced ellipsis at the end",
        ),
        pytest.param(
            "It grew new roots.4 Next it bloomed.",
            ["It grew new roots.", "Next it bloomed."],
            id="glued marker",
        ),
        pytest.param(
            "It grew [4]. Next it bloomed. [5] Then it died.",
            ["It grew [4].", "Next it bloomed.", "Then it died."],
            id="brackets before and after the stop",
        ),
        pytest.param("It grew.⁴ Next.", ["It grew.", "Next."], id="raised marker"),
        pytest.param(
            "Levels of IL-6 .12 These fell.",
            ["Levels of IL-6 .", "These fell."],
            id="stop and marker apart from the word",
        ),
        pytest.param(
            "It grew. (Lee & Ray, 2019) Next it bloomed.",
            ["It grew.", "Next it bloomed."],
            id="author and year after the stop",
        ),
        pytest.param(
            "A dose of 4.5 mg was given. All slept.",
            ["A dose of 4.5 mg was given.", "All slept."],
            id="decimal number",
        ),
        pytest.param("“It grew.” Nobody saw it.", ["“It grew.”", "Nobody saw it."], id="closing quote"),
        pytest.param(
            "“Did it?” she asked. Nobody knew.",
            ["“Did it?” she asked.", "Nobody knew."],
            id="question within",
        ),
        pytest.param(
            "It grew (see below. Or above) fast. Done.",
            ["It grew (see below. Or above) fast.", "Done."],
            id="stop within brackets",
        ),
        pytest.param(
            "(It grew. It bloomed.) Done.",
            ["(It grew.", "It bloomed.)", "Done."],
            id="brackets around sentences",
        ),
        pytest.param(
            "Take vitamin D. It helps.", ["Take vitamin D.", "It helps."], id="single letter at the end"
        ),
        pytest.param(
            "By J. K. Moss and Al B. Hay. Good.", ["By J. K. Moss and Al B. Hay.", "Good."], id="initials"
        ),
        pytest.param(
            "The mTOR path slows. mTOR is a kinase.",
            ["The mTOR path slows.", "mTOR is a kinase."],
            id="sentence that begins in lower case",
        ),
        pytest.param(
            "It feeds the brain.Sugar does so too.",
            ["It feeds the brain.", "Sugar does so too."],
            id="run together",
        ),
        pytest.param(
            "Made with Node.js and Vue. Done.", ["Made with Node.js and Vue.", "Done."], id="name with a stop"
        ),
        pytest.param("See www.example.org. Then go.", ["See www.example.org.", "Then go."], id="address"),
        pytest.param(
            "睡眠很重要。为什么呢？没人知道！", ["睡眠很重要。", "为什么呢？", "没人知道！"], id="no spaces"
        ),
        pytest.param(
            "Line one goes\non here. Two.\n\nThree has no stop\n\nFour.",
            ["Line one goes\non here.", "Two.", "Three has no stop", "Four."],
            id="lines and empty lines",
        ),
        pytest.param(
            "Aged 60.1 In spring.", ["Aged 60.1 In spring."], id="a decimal unless it is known to cite"
        ),
        pytest.param("1. First of all. Then.", ["1. First of all.", "Then."], id="number in front"),
        pytest.param(
            "Short et al. (2018) found it. Good.", ["Short et al. (2018) found it.", "Good."], id="et al."
        ),
        pytest.param(" \u00a0 ", [], id="nothing"),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert _split(text) == sentences


def test_a_known_marker_after_a_number_ends_the_sentence() -> None:
    text = "Aged 60.1 In spring."
    assert [text[a:b] for a, b in split_sentences(text, known={8: 9})] == ["Aged 60.", "In spring."]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        pytest.param("[2] Next", 3, id="bracket"),
        pytest.param(" [2][3] Next", 7, id="two brackets"),
        pytest.param("12 Next", 2, id="digits"),
        pytest.param("12 % of", 2, id="digits before a sign apart"),
        pytest.param("Next", 0, id="none"),
    ],
)
def test_markers_after_the_last_mark_are_stepped_over(text: str, end: int) -> None:
    assert trailing_markers_end(text, 0, len(text)) == end


@given(st.text(alphabet="aA1. \n?!()[]“”\"'。…,;:\u00a0é中", max_size=200))
def test_spans_are_in_order_visible_and_lose_no_letter(text: str) -> None:
    spans = split_sentences(text)
    last = 0
    for span in spans:
        assert last <= span.start < span.end <= len(text)
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        last = span.end
    kept = "".join(text[span.start : span.end] for span in spans)
    assert sum(char.isalpha() for char in text) == sum(char.isalpha() for char in kept) + sum(
        char.isalpha() for gap in _gaps(text) for char in gap
    )


def _gaps(text: str) -> list[str]:
    spans = split_sentences(text)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]


@pytest.mark.growth
@pytest.mark.parametrize(
    "piece", ["It grew by 4.5 mg.3 Next ", "(", "(a. B ", ". ", "“A. ", "a.1 ", "[@a. B "]
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    takes_at_most(5, lambda: split_sentences(piece * (400_000 // len(piece))))


SENTENCES = Path(__file__).parents[2] / "data" / "sentences"


@pytest.mark.parametrize("language", sorted(path.stem for path in SENTENCES.glob("*.txt")))
def test_sentences_of_other_languages_are_kept_whole(language: str) -> None:
    lines = (SENTENCES / f"{language}.txt").read_text("utf-8").splitlines()
    text = ("" if language in ("zh", "ja") else " ").join(lines)
    assert [text[a:b] for a, b in split_sentences(text, language=language)] == lines


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        pytest.param("Es waren 2019. Dann nicht.", "de", ["Es waren 2019.", "Dann nicht."], id="a year ends"),
        pytest.param("Am 4. 3. 2018 war es.", "de", ["Am 4. 3. 2018 war es."], id="a date in digits"),
        pytest.param("Elle dort. «Bien.»", "fr", ["Elle dort.", "«Bien.»"], id="a quotation opens"),
        pytest.param("Dijo sí. —Bien.", "es", ["Dijo sí.", "—Bien."], id="a dash opens a sentence"),
        pytest.param(
            "他说完。“好。”他走了。", "zh", ["他说完。", "“好。”", "他走了。"], id="a quotation ends"
        ),
        pytest.param(
            "Por fin. Так думает проф. Лисин.",
            "es",
            ["Por fin.", "Так думает проф. Лисин."],
            id="Russian within",
        ),
        pytest.param("Er kam. Sie ging.", "xx", ["Er kam.", "Sie ging."], id="no rules of its own"),
    ],
)
def test_what_ends_a_sentence_elsewhere(text: str, language: str, sentences: list[str]) -> None:
    assert [text[a:b] for a, b in split_sentences(text, language=language)] == sentences


@pytest.mark.growth
@pytest.mark.parametrize("piece", ["z. ", "a. B. ", "u.", "« ? » ", "“。”說", "и т. д. "])
def test_time_grows_with_the_length_in_other_languages(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    takes_at_most(5, lambda: [split_sentences(text, language=language) for language in ("de", "ru", "zh")])


def test_a_sentence_may_begin_with_a_citation_that_is_a_word_of_it_and_none_ends_within_one() -> None:
    text = (
        "Tea helps [cite:@moss]. [cite/t:@fern] counted the naps <<reed, p. 3>>. [cite:@oak] Milk does not."
    )
    cited = ["[cite:@moss]", "[cite/t:@fern]", "<<reed, p. 3>>", "[cite:@oak]"]
    whole = [Span(text.index(one), text.index(one) + len(one)) for one in cited]
    known = {span.start: span.end for span in whole}
    spans = split_sentences(text, known=known, whole=whole, opening={whole[1].start})
    assert [text[span.start : span.end] for span in spans] == [
        "Tea helps [cite:@moss].",
        "[cite/t:@fern] counted the naps <<reed, p. 3>>.",
        "Milk does not.",
    ]
