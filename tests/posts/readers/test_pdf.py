from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import pytest

from litman.errors import (
    DamagedPostError,
    EncryptedPostError,
    ImagesOnlyError,
    LitmanError,
    MissingExtraError,
)
from litman.posts.analyse import Analysis, analyse_post
from litman.posts.post import Post
from litman.posts.readers import pdf as reader
from litman.posts.readers.pages_read import PAGES_READ
from litman.posts.readers.pdf import read_pdf_post
from litman.posts.readers.pdf_apart import read_apart
from tests.posts.pdf_maker import Drawn, column, flowing, pdf

pytest.importorskip("pypdf", reason="pypdf is not installed (the extra `pdf`)")

TITLE = "Light and the clock"
ABSTRACT = (
    "Morning light moves the clock forward by an hour [1]. Evening light delays it by two hours [2]. Blue lamps wake "
    "older people up [3]. Candles change nothing in most homes [4]."
)
FIRST = [
    "Shepherds sleep longer than clerks [5]. Naps after noon delay the night by an hour [5, 6]. Cold rooms lengthen "
    "deep sleep in winter [1–3]. Wool keeps the feet of sleepers warm [see 2]. "
    "Red lamps leave the clock alone (ref. 6).",
    "Lamps of 40 W shorten the night by nine minutes [1, 2, and 4]. Students read two hours longer under them "
    "[e.g., 3]. Curtains lengthen sleep by twelve minutes [4, p. 12]. The window of every sleeper faces a street with",
]
LEFT = [
    "lamps that shorten it again [5]. Bright offices raise the mood of clerks [3]. Dim offices lower it [5].",
    "The clock of dogs runs faster than ours [2]. That of cats does not [3]. Bees keep time without light [4].",
]
RIGHT = [
    "Cocks crow at the same hour in the dark [1]. Owls sleep through the morning [5,6]. Bats wake up at dusk [1-2].",
    "Moths fly to the lamp all night [3]. Toads wait under it [2; 4]. The scale of moods goes from 0 to 10 (0-10).",
]
REFERENCES = [
    "[1] Moss, A. (2018). Morning light and the clock. Journal of Lamps, 1, 3–9. doi:10.5555/",
    "[2] Fern, B. (2019). Evening light and sleep. Journal of Lamps, 2, 10–19.",
    "[3] Glen, C. (2017). Blue lamps and older people in houses by the sea. Journal of Lamps, 3, 20–29. Read in May.",
    "[4] Hill, D. (2016). Candles at home. Letters on Sleep, 4, 30–39.",
    "[5] Reed, E. (2015). The sleep of shepherds. Letters on Sleep, 5, 40–49.",
    "[6] Oak, F. (2014). Naps and red lamps. Letters on Sleep, 6, 50–59.",
]


def edges(number: int) -> list[Drawn]:
    """Return the running head, the foot and the number of a page."""
    return [
        Drawn(72, 760, "Letters on Lamps 7 (2024), see [2]", 8),
        Drawn(72, 30, "Dale, Light and the clock. All about lamps, 10.5555/lamps.7", 8),
        Drawn(530, 30, str(number), 10),
    ]


def by_rows(left: list[Drawn], right: list[Drawn]) -> list[Drawn]:
    return [line for pair in zip_longest(left, right) for line in pair if line is not None]


def pages() -> list[list[Drawn]]:
    opening = [
        Drawn(72, 720, TITLE, 17),
        Drawn(72, 700, "Ivy Dale and Jo Reed", 12),
        Drawn(196, 704, "1", 7),
        Drawn(72, 680, "1 Institute of Lamps, University of Nowhere", 8),
        Drawn(72, 650, "Abstract", 10, bold=True),
        *column(ABSTRACT, x=72, top=635, width=90),
        Drawn(72, 570, "1 What lamps do", 13, bold=True),
        Drawn(72, 550, "Clerks sleep less in June than in December."),
        Drawn(271, 554, "1", 6),
        Drawn(276, 550, "Moonlight does nothing to dogs."),
        Drawn(417, 554, "2", 6),
        *flowing(FIRST, x=72, top=530, width=90),
        Drawn(72, 80, "1", 5),
        Drawn(76, 77, "Reed, E. (2015). The sleep of shepherds. Letters on Sleep, 5, 44.", 8),
        Drawn(72, 64, "2", 5),
        Drawn(76, 61, "Nobody asked the dogs.", 8),
    ]
    second = by_rows(flowing(LEFT, x=72, top=720, width=42), flowing(RIGHT, x=320, top=720, width=42))
    listed = [
        Drawn(72, 720, "References", 13, bold=True),
        *column(REFERENCES[0], x=72, top=700, width=90),
        Drawn(90, 688, "lamps.2018.1"),
        *flowing(REFERENCES[1:], x=72, top=670, width=60, indent=18),
    ]
    return [[*page, *edges(at)] for at, page in enumerate((opening, second, listed), 1)]


@pytest.fixture(scope="module")
def read() -> Analysis:
    return analyse_post(
        read_pdf_post(Path("lamps.pdf"), pdf(pages(), title=TITLE, author="Ivy Dale; Jo Reed"))
    )


def test_every_form_of_marker_is_found_and_tied(read: Analysis) -> None:
    found = [
        (use.marker.text, [read.references[at].label for at in use.references])
        for use in read.markers
        if use.marker.kind != "footnote"
    ]
    assert found == [
        ("[1]", ["1"]),
        ("[2]", ["2"]),
        ("[3]", ["3"]),
        ("[4]", ["4"]),
        ("[5]", ["5"]),
        ("[5, 6]", ["5", "6"]),
        ("[1–3]", ["1", "2", "3"]),
        ("[see 2]", ["2"]),
        ("(ref. 6)", ["6"]),
        ("[1, 2, and 4]", ["1", "2", "4"]),
        ("[e.g., 3]", ["3"]),
        ("[4, p. 12]", ["4"]),
        ("[5]", ["5"]),
        ("[3]", ["3"]),
        ("[5]", ["5"]),
        ("[2]", ["2"]),
        ("[3]", ["3"]),
        ("[4]", ["4"]),
        ("[1]", ["1"]),
        ("[5,6]", ["5", "6"]),
        ("[1-2]", ["1", "2"]),
        ("[3]", ["3"]),
        ("[2; 4]", ["2", "4"]),
    ]
    assert [use.marker.label for use in read.markers if use.marker.kind == "footnote"] == ["1", "2"]
    assert len(read.markers) >= 25
    assert not read.problems


def test_claims_are_sentences_of_its_columns(read: Analysis) -> None:
    text = read.post.text
    claims = [text[claim.start : claim.end] for claim in read.claims]
    for start in (
        "Morning light moves",
        "Curtains lengthen",
        "Bats wake up",
        "Owls sleep",
        "Clerks sleep less",
    ):
        assert [claim for claim in claims if claim.startswith(start)], start
    assert "The window of every sleeper faces a street with lamps that shorten it again [5]." in claims


def test_heads_feet_and_numbers_of_pages_are_no_text(read: Analysis) -> None:
    assert "All about lamps" not in read.post.text
    assert "Letters on Lamps" not in read.post.text
    assert not [block for block in read.post.blocks if read.post.text[block.start : block.end].isdigit()]


def test_a_place_is_a_page(read: Analysis) -> None:
    post = read.post
    assert str(post.place(post.text.index("The window"))) == "lamps.pdf, on page 1"
    assert str(post.place(post.text.index("lamps that shorten"))) == "lamps.pdf, on page 2"
    assert str(post.place(post.text.index("Fern, B."))) == "lamps.pdf, on page 3"


def test_title_authors_and_day_are_those_of_the_file(read: Analysis) -> None:
    post = read.post
    assert (post.title, post.authors, post.date) == (TITLE, ("Ivy Dale", "Jo Reed"), "2024-03-05")


def test_what_is_set_above_and_beside_the_text_is_none_of_it(read: Analysis) -> None:
    text = read.post.text
    kinds = [(block.kind, text[block.start : block.end]) for block in read.post.blocks[:4]]
    assert kinds == [
        ("title", TITLE),
        ("byline", "Ivy Dale and Jo Reed"),
        ("boilerplate", "1 Institute of Lamps, University of Nowhere"),
        ("heading", "Abstract"),
    ]


def _page(*lines: str, **facts: str) -> Post:
    drawn = [Drawn(72, 700 - 12 * at, line) for at, line in enumerate(lines)]
    return read_pdf_post(Path("p.pdf"), pdf([drawn], **facts))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(("Sleep is length-", "ened by tea."), "Sleep is lengthened by tea.", id="a word"),
        pytest.param(
            ("A well-known tea, well-", "known to us."), "A well-known tea, well-known to us.", id="compound"
        ),
        pytest.param(("The trial of Moss-", "Glen ended."), "The trial of Moss-Glen ended.", id="names"),
        pytest.param(
            ("Tea helps (doi:10.5555/", "tea.2018) in June."),
            "Tea helps (doi:10.5555/tea.2018) in June.",
            id="DOI",
        ),
        pytest.param(
            ("It is at https://example.org/tea-", "and-sleep.html today."),
            "It is at https://example.org/tea-and-sleep.html today.",
            id="address",
        ),
        pytest.param(
            ("It is at https://example.org/tea.", "Tea helps."),
            "It is at https://example.org/tea. Tea helps.",
            id="its end",
        ),
    ],
)
def test_a_word_that_a_line_cuts_is_put_together(lines: tuple[str, ...], text: str) -> None:
    assert _page(*lines).text == text


def test_a_title_that_the_page_does_not_print_is_not_believed() -> None:
    drawn = [Drawn(72, 720, "On tea", 18), *column(ABSTRACT, x=72, top=690, width=60)]
    post = read_pdf_post(Path("p.pdf"), pdf([drawn], title="Microsoft Word - tea_final2.docx"))
    assert post.title == "On tea"


def test_raised_numbers_lead_to_a_numbered_list() -> None:
    text = "Tea lengthens the sleep of shepherds by an hour, as trials of two winters and summers have found."
    drawn = [
        *column(text, x=72, top=720, width=110),
        Drawn(487, 724, "1,2", 6),
        Drawn(72, 690, "References", 12, bold=True),
        *flowing(
            (item[1:].replace("]", ".") for item in REFERENCES[1:4]), x=72, top=670, width=90, indent=18
        ),
    ]
    drawn[-5:] = [
        line._replace(text=line.text.replace("2. F", "1. F").replace("3. G", "2. G")) for line in drawn[-5:]
    ]
    found = analyse_post(read_pdf_post(Path("p.pdf"), pdf([drawn])), read_parts=False)
    assert [(use.marker.text, use.references) for use in found.markers] == [("1,2", (0, 1))]


def _with_password() -> bytes:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([[Drawn(72, 700, "Tea helps.")]]))))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        pytest.param(b"PDF", DamagedPostError, "it is no PDF", id="no PDF"),
        pytest.param(b"%PDF-1.4\n" + b"x" * 400, DamagedPostError, "cannot be read", id="broken"),
        pytest.param(pdf([[]]), ImagesOnlyError, "only images", id="no text"),
        pytest.param(_with_password(), EncryptedPostError, "password", id="password"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(
    data: bytes, error: type[LitmanError], message: str
) -> None:
    with pytest.raises(error, match=message) as raised:
        read_pdf_post(Path("p.pdf"), data)
    assert "\n" not in str(raised.value)


def test_without_pypdf_the_refusal_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "can_read_pdf", lambda: False)
    with pytest.raises(MissingExtraError, match=r"pip install pypdf.*extra `pdf`.*pdftotext p\.pdf p\.txt"):
        read_pdf_post(Path("p.pdf"), b"%PDF-1.4")


def test_a_number_at_a_lines_start_begins_no_reference_in_a_list_without_labels() -> None:
    listed = [
        "Moss, A. (2018). Morning light and the clock of those who rise early. In Proceedings of the",
        "17. Meeting on Lamps, accepted.",
        "Fern, B. (2019). Evening light and sleep. Journal of Lamps, 2, 10–19.",
    ]
    drawn = [
        *column(ABSTRACT, x=72, top=720, width=90),
        Drawn(72, 600, "References", 12, bold=True),
        Drawn(72, 580, listed[0]),
        Drawn(72, 568, listed[1]),
        Drawn(72, 550, listed[2]),
    ]
    post = read_pdf_post(Path("p.pdf"), pdf([drawn]))
    assert len([block for block in post.blocks if block.kind == "reference-list"]) == 2


def test_who_waits_is_told_how_many_pages_are_read() -> None:
    told: list[tuple[int, int]] = []
    asked = PAGES_READ.set(lambda done, total: told.append((done, total)))
    try:
        data = pdf([column(text, x=72, top=700, width=80) for text in FIRST])
        assert "Wool keeps" in read_pdf_post(Path("p.pdf"), data).text
    finally:
        PAGES_READ.reset(asked)
    assert told == [(1, 2), (2, 2)]


def test_a_file_that_takes_too_long_is_given_up() -> None:
    data = pdf([column(FIRST[0], x=72, top=700, width=80)])
    assert read_apart("lines", data, timeout_s=0.0001) is None
    assert read_apart("lines", data) is not None
