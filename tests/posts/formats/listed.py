"""One post in each format in which references are a numbered list, or whose files no person types.

The last marker of each leads nowhere.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from tests.posts import docx_maker, odt_maker
from tests.posts.epub_maker import epub
from tests.posts.notebook_maker import code, markdown, notebook
from tests.posts.pdf_maker import Drawn, flowing, pdf

TITLE = "What tea does to sleep"
PARAGRAPHS = (
    "Tea lengthens sleep by an hour in most adults [1]. Coffee in the evening shortens it by half an hour [2,3].",
    "Shepherds dream of sheep in most nights [4]. Warm milk raises the number of dreams [5].",
)
REFERENCES = (
    "Moss, A. (2019). Tea and the length of sleep. Journal of Tea, 7, 12-19.",
    "Fern, B. (2020). Coffee in the evening. Journal of Tea, 8, 1-9.",
    "Reed, C. (2001). The leaf and the bud. Pot Press.",
    "Hill, F. (2017). Dreams of shepherds. Journal of Tea, 5, 20-31.",
)
_NUMBERED = tuple(f"{number}. {reference}" for number, reference in enumerate(REFERENCES, 1))
LOST = ("[5]", "[@nobody1900]")
_KEYS = {
    "[1]": "[@moss2019]",
    "[2,3]": "[@fern2020; @reed2001]",
    "[4]": "[@Hill_2017]",
    "[5]": "[@nobody1900]",
}


def text_post() -> bytes:
    return "\n\n".join([TITLE, *PARAGRAPHS, "References", "\n".join(_NUMBERED)]).encode()


def html_post() -> bytes:
    return f"<!DOCTYPE html>\n<title>{TITLE}</title>\n{_body()}\n".encode()


def docx_post() -> bytes:
    shown = [docx_maker.paragraph(docx_maker.run(TITLE), style="Title")]
    shown += [docx_maker.paragraph(docx_maker.run(text)) for text in PARAGRAPHS]
    shown.append(docx_maker.paragraph(docx_maker.run("References"), style="Heading1"))
    shown += [docx_maker.paragraph(docx_maker.run(text)) for text in _NUMBERED]
    return docx_maker.docx("".join(shown))


def odt_post() -> bytes:
    shown = [odt_maker.paragraph(TITLE, style="P1"), *map(odt_maker.paragraph, PARAGRAPHS)]
    return odt_maker.odt("".join([*shown, odt_maker.heading("References"), odt_maker.numbered(*REFERENCES)]))


def epub_post() -> bytes:
    return epub({"part.xhtml": _body()})


def notebook_post() -> bytes:
    cited = "\n".join(PARAGRAPHS)
    for shown, keys in _KEYS.items():
        cited = cited.replace(shown, keys)
    return notebook(markdown(f"# {TITLE}"), code("x = '[@moss2019]'"), markdown(cited))


def pdf_post() -> bytes:
    top = [Drawn(72, 720, TITLE, size=18, bold=True)]
    shown = flowing(PARAGRAPHS, x=72, top=690, width=80)
    heading = Drawn(72, shown[-1].y - 30, "References", size=12, bold=True)
    listed = flowing(_NUMBERED, x=72, top=heading.y - 20, width=80, indent=12)
    return pdf([[*top, *shown, heading, *listed]], title=TITLE)


def _body() -> str:
    shown = "\n".join(f"<p>{escape(text)}</p>" for text in PARAGRAPHS)
    listed = "\n".join(f"<li>{escape(text)}</li>" for text in REFERENCES)
    return f"<h1>{TITLE}</h1>\n{shown}\n<h2>References</h2>\n<ol>\n{listed}\n</ol>"


MADE: dict[str, Callable[[], bytes]] = {
    ".txt": text_post,
    ".html": html_post,
    ".docx": docx_post,
    ".odt": odt_post,
    ".epub": epub_post,
    ".ipynb": notebook_post,
    ".pdf": pdf_post,
}
