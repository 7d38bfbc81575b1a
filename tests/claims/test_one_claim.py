"""An edit of one claim of a large file gives what an edit of the whole file gives, and looks at no other claim."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from litman.claims import edit, edit_post, one_claim
from litman.claims.claim import Commented, Link
from litman.errors import ClaimsFileError, LinkExistsError

CLAIM = """\
[[claim]]
id = "c{0:02}"
text = "Tea {0} lengthens sleep. [[claim]]"
anchor = {{ start = {0}, end = 9{0}, fingerprint = "0123456789ab" }}
  [[claim.link]]
  key = "moss{0}"  # the trial
  marker = "[1]"

# about the next one
"""
FILE = '[post]\ntitle = "Tea"\n\n' + "".join(map(CLAIM.format, range(1, 60))) + '[[reference]]\nlabel = "1"\n'
Edit = Callable[[bytes], bytes]
EDITS = [
    pytest.param(
        lambda data: edit.set_link(data, "c30", "moss30", verdict="partly", by="AB", at=date(2026, 11, 28)),
        id="a verdict",
    ),
    pytest.param(lambda data: edit.add_link(data, "c30", Link("reed", "supports")), id="a link"),
    pytest.param(lambda data: edit.add_link(data, "c59", Link("reed", "supports")), id="a link of the last"),
    pytest.param(lambda data: edit.remove_link(data, "c01", "moss1"), id="a link less"),
    pytest.param(
        lambda data: edit_post.set_claim(data, "c30", comment="So?", commented=Commented("AB", None)),
        id="a comment",
    ),
    pytest.param(lambda data: edit_post.set_claim(data, "c30", text=None), id="a key less"),
]
LAYOUTS = [
    pytest.param(FILE, id="as litman lays it out"),
    pytest.param(FILE.replace("\n", "\r\n"), id="CRLF"),
    pytest.param("\ufeff" + FILE, id="byte order mark"),
    pytest.param(FILE.replace("[[claim]]\n", "  [[claim]]  # one\n"), id="indented, with remarks"),
    pytest.param(FILE.replace('id = "', 'id   =   "'), id="spaces"),
    pytest.param(
        FILE.replace('"Tea 7 lengthens', '"""\n[[claim]]\nid = "c30"\n""" # "'), id="a text of lines"
    ),
    pytest.param(FILE.replace('id = "c30"', "id = 'c30'"), id="another quotation mark"),
    pytest.param(FILE + 'note = """x"""\n', id="a text of lines elsewhere"),
    pytest.param(FILE.replace("[[claim]]\nid", "[['claim']]\nid"), id="a name in quotation marks"),
]


@pytest.mark.parametrize("text", LAYOUTS)
@pytest.mark.parametrize("change", EDITS)
def test_the_bytes_are_those_of_an_edit_of_the_whole_file(
    monkeypatch: pytest.MonkeyPatch, text: str, change: Edit
) -> None:
    data = text.encode()
    monkeypatch.setattr(one_claim, "_SMALL", len(data))
    whole = change(data)
    monkeypatch.setattr(one_claim, "_SMALL", 0)
    assert change(data) == whole != data


def test_only_the_claim_itself_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_claim, "_SMALL", 0)
    seen: list[bytes] = []
    one_claim.in_one_claim(FILE.encode(), "c30", lambda part: seen.append(part) or part)  # type: ignore[func-returns-value]
    (part,) = seen
    assert (b"c29" in part, b"c30" in part, b"c31" in part) == (False, True, False)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param(lambda data: edit.set_link(data, "c99", "x", by="AB"), ClaimsFileError, id="no claim"),
        pytest.param(lambda data: edit.set_link(data, "c30", "x", by="AB"), ClaimsFileError, id="no link"),
        pytest.param(lambda data: edit.add_link(data, "c30", Link("moss30")), LinkExistsError, id="twice"),
    ],
)
def test_what_the_whole_file_refuses_is_refused(
    monkeypatch: pytest.MonkeyPatch, change: Edit, error: type[Exception]
) -> None:
    monkeypatch.setattr(one_claim, "_SMALL", 0)
    with pytest.raises(error):
        change(FILE.encode())
