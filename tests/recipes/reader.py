"""A reader of posts: Gemini's mark-up, in which a line is a heading, an item, a quotation or a paragraph."""

from __future__ import annotations

from tests.recipes.worked import Worked, after, with_change

READER = '''\
"""Posts in gemtext, the mark-up of Gemini pages: one line is one block, and its first characters say which.

Source: Gemini hypertext format, version 0.24.1, section 2.
"""

from __future__ import annotations

import re
from pathlib import Path

from litman.posts.post import Block, BlockKind, Post, line_points
from litman.posts.readers.decode import decode_text

_LINE = re.compile(r"^(?P<mark>#{1,3}|\\\\*|>|=>)?[ \\\\t]*(?P<text>\\\\S[^\\\\r\\\\n]*)", re.MULTILINE)
_KINDS: dict[str, BlockKind] = {"*": "list-item", ">": "quotation", "=>": "navigation"}


def read_gemtext_post(path: Path, data: bytes) -> Post:
    """Return the post in the bytes of a gemtext file; every offset is one of the file.

    Raises:
        UndecodableError: no encoding makes text of the bytes.
    """
    text = decode_text(path, data)
    blocks = tuple(_block(line) for line in _LINE.finditer(text))
    title = next((text[b.start : b.end] for b in blocks if b.kind == "title"), None)
    return Post(path, "gemtext", text, blocks, title, source_points=line_points(text))


def _block(line: re.Match[str]) -> Block:
    mark, (start, end) = line["mark"] or "", line.span("text")
    if mark.startswith("#"):
        return Block("title" if mark == "#" else "heading", start, end, level=len(mark))
    return Block(_KINDS.get(mark, "paragraph"), start, end, level=int(mark == "*"))
'''.replace("\\\\", "\\")
TESTS = """\
from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.readers.gemtext import read_gemtext_post


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        pytest.param("# Tea", "title", "Tea", id="title"),
        pytest.param("## Sleep", "heading", "Sleep", id="heading"),
        pytest.param("* leaves", "list-item", "leaves", id="item"),
        pytest.param("Tea helps.", "paragraph", "Tea helps.", id="paragraph"),
    ],
)
def test_a_line_is_a_block(text: str, kind: str, shown: str) -> None:
    post = read_gemtext_post(Path("p.gmi"), text.encode())
    assert [(b.kind, post.text[b.start : b.end]) for b in post.blocks] == [(kind, shown)]
"""

WORKED = Worked(
    names={"NAME": "gemtext"},
    new={
        "litman/posts/readers/gemtext.py": READER,
        "tests/posts/readers/test_gemtext.py": TESTS,
    },
    changed={
        "litman/posts/post.py": after('    "docx",\n', '    "gemtext",\n'),
        "litman/posts/readers/table.py": after(
            '    "docx": ReaderInfo("Word", (".docx",), "litman.posts.readers.docx", "read_docx_post"),\n',
            '    "gemtext": ReaderInfo(\n'
            '        "gemtext", (".gmi",), "litman.posts.readers.gemtext", "read_gemtext_post"\n    ),\n',
        ),
        "tests/posts/formats/listed.py": after(
            "MADE: dict[str, Callable[[], bytes]] = {\n",
            '    ".gmi": lambda: "\\n".join([f"# {TITLE}", *PARAGRAPHS, "## References", *_NUMBERED]).encode(),\n',
        ),
        "litman/help/formats.md": after(
            "(`.txt`, `.text`): paragraphs told by blank lines, indents and bullets. Place: line and column.\n",
            "- **gemtext** (`.gmi`): each line a block. Place: line and column.\n",
        ),
        "tests/posts/test_bad_input.py": after('"ending", [".txt", ".md", ".html"', ', ".gmi"'),
        ".pre-commit-hooks.yaml": after("|docx", "|gmi"),
        "litman/help/changes.md": with_change("`litman scan` reads gemtext (`.gmi`)."),
    },
)
