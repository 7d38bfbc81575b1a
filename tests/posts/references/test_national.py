from __future__ import annotations

import pytest

from litman.posts.references.find import find_reference_lists
from litman.posts.references.national import is_signed
from litman.posts.references.parts import parse_reference

GOST = (
    "Мохов А. В., Лаев С.П. Как спят собаки // Вымышленные собаки. – 2018. – Т. 1, № 2. – С. 3–9.",
    "Лаев С. П. Кошки и ночь. – М.: Вымысел, 2019. – 241 с.",
    "Сон попугаев [Электронный ресурс]. – URL: http://birds.example/4 (дата обращения: 12.06.2020).",
)
GB = (
    "木伟, 雷洋. 狗的睡眠[J]. 虚构犬学, 2018, 1(2): 3-9.",
    "雷洋，等. 猫与夜[M]. 北京: 虚构出版社, 2019.",
    "LUND C, HALL D. Sleep of parrots[J/OL]. Invented Birds, 2020, 3(1): 14-18.",
)
ABNT = (
    "MOSS, Ana; LEE, B. C. Como dormem os cães. Revista de Cães, São Paulo, v. 1, n. 2, p. 3-9, 2018.",
    "LIMA, C. Os gatos e a noite. 2. ed. São Paulo: Invenção, 2019. 241 p.",
)
_MORE = "What they do at night is not known to us, because nobody who lives with them has ever stayed awake to see it."


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "heading", ["", "Список использованных источников\n\n", "参考文献\n\n", "Referências\n\n"]
)
@pytest.mark.parametrize("items", [GOST, GB, ABNT], ids=["GOST", "GB/T", "ABNT"])
def test_unnumbered_lists_of_national_standards_are_found_and_split(
    items: tuple[str, ...], heading: str, gap: str
) -> None:
    text = f"Pets\n\nDogs sleep in the sun and cats sleep by the fire.\n\n{_MORE}\n\n{heading}{gap.join(items)}\n"
    assert [item.text for one in find_reference_lists(text) for item in one.items] == list(items)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOST[0], ("Мохов", "Как спят собаки", "Вымышленные собаки", 2018, "1", "2", "3-9")),
        (GOST[1], ("Лаев", "Кошки и ночь", None, 2019, None, None, None)),
        (f"12. {GOST[0]}", ("Мохов", "Как спят собаки", "Вымышленные собаки", 2018, "1", "2", "3-9")),
        ("Moss A. и др. Dogs asleep // Invented Dogs. 2018. Т. 1. № 2. С. 3–9.",
         ("Moss", "Dogs asleep", "Invented Dogs", 2018, "1", "2", "3-9")),
        (GB[0], (None, "狗的睡眠", "虚构犬学", 2018, "1", "2", "3-9")),
        (GB[2], ("LUND", "Sleep of parrots", "Invented Birds", 2020, "3", "1", "14-18")),
        (ABNT[0], ("MOSS", "Como dormem os cães", "Revista de Cães", 2018, "1", "2", "3-9")),
    ],
)  # fmt: skip
def test_the_punctuation_of_a_standard_tells_the_parts(text: str, said: tuple[str | int | None, ...]) -> None:
    work = parse_reference(text).work
    start = work.issued.start if work.issued else None
    found = (work.title, work.container_title, start and start.year, work.volume, work.issue, work.page)
    assert found == said[1:]
    assert said[0] in (None, work.author[0].family)


def test_short_capitals_before_initials_are_a_family_name() -> None:
    names = parse_reference(ABNT[0]).work.author
    assert [(name.family, name.given) for name in names] == [("MOSS", "Ana"), ("LEE", "B. C.")]


@pytest.mark.parametrize(
    "line",
    [
        "Собаки спят весь день, и это знают все.",
        "В 2018 году школа № 5 купила собаку за 12 с. до звонка.",
        "В 2018 году собаки спали на 3 часа дольше: так считают врачи.",
        "狗在第一年生长，然后停止。每个主人都知道。",
        "The mass of [M] was 12.",
    ],
)
def test_prose_bears_no_sign_of_a_reference(line: str) -> None:
    assert not is_signed(line)
