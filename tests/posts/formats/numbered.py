"""One post that cites by numbers in every form, with traps and two lists, in the formats that are written freely."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import NamedTuple

from tests.posts import docx_maker

TITLE = "Lamps at night"


class Row(NamedTuple):
    """A sentence, what cites in it, and which references that means."""

    before: str
    marker: str
    labels: str
    behind: str = "."
    is_raised: bool = False  # set higher than the line: `^1` where text has nothing else


ROWS = (
    Row("Lamps delay the sleep of clerks by an hour ", "[1]", "1"),
    Row("Candles leave the sleep of bakers as it is ", "[1 and 2]", "1 2"),
    Row("Red lamps shorten the night of pilots ", "[1, 2, and 4]", "1 2 4"),
    Row("Blue lamps wake the old ", "[see 1]", "1"),
    Row("Dim lamps calm the young ", "[e.g., 3]", "3"),
    Row("Bright lamps raise the pulse of miners ", "[ref. 5]", "5"),
    Row("Gas lamps lower the mood of sailors ", "(refs 1 and 2)", "1 2"),
    Row("Oil lamps blacken the walls of huts ", "[4, S. 12]", "4"),
    Row("Arc lamps tire the eyes of nurses ", "[4, с. 12]", "4"),
    Row("Street lamps mislead the moths ", "[2:12]", "2"),
    Row("Porch lamps attract the toads ", "[1, Fig. 2]", "1"),
    Row("Head lamps blind the hares ", "[1, p. 12; 2, p. 3]", "1 2"),
    Row("Desk lamps prolong the work of pupils ", "[1..3]", "1 2 3"),
    Row("Floor lamps warm the feet of cats ", "[01]", "1"),
    Row("Paper lamps catch fire in dry summers ", "【3】", "3"),
    Row("Glass lamps break in cold winters ", "［5］", "5"),
    Row("Brass lamps outlive their owners ", "【6】", "6"),
    Row("Tin lamps rust by the sea ", "[4, vi]", "4"),
    Row("Salt lamps change nothing in the air ", "[1–3]", "1 2 3"),
    Row("Wall lamps shorten naps ", "[2; 5]", "2 5"),
    Row("Bed lamps delay dreams ", "[vgl. 6]", "6"),
    Row("Lava lamps raise no pulse at all ", "[3, pp. ix–xii]", "3"),
    Row("Night lamps comfort the children.", "1", "1", "", is_raised=True),
    Row("Day lamps help the sad.", "2,3", "2 3", "", is_raised=True),
    Row("Pocket lamps help the lost.", "1-3", "1 2 3", "", is_raised=True),
    Row("Fairy lamps please the guests.", "6", "6", "", is_raised=True),
)
TRAPS = (
    "A lamp holds oil for a night (20-40g), and more of it lasts longer.",
    "The sleepers said how rested they were (1-10), and few said the most.",
    "A room of 12 m² is lit by one lamp, and a hall by ten.",
    "The letter [i] stands on the lamp of a printer who lived there.",
    "Light of sodium has a wavelength of 589 nm, and ¹³C emits none.",
    "In the winter of (2019) the lamps of the town went out for a week.",
)
REFERENCES = (
    "Moss A. Lamps and clerks. J Lamps. 2011;1:3-9.",
    "Fern B. Candles and bakers. J Lamps. 2012;2:10-19.",
    "Glen C. Dim lamps. J Lamps. 2013;3:20-29.",
    "Hill D. Oil in huts. Letters on Light. 2014;4:30-39.",
    "Reed E. Bright lamps below ground. Letters on Light. 2015;5:40-49.",
    "Oak F. Brass and its owners. Letters on Light. 2016;6:50-59.",
)
FURTHER = (
    "Dale G. The history of the lamp. Pot Press; 2001.",
    "Brook H. Light in the house. Pot Press; 2002.",
)
_NUMBERED = tuple(f"{number}. {reference}" for number, reference in enumerate(REFERENCES, 1))


def _paragraphs() -> list[list[Row]]:
    return [list(ROWS[at : at + 4]) for at in range(0, len(ROWS), 4)]


def _written(raised: Callable[[str], str], plain: Callable[[str], str]) -> list[str]:
    """Return the paragraphs; what is raised is written by one function, all else by the other."""
    texts = [
        " ".join(
            plain(row.before) + (raised if row.is_raised else plain)(row.marker) + row.behind for row in rows
        )
        for rows in _paragraphs()
    ]
    return [*texts, *map(plain, TRAPS)]


def text_post() -> bytes:
    body = _written(lambda marker: f"^{marker}", str)
    lists = ["References", "\n".join(_NUMBERED), "Bibliography", "\n\n".join(FURTHER)]
    return "\n\n".join([TITLE, *body, *lists, ""]).encode()


def markdown_post() -> bytes:
    body = _written(lambda marker: f"<sup>{marker}</sup>", str)
    further = "\n".join(f"- {reference}" for reference in FURTHER)
    lists = ["## References", "\n".join(_NUMBERED), "## Bibliography", further]
    return "\n\n".join([f"# {TITLE}", *body, *lists, ""]).encode()


def html_post() -> bytes:
    body = _written(lambda marker: f"<sup>{marker}</sup>", escape)
    shown = "".join(f"<p>{text}</p>\n" for text in body)
    items = "".join(f"<li>{reference}</li>\n" for reference in REFERENCES)
    further = "".join(f"<li>{reference}</li>\n" for reference in FURTHER)
    lists = f"<h2>References</h2>\n<ol>{items}</ol>\n<h2>Bibliography</h2>\n<ul>{further}</ul>"
    return f"<!DOCTYPE html>\n<title>{TITLE}</title>\n<h1>{TITLE}</h1>\n{shown}{lists}\n".encode()


def docx_post() -> bytes:
    shown = [docx_maker.paragraph(docx_maker.run(TITLE), style="Title")]
    for rows in _paragraphs():
        runs = []
        for row in rows:
            runs += [docx_maker.run(row.before), docx_maker.run(row.marker, raised=row.is_raised)]
            runs.append(docx_maker.run(f"{row.behind} "))
        shown.append(docx_maker.paragraph(*runs))
    shown += [docx_maker.paragraph(docx_maker.run(text)) for text in TRAPS]
    for heading, items in (("References", _NUMBERED), ("Bibliography", FURTHER)):
        shown.append(docx_maker.paragraph(docx_maker.run(heading), style="Heading1"))
        shown += [docx_maker.paragraph(docx_maker.run(text)) for text in items]
    return docx_maker.docx("".join(shown))


MADE: dict[str, Callable[[], bytes]] = {
    ".txt": text_post,
    ".md": markdown_post,
    ".html": html_post,
    ".docx": docx_post,
}
