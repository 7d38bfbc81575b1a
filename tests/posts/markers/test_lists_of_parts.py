from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.read import read_post

_FIRST = ("Koch B. Coffee and hearts. Heart. 2010;4:1-9.", "Lang D. Tea and hearts. Heart. 2011;5:10-19.")
_SECOND = ("Maas E. Milk and bones. Bone. 2012;6:20-29.", "Nord F. Juice and bones. Bone. 2013;7:30-39.")


def _page(tag: str, heading: str, call: str, *, last: int = 2) -> str:
    """Return a page of two parts, each with a list that mark-up numbers or bullets."""

    def part(one: str, other: str, items: tuple[str, ...], second: int) -> str:
        listed = "".join(f"<li>{item}</li>" for item in items)
        text = f"<p>{one}{call.format(1)}. {other}{call.format(second)}.</p>"
        return f"<h2>Part</h2>{text}<h3>{heading}</h3><{tag}>{listed}</{tag}>"

    one = part("Coffee raises the pulse by 5 beats", "Tea lowers it by 3 beats", _FIRST, 2)
    other = part("Milk helps bones in 4 of 5 children", "Juice helps one child in five", _SECOND, last)
    return f"<html><body><article><h1>Two parts</h1>{one}{other}</article></body></html>"


def _read(name: str, text: str) -> Analysis:
    return analyse_post(read_post(Path(name), data=text.encode()), read_parts=False)


def _tied(found: Analysis) -> list[list[str]]:
    return [[found.references[at].text.split()[0] for at in use.references] for use in found.markers]


@pytest.mark.parametrize("tag", ["ol", "ul"])
@pytest.mark.parametrize("heading", ["References", "Notes", "Sources and notes"])
@pytest.mark.parametrize("call", [" [{}]", "<sup>{}</sup>"])
def test_a_number_belongs_to_the_list_of_its_own_part(tag: str, heading: str, call: str) -> None:
    found = _read("p.html", _page(tag, heading, call))
    assert _tied(found) == [["Koch"], ["Lang"], ["Maas"], ["Nord"]]


@pytest.mark.parametrize("tag", ["ol", "ul"])
@pytest.mark.parametrize("heading", ["References", "Notes"])
def test_a_number_that_the_list_of_its_part_lacks_is_not_looked_up_in_another(tag: str, heading: str) -> None:
    page = _page(tag, heading, " [{}]", last=3).replace(
        _FIRST[1], f"{_FIRST[1]}</li><li>Ohm G. Ink. Ink. 2009;1:1-2."
    )
    found = _read("p.html", page)
    assert _tied(found)[:3] == [["Koch"], ["Lang"], ["Maas"]]
    assert found.markers[3].dangling == ("3",)


def test_one_list_that_goes_on_in_the_next_part_is_one() -> None:
    first, second = (
        "\n".join(f"{at}. {item}" for at, item in enumerate(items, start))
        for items, start in ((_FIRST, 1), (_SECOND, 3))
    )
    one = f"Coffee is drunk by 9 of 10 [3].\n\n## Notes\n\n{first}"
    other = f"Milk is old [1], juice is not [4].\n\n## Notes\n\n{second}"
    text = f"# Parts\n\n{one}\n\n## More\n\n{other}\n"
    assert _tied(_read("p.md", text)) == [["Maas"], ["Koch"], ["Nord"]]


@pytest.mark.parametrize("kept", [1, 2])
def test_a_heading_and_a_sentence_between_two_lists_are_no_reference(kept: int) -> None:
    sentences = ("Milk helps bones in 4 of 5 children [1].", "Juice helps one child in five [2].")[:kept]
    page = _page("ul", "Notes", " [{}]").replace(
        "Milk helps bones in 4 of 5 children [1]. Juice helps one child in five [2].", " ".join(sentences)
    )
    found = _read("p.html", page)
    assert [item.text for item in found.references] == [*_FIRST, *_SECOND]
    assert len(found.claims) == 2 + kept
