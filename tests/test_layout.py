"""No comment makes the formatter fold the code that it stands behind: such a comment stands above."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WIDTH = 110  # of a line, as the formatter has it
FOR_TOOLS = re.compile(r"# (?:type:|noqa|fmt:)")
BEHIND_CODE = re.compile(r"^ *[^#\s].*?  # (?!type:|noqa|fmt:)", re.MULTILINE)


def folded(source: str) -> Iterator[int]:
    """Yield the lines of comments behind the end of a statement that would stand on one line without them."""
    if not BEHIND_CODE.search(source):
        return
    lines = source.split("\n")
    start = 0  # the line of the statement's first token
    comments: list[tokenize.TokenInfo] = []
    pieces: list[str] = []
    end = (0, 0)  # of the token before
    has_text_over_lines = False
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            comments.append(token)
        elif token.type == tokenize.NEWLINE:
            last = lines[token.start[0] - 1]
            if len(comments) == 1 and start < token.start[0] and not has_text_over_lines:
                comment = comments[0]
                is_behind = bool(lines[comment.start[0] - 1][: comment.start[1]].strip())
                is_at_end = comment.start[0] == token.start[0] or re.fullmatch(r"\s*[)\]}]+", last)
                width = len(lines[start - 1]) - len(lines[start - 1].lstrip()) + len(joined(pieces))
                if is_behind and is_at_end and width <= WIDTH and not FOR_TOOLS.match(comment.string):
                    yield comment.start[0]
            start, comments, pieces, has_text_over_lines = 0, [], [], False
        elif token.type not in (tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER):
            if not start:
                start = token.start[0]
                comments = []
            has_text_over_lines |= "\n" in token.string
            if pieces and token.start[0] == end[0]:
                pieces.append(token.line[end[1] : token.start[1]])
            elif pieces and token.string not in ")]}" and pieces[-1] not in "([{":
                pieces.append(" ")
            pieces.append(token.string)
            end = token.end


def joined(pieces: list[str]) -> str:
    text = re.sub(r",(?=[)\]}])", "", "".join(pieces))
    # brackets around all that stands behind `=` or a word: the formatter's own
    return re.sub(r"^(.*?(?:= |return |if |except ))\((.*)\)(:?)$", r"\1\2\3", text)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        pytest.param("if (\n    a\n):  # why\n    b\n", [3], id="a condition"),
        pytest.param("a: dict[str, str] = field(\n    default_factory=dict\n)  # what\n", [3], id="a field"),
        pytest.param("a: tuple[\n    str, ...\n] = ()  # what\n", [3], id="a type"),
        pytest.param("a = (\n    5  # what\n)\n", [2], id="a value"),
        pytest.param("a = (\n    1,\n    2,\n)  # what\n", [4], id="a list that was made long"),
        pytest.param("# what\na = 5  # and why\n", [], id="one line"),
        pytest.param("a = (\n    1,  # one\n    2,  # two\n)\n", [], id="a comment for each"),
        pytest.param(
            f"a = b(\n    {'c' * 60},\n    {'d' * 60},\n)  # what\n", [], id="too long for one line"
        ),
        pytest.param('a = b("""\nc\n""")  # what\n', [], id="a text over lines"),
        pytest.param("a = b(\n    c\n)  # type: ignore[arg-type]\n", [], id="a comment for a tool"),
    ],
)
def test_a_comment_that_folds_is_found(source: str, lines: list[int]) -> None:
    assert list(folded(source)) == lines


def test_no_comment_folds_the_code() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for folder in ("litman", "tests", "benchmarks")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line in folded(path.read_text(encoding="utf-8"))
    ]
    assert found == []
