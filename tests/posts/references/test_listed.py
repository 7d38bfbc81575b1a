from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.readers.read import read_post
from litman.posts.readers.text import post_from_text
from litman.posts.references import listed
from litman.posts.references.listed import find_listed

_BODY = "Dogs grow in the first year of their life [1] and then they stop [2], which every owner of a dog knows well."
_ONE = "[1] Moss, A. (2018). How dogs grow. Invented Dogs, 1(2), 3–9."
_TWO = "[2] Ray, B. (2019). How cats grow. Invented Cats, 2(1), 4–8."


def _listed(text: str) -> list[str]:
    items, lists = find_listed(post_from_text(Path("p.txt"), text), None)
    assert all(text[item.start : item.end] == item.text for item in items)
    assert all(any(a <= item.start and item.end <= b for a, b in lists) for item in items)
    return [item.text for item in items]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param(f"How pets grow\n\n{_BODY}\n\nReferences\n\n{_ONE}\n{_TWO}\n", 2, id="with a heading"),
        pytest.param(f"How pets grow\n\n{_BODY}\n\n{_ONE}\n\n{_TWO}\n", 2, id="without one"),
        pytest.param(f"How pets grow\n\n{_BODY}\n\n{_BODY}", 0, id="none"),
        pytest.param(
            f"How pets grow\n\n{_BODY}\n\nSources\n\nDog Board: https://dogs.example/growth\n\nCat guide, 2020",
            2,
            id="under a heading, in no style",
        ),
        pytest.param(
            f"How pets grow\n\nBy Ann Moss\n\n{_BODY}\n\nReferences\n\n{_ONE}\n{_TWO}\n\nAnn Moss is a vet in Leeds.",
            2,
            id="a biography after it",
        ),
    ],
)
def test_references_are_listed_without_what_stands_around_them(text: str, items: int) -> None:
    found = _listed(text)
    assert len(found) == items
    assert not any("Ann Moss is" in item or _BODY in item for item in found)


def test_a_post_of_very_many_lines_is_searched_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listed, "MOST_LINES", 1_000)
    filler = "Dogs bark.\n\n" * 550
    assert len(_listed(f"{filler}{_BODY}\n\nReferences\n\n{_ONE}\n{_TWO}\n")) == 2


@pytest.mark.parametrize(
    ("call", "label"), [("[{}]", "[{}] "), ("{}", "{}. "), ("({})", "({}) ")], ids=["[1]", "raised", "(1)"]
)
def test_lines_counted_from_one_at_the_end_are_what_the_text_cites(call: str, label: str) -> None:
    shown = "¹²" if call == "{}" else "12"
    notes = ("A. Mech, Sen psów, „Psy” 2018, nr 1, s. 3–9.", "Tamże, 2018, s. 5.")
    body = f"Psy śpią cały dzień.{call.format(shown[0])} Koty śpią nocą.{call.format(shown[1])}"
    text = f"Sen\n\n{body}\n\n" + "\n".join(
        f"{label.format(n)}{note}" for n, note in enumerate(notes, start=1)
    )
    assert _listed(text) == list(notes)


def test_steps_counted_at_the_end_are_no_references() -> None:
    text = "Sleep\n\nDogs sleep all day [1].\n\n1. Go to bed at ten.\n2. Do not read in bed.\n"
    assert _listed(text) == []


def test_a_paragraph_that_cites_by_key_is_no_reference_however_it_reads() -> None:
    text = (
        "* Intro\nTea helps [cite:@moss2019;see @fern2020 pp. 3-4]. Milk does too. [[https://doi.org/10.5555/x.1][Oak "
        "(2015)]] says so.\nNaps, parencite:moss2019,fern2020; and [[citet:moss2019]]. Mail a@b.example. "
        "\\citep[p. 3]{moss2019} and citenum:moss2019. A ratio 3:1, cite: none.\n\nSee cite:moss2019. Ask f(2).\n"
    )
    post = read_post(Path("p.org"), data=text.encode())
    assert find_listed(post, None) == ([], [])


@pytest.mark.parametrize("item", ["https://dogs.example/board .", "Dog Board, private letter"])
def test_an_item_that_mark_up_numbers_is_one_though_it_reads_as_none(item: str, tmp_path: Path) -> None:
    one, two = (" ".join(reference.split(" ")[1:]) for reference in (_ONE, _TWO))
    (tmp_path / "p.md").write_text(
        f"# How pets grow\n\n{_BODY}\n\n## Where it stands\n\n1. {one}\n2. {item}\n3. {two}\n"
    )
    items, _ = find_listed(read_post(tmp_path / "p.md"), None)
    assert [(found.label, found.text) for found in items] == [("1", one), ("2", item), ("3", two)]
