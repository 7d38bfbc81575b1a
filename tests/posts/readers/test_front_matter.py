from __future__ import annotations

import pytest

from litman.posts.readers.front_matter import FrontMatter, read_front_matter


@pytest.mark.parametrize(
    ("source", "facts"),
    [
        pytest.param(
            "title: 'Dogs: a life'\nauthor: Ann Moss", FrontMatter("Dogs: a life", ("Ann Moss",)), id="plain"
        ),
        pytest.param(
            "authors:\n- name: Ann\n- literal: Dog Club\ndate: 2020-05-01",
            FrontMatter(None, ("Ann", "Dog Club"), "2020-05-01"),
            id="lists and dates",
        ),
        pytest.param(
            "canonical_url: https://example.org/a\nsite: Dogs",
            FrontMatter(None, (), None, "https://example.org/a", "Dogs"),
            id="addresses",
        ),
        pytest.param("lang: pt-BR", FrontMatter(language="pt-BR"), id="a language"),
        pytest.param("title: [a\nauthor: b", FrontMatter(), id="faulty YAML"),
        pytest.param("just text", FrontMatter(), id="no mapping"),
        pytest.param("title: !!python/object:os.system x", FrontMatter(), id="a tag that would run code"),
        pytest.param("title: {a: 1}\ndate: yes", FrontMatter(), id="other kinds of value"),
        pytest.param("", FrontMatter(), id="nothing"),
    ],
)
def test_front_matter_gives_the_facts_that_it_holds(source: str, facts: FrontMatter) -> None:
    assert read_front_matter(source) == facts
