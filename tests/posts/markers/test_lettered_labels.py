"""Labels with letters cite where the post's list has them, and others like them are missed there."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.readers.read import read_post

_LIST = {
    "Moss19": "Moss, A. (2019). Tides and moods. Coast Studies, 4(2), 1-8.",
    "Lund15": "Lund, D. (2015). Salt in the air. Air Letters, 2, 3-9.",
    "Reed+13": "Reed, B., Marsh, C. & Elm, E. (2013). Gulls at rest. Bird Notes, 7, 21-29.",
    "RM13a": "Reed, B., & Marsh, C. (2013). Terns at rest. Bird Notes, 7, 31-39.",
}


def _post(kind: str, text: str) -> bytes:
    items = [f"[{label}] {item}" for label, item in _LIST.items()]
    if kind == "html":
        listed = "".join(f"<li>{item}</li>" for item in items)
        return f"<article><h1>Gulls</h1><p>{text}</p><h2>References</h2><ul>{listed}</ul></article>".encode()
    mark = "#" if kind == "md" else ""
    return f"{mark} Gulls\n\n{text}\n\n{2 * mark} References\n\n".encode() + "\n\n".join(items).encode()


@pytest.mark.parametrize("kind", ["txt", "md", "html"])
@pytest.mark.parametrize(
    ("text", "cited"),
    [
        pytest.param("Gulls rest at noon [Moss19].", [["Moss19"]], id="one"),
        pytest.param("Gulls rest at noon [Moss19, p. 4].", [["Moss19"]], id="a page"),
        pytest.param("Gulls rest at noon [see Moss19].", [["Moss19"]], id="see"),
        pytest.param("Gulls rest at noon [Lund15; Reed+13].", [["Lund15", "Reed+13"]], id="two"),
        pytest.param(
            "Gulls rest at noon [Lund15, Reed+13, and RM13a].", [["Lund15", "Reed+13", "RM13a"]], id="three"
        ),
        pytest.param("Gulls rest [Moss19] at noon [LUND15].", [["Moss19"], ["Lund15"]], id="in other case"),
        pytest.param("Gulls rest at noon [Kerr14].", [], id="not in the list"),
        pytest.param(
            "The array a[Moss19] and [Moss19 or so] are none.", [], id="within a word, with other words"
        ),
        pytest.param("Gulls rest at noon [p. 4].", [], id="a page alone"),
    ],
)
def test_a_label_of_the_list_cites(kind: str, text: str, cited: list[list[str]]) -> None:
    found = analyse_post(read_post(Path(f"post.{kind}"), data=_post(kind, text)))
    tied = [[found.references[at].label for at in use.references] for use in found.markers]
    assert tied == cited


def test_where_a_post_cites_so_a_label_that_the_list_lacks_is_missed() -> None:
    text = "Gulls rest [Moss19]. Terns do [RM13a]. Waves calm [Lund15]. Winds do [Kerr14]. Notes [abc12]."
    found = analyse_post(read_post(Path("post.md"), data=_post("md", text)))
    assert [use.dangling for use in found.markers] == [(), (), (), ("Kerr14",)]
