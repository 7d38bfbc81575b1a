from __future__ import annotations

import pytest

from litman.posts.references.kind import guess_kind


@pytest.mark.parametrize(
    ("parts", "text", "kind"),
    [
        pytest.param({"container_title": "Water", "volume": "3"}, "", ("article-journal", None), id="volume"),
        pytest.param(
            {"container_title": "Proceedings of a Workshop"}, "", ("paper-conference", None), id="proceedings"
        ),
        pytest.param(
            {"container_title": "Handbook", "editor": "B. Marsh"}, "", ("chapter", None), id="editor"
        ),
        pytest.param({"title": "Rivers", "publisher": "Lake Press"}, "", ("book", None), id="publisher"),
        pytest.param({"title": "Rivers", "genre": "PhD thesis"}, "", ("thesis", None), id="thesis"),
        pytest.param({"title": "Rivers", "genre": "Technical Report 7"}, "", ("report", None), id="report"),
        pytest.param(
            {
                "container_title": "ScienceDaily",
                "URL": "www.sciencedaily.com/releases/1.htm",
                "publisher": "ScienceDaily",
            },
            "",
            ("article", "press release"),
            id="release, by where it stands",
        ),
        pytest.param(
            {"title": "Rivers", "genre": "[press release]"},
            "",
            ("article", "press release"),
            id="release, said",
        ),
        pytest.param({"arxiv": "2101.00001"}, "", ("article", "preprint"), id="preprint"),
        pytest.param(
            {"container_title": "New York Times", "URL": "x"}, "", ("article-newspaper", None), id="newspaper"
        ),
        pytest.param({"title": "Rivers", "URL": "https://a.org"}, "", ("webpage", None), id="page"),
        pytest.param(
            {"title": "Rivers", "URL": "https://a.wordpress.com/x"},
            "a.wordpress.com",
            ("post-weblog", None),
            id="blog",
        ),
        pytest.param({"title": "Rivers"}, "Rivers", ("document", None), id="nothing tells"),
    ],
)
def test_kind_follows_from_the_parts(parts: dict[str, str], text: str, kind: tuple[str, str | None]) -> None:
    assert guess_kind(parts, text) == kind
