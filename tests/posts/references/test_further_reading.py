"""Lists under headings such as Further reading, beside the list of references, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.read import read_post
from tests.posts.docx_maker import docx, paragraph, run

CITED = [
    "Moss A. Tea and the pulse of adults. J Tea. 2011;4:11-19.",
    "Fern B. Milk and the heart. J Tea. 2012;5:21-29.",
    "Holm C. Rest and the night. J Tea. 2013;6:31-39.",
]
MORE = [
    "Dale I. The long winter of tea. London: Reed; 2009.",
    "Hill J, Reed K. What a kettle knows. Ashby: Fern; 2015.",
    "Wood L. Milk in the morning. J Milk. 2016;7:41-49.",
]
BODY = "Tea raises the pulse of adults [1]. Milk lowers it in winter [2]. Rest helps them to sleep [3]."
NUMBERED = "\n".join(f"{at}. {item}" for at, item in enumerate(CITED, 1))


def _markdown(heading: str, items: str) -> bytes:
    return f"# On tea\n\n{BODY}\n\n## References\n\n{NUMBERED}\n\n## {heading}\n\n{items}\n".encode()


def _html(heading: str, items: str) -> bytes:
    cited = "".join(f"<li>{item}</li>" for item in CITED)
    return (
        f"<h1>On tea</h1><p>{BODY}</p><h2>References</h2><ol>{cited}</ol><h2>{heading}</h2>{items}".encode()
    )


def _word(heading: str, style: str) -> bytes:
    lines = [run("On tea")], [run(BODY)], [run("References")], *([run(item)] for item in NUMBERED.split("\n"))
    body = "".join(paragraph(*line) for line in lines)
    body += paragraph(run(heading), style=style) if style else paragraph(run(heading))
    return docx(body + "".join(paragraph(run(item)) for item in MORE))


BULLETS, PARAGRAPHS = "\n".join(f"- {item}" for item in MORE), "\n\n".join(MORE)
COUNTED = "\n".join(f"{at}. {item}" for at, item in enumerate(MORE, 1))
PARTS = "".join(f"<p>{item}</p>" for item in MORE)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("p.md", _markdown("Further reading", BULLETS), id="Markdown, bullets"),
        pytest.param("p.md", _markdown("Recommended reading", PARAGRAPHS), id="Markdown, paragraphs"),
        pytest.param("p.md", _markdown("Weiterführende Literatur", COUNTED), id="numbers like those cited"),
        pytest.param("p.html", _html("Lectures complémentaires", PARTS), id="HTML, paragraphs"),
        pytest.param("p.html", _html("Bibliography", PARTS), id="HTML, another heading"),
        pytest.param("p.docx", _word("Further reading", "Heading1"), id="Word"),
        pytest.param("p.docx", _word("Further reading", ""), id="Word, a heading by its words alone"),
    ],
)
def test_they_are_references_and_the_markers_mean_the_others(name: str, data: bytes) -> None:
    found = _read(name, data)
    assert [item.text[:6] for item in found.references[3:]] == ["Dale I", "Hill J", "Wood L"]
    assert [use.references for use in found.markers] == [(0,), (1,), (2,)]
    assert len(found.claims) == 3


def test_works_that_are_recommended_need_not_be_cited() -> None:
    assert not _read("p.md", _markdown("Further reading", COUNTED)).problems
    problems = _read("p.md", _markdown("Bibliography", BULLETS)).problems
    assert {problem.kind for problem in problems} == {"never-cited"}


def test_sentences_under_such_a_heading_are_claims() -> None:
    said = "Moss (2011) says that tea warms the hands of adults. In 2012 milk was found to slow the heart by a tenth."
    found = _read("p.md", _markdown("Further reading", said))
    assert (len(found.references), len(found.claims)) == (3, 5)


def _read(name: str, data: bytes) -> Analysis:
    return analyse_post(read_post(Path(name), data=data))
