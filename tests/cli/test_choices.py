"""Options list their words themselves, so that help loads nothing; here they are held against the code that knows."""

from __future__ import annotations

import click
import pytest

from litman.claims.claim import RELATIONS, STANCES
from litman.cli.claims.claims import claims
from litman.cli.claims.edits import add, link
from litman.cli.export.cite import cite
from litman.cli.export.export import export
from litman.export.styles.outputs.inline import INLINE
from litman.export.styles.outputs.table import OUTPUTS


@pytest.mark.parametrize(
    ("command", "option", "words"),
    [
        pytest.param(claims, "relations", set(RELATIONS), id="claims --relation"),
        pytest.param(link, "relation", set(RELATIONS), id="claims link --relation"),
        pytest.param(add, "stance", set(STANCES), id="claims add --stance"),
        pytest.param(cite, "output_name", set(INLINE), id="cite --to"),
        pytest.param(export, "output_name", {*OUTPUTS, "csv"}, id="export --to"),
    ],
)
def test_an_option_takes_the_words_that_the_code_knows(
    command: click.Command, option: str, words: set[str]
) -> None:
    kind = next(param.type for param in command.params if param.name == option)
    assert isinstance(kind, click.Choice)
    assert set(kind.choices) == words
