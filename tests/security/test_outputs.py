"""What strangers call their works, claims and posts is text in whatever litman writes, and nothing that is run.

Goes over the table of commands: every option that chooses a format, and every `--json`, is tried with the command's
sample on a library of hostile texts. A format that nobody here reads fails, so a new one is read from its first day.
"""

from __future__ import annotations

import csv
import html.parser
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from lxml import etree
from markdown_it import MarkdownIt

from litman.bibtex.file.whole_document import read_document
from litman.cli.main import main
from tests.faults.samples import ASKS, BEFORE, BIB, CLAIMS, READS, WRITES, command_names, make_box

HOSTILE = [
    "<script data-pwn>pwn()</script>",
    "<img src=x onerror=pwn() data-pwn>",
    "\"'><svg onload=pwn() data-pwn>",
    "</style></title></textarea><b data-pwn>",
    "--><i data-pwn>x",
    "]]><i data-pwn>x",
    "[click](https://evil.example/pwn)",
    "![x](https://evil.example/pwn.png)",
    "[click](javascript:pwn())",
    "<https://evil.example/pwn>",
    "[click]: https://evil.example/pwn",
    "| cell | cell |",
    "=HYPERLINK(1;2)",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\\input{/etc/passwd}",
    "\\immediate\\write18{pwn}",
    '{\\field{\\*\\fldinst{HYPERLINK "file:///pwn"}}}',
    "`$(pwn)`; pwn",
    "../../../pwn",
    "*/ pwn /*",
    "&lt;script data-pwn&gt;",
    "a" * 3000,
]
LINES = [
    "\nER  - \nTY  - JOUR\nTI  - pwn",
    "\n::error::pwn",
    "\n\n@book{pwn,title={pwn}}\n",
    "\r\n# pwn\n\n<b data-pwn>",
]
KEYS = [
    "k$(pwn)",
    "-rf",
    "../../pwn",
    "<b>",
    "=1+1",
    "[click](https://evil.example/pwn)",
    "`pwn`",
    "a&b",
    "k|k",
    "'k",
    "\\input",
]
URLS = [
    "javascript:pwn()",
    "data:text/html,<script data-pwn>",
    "file:///etc/passwd",
    'https://evil.example/"><b data-pwn>',
]


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=True)


def _hostile_box(folder: Path) -> Path:
    library = make_box(folder)
    every = " ".join(HOSTILE[:-1])
    entries = [
        f"@article{{h{number},\n title = {{{text}}},\n author = {{{{{text}}} and Moss, {text.replace(',', '')}}},\n"
        f" journal = {{{text}}},\n year = 2019,\n pages = {{{text}}},\n url = {{{URLS[number % len(URLS)]}}},\n"
        f" keywords = {{{text}}},\n note = {{{text}}},\n annotation = {{{text}}},\n file = {{{text}}},\n"
        f" doi = {{10.1000/{text.replace(' ', '')}}}\n}}\n"
        for number, text in enumerate(HOSTILE)
    ]
    entries += [
        f"@book{{{key}, title = {{Tea {key}}}, author = {{Moss, A.}}, year = 2019}}\n" for key in KEYS
    ]
    whole = BIB.replace("Tea and {REM} sleep", f"Tea {every}").replace("The Leaf", HOSTILE[12])
    (library / "references.bib").write_text(whole + "\n".join(entries))
    more = (folder / "more.bib").read_text().replace("Bark and tea", f"Bark {every}")
    (folder / "more.bib").write_text(more)
    claims = CLAIMS + "".join(
        f'\n[[claim]]\nid = "h{number:02}"\ntext = {_toml(text)}\nstatement = {_toml(text)}\n'
        f"named_sources = [{_toml(text)}]\ncomment = {_toml(text)}\n"
        f'  [[claim.link]]\n  key = "h{number % len(HOSTILE)}"\n  relation = "supports"\n  verdict = "confirmed"\n'
        f"  by = {_toml(text)}\n  quote = {_toml(text)}\n  locator = {_toml(text)}\n  marker = {_toml(text)}\n"
        for number, text in enumerate([*HOSTILE, *LINES])
    )
    claims += '\n[[claim]]\nid = "k01"\ntext = "Tea."\n' + "".join(
        f'  [[claim.link]]\n  key = {_toml(key)}\n  relation = "supports"\n' for key in KEYS
    )
    (library / "claims" / "=1+1<b data-pwn>.toml").write_text(claims.replace("sleep.md", "<b data-pwn>.md"))
    claims = claims.replace('"Sleep well"', _toml(every + LINES[0])).replace(
        "Coffee shortens it.", "Coffee " + HOSTILE[0]
    )
    (library / "claims" / "sleep.toml").write_text(claims)
    post = (folder / "posts" / "tea.md").read_text()
    (folder / "posts" / "tea.md").write_text(
        post.replace("Tea and REM sleep", "Tea and REM sleep [x](javascript:pwn())")
    )
    return library


class _Page(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._link: list[str] | None = None  # the address of the link that is open, and its text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        address = f"{said.get('href') or ''} {said.get('src') or ''}"
        if (
            "data-pwn" in said
            or any(name.startswith("on") for name in said)
            or (tag == "script" and said.get("type") != "application/ld+json")
            or re.match(r"\s*(?:javascript|data:text|vbscript|file):", address.lower())
        ):
            self.faults.append(self.get_starttag_text() or tag)
        if tag in ("a", "img"):
            self._link = [address.strip()]
            if tag == "img" and "evil" in address:
                self.faults.append(address)

    def handle_data(self, data: str) -> None:
        if self._link is not None:
            self._link.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link is not None:
            address, *words = self._link
            if address.startswith("https://evil") and "evil" not in "".join(words).lower():
                self.faults.append(f"{words} leads to {address}")
            self._link = None


def of_html(text: str) -> list[str]:
    page = _Page()
    page.feed(text)
    return page.faults


def of_markdown(text: str) -> list[str]:
    return of_html(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))


def of_csv(text: str) -> list[str]:
    cells = (cell for row in csv.reader(io.StringIO(text)) for cell in row)
    return [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r")) and len(cell) > 1]


def of_latex(text: str) -> list[str]:
    return re.findall(r"(?<!\\)(?:\\\\)*\\(?:input|immediate|write18)\b.{0,20}", text)


def of_rtf(text: str) -> list[str]:
    return re.findall(r"(?<!\\)\{\\field[^}]{0,40}file:///pwn", text)


def of_bib(text: str) -> list[str]:
    return [
        entry.key
        for entry in read_document(Path("x.bib"), text.encode()).entries()
        if entry.key.lower() == "pwn"
    ]


def of_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if re.match(r"::error::pwn|TI  - pwn\b|@book\{pwn", line)]


def of_json(text: str) -> list[str]:
    for line in text.splitlines() if text.startswith("{") and "}\n{" in text else [text]:
        json.loads(line)
    return []


def of_xml(text: str) -> list[str]:
    tree = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    return [
        str(e.tag) for e in tree.iter() if "data-pwn" in e.attrib or str(e.tag).endswith(("script", "}img"))
    ]


def of_text(text: str) -> list[str]:
    return re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


READERS: dict[str, Callable[[str], list[str]]] = {
    "html": of_html, "markdown": of_markdown, "md": of_markdown, "csv": of_csv, "latex": of_latex, "tex": of_latex,
    "rtf": of_rtf, "bibtex": of_bib, "biblatex": of_bib, "bib": of_bib, "ris": of_lines, "nbib": of_lines,
    "endnote": of_xml, "xml": of_xml, "svg": of_xml, "json": of_json, "csl-json": of_json, "sarif": of_json,
    "jsonl": of_json, "yaml": of_text, "text": of_text, "txt": of_text, "errorformat": of_text, "github": of_lines,
    "toml": of_text, "keys": of_text,
}  # fmt: skip
PACKED = {"docx", "odt"}
NOT_HERE = {"pdf"}  # needs an engine of TeX
FORMATS = {"--format", "--to"}
# What an option needs beside the sample, and other ways to ask for its formats.
WITH: dict[tuple[str, str], list[tuple[str, ...]]] = {
    ("export", "--to"): [("--style", "apa"), ("--style", "apa", "--annotate"), ("--evidence-table",)],
    ("render", "--to"): [("--force", "--annotate", "--evidence-table")],
}
HELP_ALONE = {
    "diff",
    "serve",
    "git log",
    "git setup",
    "lsp",
    "mcp",
    "pool build",
    "pool calibrate",
    "pool verify",
}


def _command(name: str) -> click.Command:
    command: click.Command = main
    for word in name.split():
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), word)
        assert found is not None
        command = found
    return command


def _asked() -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield a command's name, words, and the format that it is asked for."""
    for name in command_names(main):  # type: ignore[arg-type]
        words = {**READS, **WRITES}[name]
        if name in HELP_ALONE or name in ASKS:
            continue
        yield name, words, "text"
        for option in _command(name).params:
            if "--json" in option.opts:
                yield name, (*words, "--json"), "json"
            for chosen in FORMATS.intersection(option.opts):
                assert isinstance(option.type, click.Choice), option
                for format in set(option.type.choices) - NOT_HERE:
                    for more in WITH.get((name, chosen), [()]):
                        if not (format == "csv" and "--style" in more):
                            yield name, (*_without_file(words), chosen, format, *more), format


def _without_file(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[: words.index("-o")] if "-o" in words else words


ASKED = sorted(_asked())


@pytest.mark.parametrize(
    ("name", "words", "format"), ASKED, ids=[" ".join(words)[:70] for _, words, _ in ASKED]
)
def test_hostile_texts_are_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: tuple[str, ...], format: str
) -> None:
    library = _hostile_box(tmp_path)
    monkeypatch.chdir(library)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    if format in PACKED:
        words = (*words, "-o", f"../made.{format}")
    for before in BEFORE.get(name, ()):
        CliRunner().invoke(main, before)
    there = set(tmp_path.rglob("*"))
    result = CliRunner().invoke(main, words, input="q")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "this is a bug" not in result.output
    assert of_text(result.output) == []
    if result.stdout and format not in PACKED:
        assert READERS[format](result.stdout) == []
    assert result.output or name == "git merge-driver"
    made = [path for path in tmp_path.rglob("*") if path not in there and path.is_file()]
    for path in made:
        ending = path.suffix.removeprefix(".")
        if {".litman", "cache", "second"}.intersection(path.parts):
            continue
        assert not path.name.startswith("pwn"), path
        if ending in PACKED:
            targets = re.findall(
                rb'Target="([^"]*)"', b"".join(map(zipfile.ZipFile(path).read, _links(path)))
            )
            assert [one for one in targets if re.match(rb"(?:javascript|data|file):", one)] == []
        elif ending not in ("pdf", ""):
            assert READERS[ending](path.read_text()) == [], path


def _links(path: Path) -> list[str]:
    return [name for name in zipfile.ZipFile(path).namelist() if name.endswith(".rels")]


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("html", "<b data-pwn>"),
        ("html", "<p onclick=pwn()>"),
        ("html", "<script>1</script>"),
        ("html", "<a href=' javascript:pwn()'>"),
        ("html", '<a href="https://evil.example/pwn">click</a>'),
        ("html", '<img src="https://evil.example/pwn.png">'),
        ("markdown", "[click](https://evil.example/pwn)"),
        ("markdown", "| a |\n|---|\n| <b data-pwn> |"),
        ("csv", "a,=1+1\n"),
        ("latex", "Tea \\input{/etc/passwd}"),
        ("rtf", '{\\field{\\*\\fldinst{HYPERLINK "file:///pwn"}}}'),
        ("bib", "@book{a,}\n@book{pwn,}"),
        ("ris", "TI  - pwn"),
        ("github", "::error::pwn"),
        ("xml", '<a data-pwn="x"/>'),
        ("text", "a\x1b[31mb"),
    ],
)
def test_each_reader_sees_what_would_be_run(format: str, text: str) -> None:
    assert READERS[format](text) != []
