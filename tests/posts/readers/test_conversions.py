"""A file whose format is not read is answered with the command that makes one that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.errors import UnreadFormatError
from litman.posts.readers.conversions import COMMANDS, converting_command
from litman.posts.readers.read import read_post
from litman.posts.readers.table import READERS, format_of


@pytest.mark.parametrize(
    ("name", "command"),
    [
        pytest.param("a.djvu", "djvutxt a.djvu a.txt", id="DjVu"),
        pytest.param("a.fb2", "pandoc a.fb2 -o a.md", id="FictionBook"),
        pytest.param("x/a b.RTF", "pandoc 'x/a b.RTF' -o 'x/a b.md'", id="a name with a space"),
        pytest.param("a.doc", "soffice --headless --convert-to docx a.doc", id="old Word"),
        pytest.param("a.wiki", "pandoc a.wiki -o a.md", id="MediaWiki"),
        pytest.param("a{b}.muse", "pandoc 'a{b}.muse' -o 'a{b}.md'", id="braces"),
        pytest.param("a.xyz", None, id="what nobody converts"),
        pytest.param("a", None, id="no ending"),
    ],
)
def test_the_command_is_named(name: str, command: str | None) -> None:
    assert converting_command(Path(name)) == command
    with pytest.raises(UnreadFormatError, match="format is not read") as error:
        read_post(Path(name))
    assert "litman reads text (.txt" in str(error.value)
    assert (f"`{command}`" in str(error.value)) is (command is not None)


def test_what_comes_out_is_read_and_what_goes_in_is_not() -> None:
    read = {ending for reader in READERS.values() for ending in reader.endings}
    assert not read & set(COMMANDS)
    for ending, command in COMMANDS.items():
        out = command.split()[-1]
        assert format_of(Path(out)) is not None or "--convert-to docx" in command, ending
