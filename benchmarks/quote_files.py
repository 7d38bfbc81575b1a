"""Whether verbatim sentences are found in files that real programs made: PDF in one and two columns, JATS, HTML, EPUB.

Ten texts of our own making, twenty sentences of each. What a program makes has running heads, numbers of pages, hyphens
at line ends and ligatures, as it sets them. A program that is not there is named and left out.

    python benchmarks/quote_files.py [PROGRAM...] [--misses]
"""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from litman.texts.of_work import TextOfWork
from litman.texts.read import read_source
from litman.texts.words_in_work import find_in_texts

TEXTS, ASKED = 10, 20
SECTIONS = ("Introduction", "Methods", "Results", "Discussion")
_NOUNS = """afflicted-sailor waterfowl fluctuation office coffee riverbank lighthouse-keeper confluence effluent firefly
    sufficiency thunderstorm well-being counterweight reflection beekeeper mill-wheel affidavit staircase configuration
    harbour-master afterglow influenza scaffolding gulf fjord baffle differential shelf-life wharf""".split()
_WAYS = """modified justified affected outlasted verified clarified reflected underestimated overshadowed simplified
    configured falsified buffeted unravelled identified suffocated reinforced intensified""".split()
_HOW = """officially sufficiently unconditionally fluently insufficiently first-rate characteristically overwhelmingly
    significantly ineffectively""".split()
_ENDS = (
    "in {n} of {m} cases (p < 0.0{d})", "by {n}.{d} % within {m} days", "as the café’s naïve owner had feared",
    "although nobody could say why", "but not in the winter of 19{m}", "at 3–5 °C and {n} mg/kg",
    "when the so-called “fifth flood” came", "while the others did not", "before the first of May",
    "e.g. on the Île d’If",
)  # fmt: skip


class Section(NamedTuple):
    """A heading, and the paragraphs under it, each a list of sentences."""

    heading: str
    paragraphs: tuple[tuple[str, ...], ...]


class Made(NamedTuple):
    """A text of our own making."""

    title: str
    sections: tuple[Section, ...]


def made_text(number: int) -> Made:
    """Return one of the texts; the same number gives the same one."""
    pick = random.Random(1_700 + number)
    sections = []
    for heading in SECTIONS:
        paragraphs = tuple(
            tuple(_sentence(pick) for _ in range(pick.randint(4, 7))) for _ in range(pick.randint(4, 6))
        )
        sections.append(Section(heading, paragraphs))
    return Made(f"On the {pick.choice(_NOUNS)} and its {pick.choice(_NOUNS)}", tuple(sections))


def _sentence(pick: random.Random) -> str:
    one, two, three, four = (pick.choice(_NOUNS) for _ in range(4))
    end = pick.choice(_ENDS).format(n=pick.randint(11, 39), m=pick.randint(40, 99), d=pick.randint(1, 9))
    return (
        f"The {one} of every {two} {pick.choice(_HOW)} {pick.choice(_WAYS)} the {three} and, in its {four}, "
        f"{pick.choice(_WAYS)} the {pick.choice(_NOUNS)} {end}."
    )


def asked_of(made: Made, number: int) -> list[tuple[str, str]]:
    """Return sentences of a text that are looked for, with the heading above each."""
    there = [
        (one, section.heading) for section in made.sections for part in section.paragraphs for one in part
    ]
    return sorted(random.Random(number).sample(there, ASKED), key=there.index)


# What programs make


def as_html(made: Made, *, style: str = "") -> str:
    """Return the text as a page."""
    body = "".join(
        f"<h2>{section.heading}</h2>"
        + "".join(f"<p>{escape(' '.join(part))}</p>" for part in section.paragraphs)
        for section in made.sections
    )
    head = f'<meta charset="utf-8"><title>{escape(made.title)}</title><style>{style}</style>'
    article = f"<article><h1>{escape(made.title)}</h1>{body}</article>"
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{article}</body></html>'


def _style(columns: int) -> str:
    return (
        "@page { size: A4; margin: 2.2cm; @top-center { content: 'Moss and others · Annals of the Sea' }"
        " @bottom-center { content: counter(page) } }"
        " body { font: 10pt 'DejaVu Serif', serif; text-align: justify; hyphens: auto }"
        + (
            f" article {{ columns: {columns}; column-gap: 0.8cm }} h1 {{ column-span: all }}"
            if columns > 1
            else ""
        )
    )


def jats(made: Made, folder: Path) -> bytes:
    """The text as Europe PMC keeps it."""
    body = "".join(
        f"<sec><title>{section.heading}</title>"
        + "".join(
            f"<p>{escape(' '.join(part))}<xref ref-type='bibr'>[3]</xref></p>" for part in section.paragraphs
        )
        + "</sec>"
        for section in made.sections
    )
    title = f"<title-group><article-title>{escape(made.title)}</article-title></title-group>"
    front = f"<front><article-meta>{title}</article-meta></front>"
    return f"<?xml version='1.0'?><article xml:lang='en'>{front}<body>{body}</body></article>".encode()


def html(made: Made, folder: Path) -> bytes:
    """The text as a page of the web."""
    return as_html(made).encode()


def epub(made: Made, folder: Path) -> bytes:
    """The text as a book, a chapter a section."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("mimetype", "application/epub+zip")
        package.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
            '<rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        )
        names = [f"c{at}.xhtml" for at in range(len(made.sections))]
        items = "".join(
            f'<item id="i{at}" href="{name}" media-type="application/xhtml+xml"/>'
            for at, name in enumerate(names)
        )
        spine = "".join(f'<itemref idref="i{at}"/>' for at in range(len(names)))
        package.writestr(
            "c.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u"><metadata '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(made.title)}</dc:title>'
            '<dc:language>en</dc:language><dc:identifier id="u">u</dc:identifier></metadata>'
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
        )
        for name, section in zip(names, made.sections, strict=True):
            parts = "".join(f"<p>{escape(' '.join(part))}</p>" for part in section.paragraphs)
            package.writestr(
                name,
                f'<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>{section.heading}</title></head>'
                f"<body><h1>{section.heading}</h1>{parts}</body></html>",
            )
    return data.getvalue()


def typst(columns: int) -> Callable[[Made, Path], bytes]:
    """Typst, justified and hyphenated."""

    def make(made: Made, folder: Path) -> bytes:
        import typst as program

        head = (
            f'#set page(paper: "a4", columns: {columns}, numbering: "1", header: [Moss · Annals of the Sea])\n'
            '#set par(justify: true)\n#set text(lang: "en", hyphenate: true, size: 10pt)\n'
        )
        parts = [head, f"= {_typst(made.title)}"]
        for section in made.sections:
            parts += [f"== {section.heading}", *(_typst(" ".join(part)) for part in section.paragraphs)]
        source = folder / "a.typ"
        source.write_text("\n\n".join(parts), "utf-8")
        return bytes(program.compile(str(source)))

    return make


def _typst(text: str) -> str:
    return "".join(f"\\{one}" if one in "#*_$@<>`~\\[]" else one for one in text)


def weasyprint(columns: int) -> Callable[[Made, Path], bytes]:
    """WeasyPrint."""

    def make(made: Made, folder: Path) -> bytes:
        from weasyprint import HTML

        return bytes(HTML(string=as_html(made, style=_style(columns))).write_pdf())

    return make


def chromium(columns: int) -> Callable[[Made, Path], bytes]:
    """Chromium's print."""

    def make(made: Made, folder: Path) -> bytes:
        program = (
            shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        )
        if program is None:
            raise ModuleNotFoundError("chromium")
        (folder / "a.html").write_text(as_html(made, style=_style(columns)), "utf-8")
        _run(
            [
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--print-to-pdf={folder / 'a.pdf'}",
                f"file://{folder / 'a.html'}",
            ]
        )
        return (folder / "a.pdf").read_bytes()

    return make


def reportlab(columns: int) -> Callable[[Made, Path], bytes]:
    """ReportLab."""

    def make(made: Made, folder: Path) -> bytes:
        from reportlab.lib.pagesizes import A4
        from reportlab.lib.styles import getSampleStyleSheet
        from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

        data = io.BytesIO()
        width, height = A4
        wide = (width - 140) / columns
        frames = [Frame(60 + at * (wide + 20), 60, wide, height - 130) for at in range(columns)]

        def around(canvas: object, document: object) -> None:
            canvas.drawString(60, height - 40, "Moss and others · Annals of the Sea")  # type: ignore[attr-defined]
            canvas.drawCentredString(width / 2, 30, str(document.page))  # type: ignore[attr-defined]

        styles = getSampleStyleSheet()
        body = styles["BodyText"]
        body.alignment, body.hyphenationLang = 4, "en_GB"
        flow = [Paragraph(escape(made.title), styles["Title"])]
        for section in made.sections:
            flow.append(Paragraph(section.heading, styles["Heading2"]))
            flow += [Paragraph(escape(" ".join(part)), body) for part in section.paragraphs]
        BaseDocTemplate(data, pagesize=A4, pageTemplates=[PageTemplate(frames=frames, onPage=around)]).build(
            flow
        )
        return data.getvalue()

    return make


def fpdf2(columns: int) -> Callable[[Made, Path], bytes]:
    """fpdf2."""

    def make(made: Made, folder: Path) -> bytes:
        from fpdf import FPDF

        class Paper(FPDF):
            def header(self) -> None:
                self.set_font("Times", size=9)
                self.cell(
                    0, 8, "Moss and others - Annals of the Sea", align="C", new_x="LMARGIN", new_y="NEXT"
                )

            def footer(self) -> None:
                self.set_y(-15)
                self.cell(0, 8, f"{self.page_no()}", align="C")

        paper = Paper()
        paper.add_page()
        paper.set_font("Times", size=10)
        with paper.text_columns(text_align="J", ncols=columns, gutter=8) as flow:
            for section in made.sections:
                flow.write(f"{section.heading}\n\n")
                for part in section.paragraphs:
                    flow.write(_latin(" ".join(part)) + "\n\n")
        return bytes(paper.output())

    return make


def _latin(text: str) -> str:
    return (
        text.encode("cp1252", "replace")
        .decode("cp1252")
        .translate({0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-"})
    )


def libreoffice(columns: int) -> Callable[[Made, Path], bytes]:
    """LibreOffice Writer."""

    def make(made: Made, folder: Path) -> bytes:
        program = shutil.which("soffice") or shutil.which("libreoffice")
        if program is None:
            raise ModuleNotFoundError("libreoffice")
        (folder / "a.html").write_text(as_html(made, style=_style(columns)), "utf-8")
        profile = f"-env:UserInstallation=file://{folder / 'profile'}"
        _run([program, "--headless", profile, "--convert-to", "pdf:writer_web_pdf_Export", "--outdir",
              str(folder), str(folder / "a.html")])  # fmt: skip
        return (folder / "a.pdf").read_bytes()

    return make


def groff(columns: int) -> Callable[[Made, Path], bytes]:
    """Groff, which hyphenates."""

    def make(made: Made, folder: Path) -> bytes:
        if shutil.which("groff") is None:
            raise ModuleNotFoundError("groff")
        parts = [f".TL\n{made.title}", f".{columns}C" if columns > 1 else ""]
        for section in made.sections:
            parts.append(f".SH\n{section.heading}")
            parts += [".PP\n" + " ".join(part).replace("\\", "\\e") for part in section.paragraphs]
        done = subprocess.run(
            ["groff", "-k", "-ms", "-Tpdf"],
            input="\n".join(parts).encode(),
            capture_output=True,
            check=True,
            timeout=60,
        )
        return done.stdout

    return make


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120)


PROGRAMS: dict[str, tuple[str, Callable[[Made, Path], bytes]]] = {
    "jats": (".xml", jats),
    "html": (".html", html),
    "epub": (".epub", epub),
    **{
        f"{name.__name__}-{columns}": (".pdf", name(columns))
        for name in (typst, weasyprint, chromium, reportlab, fpdf2, libreoffice, groff)
        for columns in (1, 2)
    },
}


def main() -> None:
    """Print for each program how many sentences are found, and with a place."""
    wanted = [one for one in sys.argv[1:] if not one.startswith("-")] or list(PROGRAMS)
    for name in wanted:
        ending, make = PROGRAMS[name]
        found = placed = 0
        misses: list[str] = []
        try:
            for number in range(TEXTS):
                one, two = _looked_up(number, ending, make, misses)
                found, placed = found + one, placed + two
        except (ImportError, OSError, subprocess.SubprocessError) as exc:
            print(f"{name}: not there ({type(exc).__name__}: {str(exc)[:80]})")
            continue
        print(f"{name}: {found} of {TEXTS * ASKED} found, {placed} with page or section", flush=True)
        for miss in misses if "--misses" in sys.argv else ():
            print(f"  {miss}")


def _looked_up(
    number: int, ending: str, make: Callable[[Made, Path], bytes], misses: list[str]
) -> tuple[int, int]:
    made = made_text(number)
    with tempfile.TemporaryDirectory() as folder:
        data = make(made, Path(folder))
    text = TextOfWork("file", read_source(Path(f"a{ending}"), data))
    found = placed = 0
    last = 0
    for sentence, heading in asked_of(made, number):
        words = find_in_texts([text], sentence)
        if words is None or not words.place.is_exact:
            misses.append(f"{number} {sentence} → {words.text if words else None}")
            continue
        found += 1
        is_in_order = ending == ".pdf" and words.page is not None and words.page >= last
        last = words.page or last
        is_placed = is_in_order if ending == ".pdf" else words.section == heading
        placed += is_placed
        if not is_placed:
            misses.append(f"{number} {sentence} → {words.page}, {words.section}")
    return found, placed


if __name__ == "__main__":
    main()
