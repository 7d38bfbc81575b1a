"""Shapes of posts and libraries that can be made of any size: what `growth.py` runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Make = Callable[[int], str]


def _each(line: str) -> Make:
    """Return what makes n lines of a pattern with the number of the line in it."""
    return lambda size: "".join(line.format(number) for number in range(size))


def _times(unit: str, before: str = "", behind: str = "") -> Make:
    return lambda size: before + unit * size + behind


_PARAGRAPH = "Tea {0} helps {0} people sleep.\n\n"
_REFERENCE = "{0}. Moss A, Reed B. Tea and sleep {0}. J Tea 2019;7:{0}.\n"

# By name: the file's name, what a small one counts, and what makes it.
POSTS: dict[str, tuple[str, int, Make]] = {
    "paragraphs": ("p.txt", 2000, _each(_PARAGRAPH)),
    "lines": ("p.txt", 4000, _times("a\n")),
    "lines ended by CR": ("p.txt", 4000, _times("Tea helps\r")),
    "one line": ("p.txt", 4000, _times("Tea helps people sleep. ")),
    "headings": ("p.txt", 2000, _times("Tea\n\n")),
    "numbered lines": ("p.txt", 2000, _each("{0}. Tea leaf\n")),
    "one word": ("p.txt", 100_000, _times("a")),
    "capitals": ("p.txt", 100_000, _times("A")),
    "figures": ("p.txt", 50_000, _times("1")),
    "full stops": ("p.txt", 50_000, _times(".", "Tea")),
    "blanks": ("p.txt", 50_000, _times(" ", "Tea", "helps.")),
    "quotation marks": ("p.txt", 20_000, _times("“a ")),
    "initials": ("p.txt", 20_000, _times("A. ")),
    "open brackets": ("p.txt", 50_000, _times("[")),
    "open brackets of numbers": ("p.txt", 20_000, _times("[1, ")),
    "raised": ("p.txt", 20_000, _times("Tea¹ ")),
    "numbers in brackets": ("p.txt", 2000, _times("Tea helps [1]. ")),
    "many numbers in a bracket": ("p.txt", 4000, _times("1, ", "Tea helps [", "2].")),
    "author and year": ("p.txt", 1000, _each("Tea helps (Moss{0}, 2019). ")),
    "authors": ("p.txt", 2000, _times("Moss, A., ", "Tea helps (", "2019).")),
    "references": ("p.txt", 300, lambda n: "Tea helps [1].\n\nReferences\n\n" + _each(_REFERENCE)(n)),
    "list items": ("p.md", 2000, _each("- item {0}\n")),
    "tables": ("p.md", 2000, _times("| x | y |\n", "| a | b |\n|---|---|\n")),
    "headings of Markdown": ("p.md", 1000, _times("# a\n\n")),
    "keys": ("p.md", 2000, _times("Tea helps [@moss2019]. ")),
    "open keys": ("p.md", 10_000, _times("[@")),
    "links": ("p.md", 4000, _times("[a](b) ")),
    "open links": ("p.md", 10_000, _times("[a](")),
    "quoted lines": ("p.md", 4000, _times("> a\n")),
    "quotations in quotations": ("p.md", 20, lambda n: ">" * n + " a\n"),
    "emphasis": ("p.md", 10_000, _times("*a _b ")),
    "back-ticks": ("p.md", 5_000, lambda n: "".join("`" * (i % 50 + 1) + " " for i in range(n // 10))),
    "footnotes": ("p.md", 1000, _each("Tea[^{0}].\n\n[^{0}]: note {0}\n\n")),
    "fences": ("p.md", 1000, _times("::: {.note}\n\nTea\n\n:::\n\n")),
    "entities": ("p.md", 5000, _times("&amp; ")),
    "paragraphs of a page": ("p.html", 2000, _each("<p>Tea {0} helps people.</p>\n")),
    "items of a page": ("p.html", 2000, _times("<li>a", "<ul>")),
    "line breaks": ("p.html", 4000, _times("<br>", "<p>Tea")),
    "doctypes": ("p.html", 20_000, _times("<!DOCTYPE [", "", "<p>Tea")),
    "comments": ("p.html", 20_000, _times("<!-- ", "<p>Tea")),
    "cells": ("p.html", 4000, _times("<td>x</td>", "<table><tr>")),
    "nested articles": ("p.html", 400, _times("<article>", "", "<p>Tea helps.")),
    "nested": ("p.html", 400, _times("<blockquote>", "", "<p>Tea helps.")),
    "raised of a page": ("p.html", 2000, _times("a<sup>1</sup> ", "<p>")),
    "links of a page": ("p.html", 2000, _times("<a href=x>a</a> ", "<p>")),
    "cite of LaTeX": ("p.tex", 2000, _times("Tea helps \\cite{moss}. ")),
    "open cite": ("p.tex", 5000, _times("\\cite{")),
    "open maths": ("p.tex", 5000, _times("$a ")),
    "environments": ("p.tex", 500, _times("\\begin{quote} a ")),
    "notes of LaTeX": ("p.tex", 1000, _each("Tea\\footnote{{Note {0}.}} helps.\n\n")),
    "paragraphs of LaTeX": ("p.tex", 2000, _times("a\n\n")),
    "items of Org": ("p.org", 2000, _times("- a\n")),
    "headings of Org": ("p.org", 2000, _times("* a\n")),
    "cite of Org": ("p.org", 2000, _times("Tea [cite:@moss]. ")),
    "open cite of Org": ("p.org", 5000, _times("[cite:@a ")),
    "items of reST": ("p.rst", 2000, _times("- a\n")),
    "paragraphs of reST": ("p.rst", 2000, _times("a\n\n")),
    # fewer than 1500 of the largest: from there on a note's number is read as a year
    "notes of reST": ("p.rst", 350, _each("Tea [{0}]_.\n\n.. [{0}] Note {0}\n\n")),
    "items of AsciiDoc": ("p.adoc", 2000, _times("* a\n")),
    "paragraphs of AsciiDoc": ("p.adoc", 2000, _times("a\n\n")),
    "notes of AsciiDoc": ("p.adoc", 1000, _each("Tea helps.footnote:[Note {0}.]\n\n")),
    "items of Typst": ("p.typ", 2000, _times("- a\n")),
    "cite of Typst": ("p.typ", 2000, _times("Tea #cite(<k>). ")),
    "open calls of Typst": ("p.typ", 5000, _times("#cite(")),
}


def _entry(fields: Iterable[str]) -> str:
    return "@article{a, " + ",\n".join(fields) + "}\n"


def _full(**changed: str) -> str:
    fields = {"title": "Tea", "author": "Moss, A.", "journal": "Leaf", "year": "2020"} | changed
    return _entry(f"{name} = {{{value}}}" for name, value in fields.items())


def _fan(size: int) -> str:
    names = [",".join(f"x{other}" for other in range(at + 1, min(at + 6, size))) for at in range(size)]
    data = "".join(f"@xdata{{x{at}, xdata={{{name}}}, title={{t}}}}\n" for at, name in enumerate(names))
    return "@book{b, xdata={x0}}\n" + data


def _doubling(size: int) -> str:
    strings = "".join(f"@string{{s{at} = s{at - 1} # s{at - 1}}}\n" for at in range(1, size))
    return '@string{s0 = "ab"}\n' + strings + f"@article{{a, title = s{size - 1}, year = 2020}}\n"


# By name: what a small one counts, and what makes its bibliography; each command of `growth.py` is run on it.
LIBRARIES: dict[str, tuple[int, Make]] = {
    "doubling strings": (25, _doubling),
    "xdata fan": (25, _fan),
    "crossref chain": (300, _each("@book{{b{0}, crossref={{b{0}1}}}}\n")),
    "fields": (1000, lambda n: _entry(f"f{at} = {{x}}" for at in range(n))),
    "one key": (1000, _times("@article{a, title={Tea}, year=2020}\n")),
    "one title": (500, _each("@article{{a{0}, title={{Tea}}, author={{Moss, A.}}, year=2020}}\n")),
    "braces": (4000, lambda n: _full(title="{" * n + "}" * n)),
    "long title": (10_000, lambda n: _full(title="Tea and sleep " * n)),
    "blanks in a title": (50_000, lambda n: _full(title="Tea{" + " ~" * n + "}sleep")),
    "one word": (50_000, lambda n: _full(title="a" * n, author="A" * n, journal="b" * n)),
    "authors": (1000, lambda n: _full(author=" and ".join(f"Moss{at}, A." for at in range(n)))),
    "pages": (20_000, lambda n: _full(pages="1-" * n)),
    "letters in pages": (2000, lambda n: _full(pages="a" * n, volume="a" * n, number="1" * n)),
    "identifiers": (
        10_000,
        lambda n: _full(doi="10.1000/" + "a" * n, url="http://a" * n, isbn="97" * n, note="doi " * n),
    ),
    "commands": (10_000, lambda n: _full(title="\\'e\\textit{a}" * n)),
}
