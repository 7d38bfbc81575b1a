from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from litman.bibtex.file.edit import (
    rename_entry,
    set_field,
    set_in_entries,
    set_in_entry,
    unset_field,
    unset_in_entry,
)
from litman.bibtex.file.edit_entries import add_entries
from litman.bibtex.file.remove_entries import remove_entries, remove_entry
from litman.bibtex.file.values import compress
from litman.bibtex.file.whole_document import WholeDocument, read_document
from litman.errors import EditRefusedError
from tests.bibtex.strategies import entries, names, scraps, values
from tests.trials import trials

PATH = Path("works.bib")


def document(data: bytes) -> WholeDocument:
    return read_document(PATH, data)


def test_fields_of_several_entries_are_set_at_once() -> None:
    before = b"% first\n@a{k,\n  t = {x},\n}\n\n@a{l, t={x}}  @b{m,\r\n\tt = {x}\r\n}\n"
    changes = {"m": {"t": "y"}, "K": {"ids": "old", "doi": "10.1/2"}, "l": {"t": "x"}}
    after = set_in_entries(document(before), changes)
    one_by_one = document(before)
    for key, fields in changes.items():
        for name, value in fields.items():
            one_by_one = set_field(one_by_one, key, name, value)
    assert after.data == one_by_one.data
    assert after.entry("k").values["ids"] == "old"
    assert set_in_entries(after, {}) is after
    with pytest.raises(EditRefusedError):
        set_in_entries(after, {"z": {"t": "x"}})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            b"@a{k,\n  t = {x},\n}", b"@a{k,\n  t = {x},\n  doi = {10.1/2},\n}", id="comma at the end"
        ),
        pytest.param(
            b"@a{k,\n  t = {x}\n}", b"@a{k,\n  t = {x},\n  doi = {10.1/2}\n}", id="no comma at the end"
        ),
        pytest.param(b"@a{k, t={x}}", b"@a{k, t={x}, doi={10.1/2}}", id="one line"),
        pytest.param(
            b"@a{k,\r\n\tt = {x}\r\n}", b"@a{k,\r\n\tt = {x},\r\n\tdoi = {10.1/2}\r\n}", id="CRLF and tab"
        ),
        pytest.param(
            b'@a{k,\n t = "x",\n u = "y"}', b'@a{k,\n t = "x",\n u = "y",\n doi = "10.1/2"}', id="quotes"
        ),
        pytest.param(
            b"@a{k,\n  a      = {x},\n  author = {y},\n}",
            b"@a{k,\n  a      = {x},\n  author = {y},\n  doi    = {10.1/2},\n}",
            id="column of =",
        ),
        pytest.param(
            b"@a{k,\n  a =      {x},\n  author = {y},\n}",
            b"@a{k,\n  a =      {x},\n  author = {y},\n  doi =    {10.1/2},\n}",
            id="column of values",
        ),
        pytest.param(b"@a{k\n, t = {x}\n}", b"@a{k\n, t = {x}\n, doi = {10.1/2}\n}", id="commas that lead"),
        pytest.param(b"@a{k}", b"@a{k, doi = {10.1/2}}", id="no fields"),
        pytest.param(b"@a{k,\n}", b"@a{k,\n  doi = {10.1/2},\n}", id="no fields but lines"),
        pytest.param(b"@a(k, t = 1)", b"@a(k, t = 1, doi = {10.1/2})", id="parentheses"),
        pytest.param(
            b"@a{k,\n  t = {x}, % old\n  u = {y}\n}",
            b"@a{k,\n  t = {x}, % old\n  u = {y},\n  doi = {10.1/2}\n}",
            id="remark",
        ),
    ],
)
def test_a_new_field_looks_like_its_neighbours_and_goes_without_trace(before: bytes, after: bytes) -> None:
    edited = set_field(document(before), "k", "doi", "10.1/2")
    assert edited.data == after
    assert edited.tiles == document(after).tiles
    assert unset_field(edited, "k", "DOI").data == before


@pytest.mark.parametrize(
    ("written", "value", "after"),
    [
        pytest.param(b"{x}", "y", b"{y}", id="braces stay"),
        pytest.param(b'"x"', "y", b'"y"', id="quotes stay"),
        pytest.param(b'"x"', 'y "z"', b'{y "z"}', id="quotes cannot stay"),
        pytest.param(b'"x"', 'y {"}z', b'"y {"}z"', id="quote in braces can stay"),
        pytest.param(b"1999", "2000", b"2000", id="number stays bare"),
        pytest.param(b"1999", "2000a", b"{2000a}", id="no number any more"),
        pytest.param(b'"a" # jan', "y", b"{y}", id="joined value"),
        pytest.param(b"{ x  y }", "x y", b"{ x  y }", id="says so already"),
    ],
)
def test_a_changed_value_keeps_its_delimiters(written: bytes, value: str, after: bytes) -> None:
    edited = set_field(document(b"@a{k, Title = " + written + b" , u = {z}}"), "k", "title", value)
    assert edited.data == b"@a{k, Title = " + after + b" , u = {z}}"


@pytest.mark.parametrize(
    ("data", "value", "after"),
    [
        pytest.param(b"@a{k, month = jan}", "feb", b"@a{k, month = feb}", id="macro for macro"),
        pytest.param(b"@a{k, month = {jan}}", "feb", b"@a{k, month = {feb}}", id="text for text"),
        pytest.param(b"@a{k, month = 1}", "feb", b"@a{k, month = feb}", id="macro for a number"),
        pytest.param(b"@a{k}", "feb", b"@a{k, month = feb}", id="new"),
        pytest.param(b"@a{k}", "spring", b"@a{k, month = {spring}}", id="no macro"),
    ],
)
def test_months_are_written_as_macros(data: bytes, value: str, after: bytes) -> None:
    assert set_field(document(data), "k", "month", value).data == after


def test_of_duplicate_fields_the_first_is_set_and_all_are_unset() -> None:
    twice = document(b"@a{k, t = {1}, u = {2}, T = {3}}")
    assert set_field(twice, "k", "T", "4").data == b"@a{k, t = {4}, u = {2}, T = {3}}"
    assert unset_field(twice, "k", "t").data == b"@a{k, u = {2}}"


def test_after_an_edit_of_a_later_duplicate_the_first_is_still_found() -> None:
    twice = document(b"@a{k, t = 1}\n@a{k, t = 2}\n")
    later = list(twice.entries())[1]
    edited = set_in_entry(later, "t", "3").document
    assert edited.data == b"@a{k, t = 1}\n@a{k, t = 3}\n"
    assert edited.entry("k").values == {"t": "1"}


@pytest.mark.parametrize(
    ("data", "name", "after"),
    [
        pytest.param(b"@a{k,\n  t = 1,\n  u = 2,\n}", "t", b"@a{k,\n  u = 2,\n}", id="first"),
        pytest.param(b"@a{k,\n  t = 1,\n  u = 2\n}", "u", b"@a{k,\n  t = 1\n}", id="last"),
        pytest.param(b"@a{k, t = 1}", "t", b"@a{k}", id="only"),
        pytest.param(b"@a{k, t = 1}", "u", b"@a{k, t = 1}", id="absent"),
        pytest.param(b"@a{k\n, t = 1\n, u = 2\n}", "t", b"@a{k\n, u = 2\n}", id="commas that lead"),
        pytest.param(
            b"@a{k,\n t = 1, % t\n u = 2\n}", "u", b"@a{k,\n t = 1, % t\n}", id="remark of another field"
        ),
    ],
)
def test_unset_takes_the_field_and_its_line(data: bytes, name: str, after: bytes) -> None:
    assert unset_field(document(data), "k", name).data == after


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("note", "}", id="closing brace"),
        pytest.param("note", "a}, doi = {b", id="smuggled field"),
        pytest.param("note", r"\{", id="escaped brace"),
        pytest.param("no te", "x", id="name with a space"),
        pytest.param("", "x", id="no name"),
        pytest.param("note", "\ud800", id="half a surrogate"),
    ],
)
def test_what_cannot_stand_there_is_refused(name: str, value: str) -> None:
    with pytest.raises(EditRefusedError, match=r"works\.bib:1:4: not changed"):
        set_field(document(b"@a{k, t = {x}}"), "k", name, value)


def test_an_absent_entry_is_refused() -> None:
    for edit in (
        lambda d: set_field(d, "z", "t", "x"),
        lambda d: unset_field(d, "z", "t"),
        lambda d: remove_entry(d, "z"),
    ):
        with pytest.raises(EditRefusedError, match="no entry with the key z"):
            edit(document(b"@a{k}"))


def test_a_latin_1_entry_stays_latin_1() -> None:
    latin = document("@a{k, t = {é}}".encode("latin-1"))
    assert set_field(latin, "k", "u", "ü").data == "@a{k, t = {é}, u = {ü}}".encode("latin-1")
    assert set_field(latin, "k", "u", "5 €").data == "@a{k, t = {é}, u = {5 €}}".encode("cp1252")
    with pytest.raises(EditRefusedError, match="Windows-1252"):
        set_field(latin, "k", "u", "ł")


@given(entries(), names, values, scraps, scraps)
@settings(max_examples=trials(300), deadline=None)
def test_set_then_unset_gives_the_file_back(
    text: str, name: str, value: str, before: bytes, after: bytes
) -> None:
    data = before + b"\n" + text.encode() + b"\n" + after
    start = len(before) + 1
    whole = document(data)
    entry = next(
        (entry for entry in whole.entries() if entry.span == (start, start + len(text.encode()))), None
    )
    assume(entry is not None and entry.field(name) is None)
    assert entry is not None
    edited = set_in_entry(entry, name, value)
    assert edited.read_value(edited.fields[-1]) == compress(value)
    new = edited.document
    assert new.data.startswith(data[: entry.span[0]])
    assert new.data.endswith(data[entry.span[1] :])
    shift = len(new.data) - len(data)
    moved = [(k, s + shift * (s > start), e + shift * (e > start)) for k, s, e in whole.tiles]
    assert [tuple(tile) for tile in new.tiles] == moved
    assert set_in_entry(edited, name, value) is edited
    assert unset_in_entry(edited, name).document.data == data


@given(entries(), st.data())
@settings(max_examples=trials(200), deadline=None)
def test_setting_and_unsetting_a_present_field_touch_nothing_else(text: str, data: st.DataObject) -> None:
    whole = document(text.encode())
    entry = next(whole.entries())
    assume(entry.fields)
    field = data.draw(st.sampled_from(entry.fields))
    value = data.draw(values)
    first, last = field.value_span
    edited = set_in_entry(entry, field.name, value)
    assert edited.document.data.startswith(whole.data[:first])
    assert edited.document.data.endswith(whole.data[last:])
    unset = unset_in_entry(entry, field.name)
    others = [other.raw for other in entry.fields if other.name != field.name]
    assert [other.raw for other in unset.fields] == others
    assert unset.parsed.problems == ()


# Whole entries

ONE = "@misc{one,\n  note = {x},\n}\n"
TWO = "@misc{two,\n  note = {y},\n}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"", b"@misc{one,\n  note = {x},\n}\n", id="empty file"),
        pytest.param(b"@a{k}\n", b"@a{k}\n\n@misc{one,\n  note = {x},\n}\n", id="usual end"),
        pytest.param(b"@a{k}", b"@a{k}\n\n@misc{one,\n  note = {x},\n}", id="no line ending at the end"),
        pytest.param(
            b"@a{k}\n\n\n", b"@a{k}\n\n@misc{one,\n  note = {x},\n}\n\n\n", id="blank lines at the end"
        ),
        pytest.param(b"% x\r\n", b"% x\r\n\r\n@misc{one,\r\n  note = {x},\r\n}\r\n", id="CRLF"),
        pytest.param(
            b"\xef\xbb\xbf", b"\xef\xbb\xbf@misc{one,\n  note = {x},\n}\n", id="only a byte order mark"
        ),
    ],
)
def test_entries_are_added_at_the_end_and_go_without_trace(before: bytes, after: bytes) -> None:
    added = add_entries(document(before), [ONE])
    assert added.data == after
    assert remove_entry(added, "one").data == before


def test_many_entries_are_added_in_one_edit() -> None:
    added = add_entries(document(b"@a{k}\n"), [ONE, TWO])
    assert added.keys() == ["k", "one", "two"]
    assert added.data == ("@a{k}\n\n" + ONE + "\n" + TWO).encode()
    assert add_entries(added, []).data == added.data


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["@misc{k}"], id="key taken"),
        pytest.param(["@misc{K}"], id="key taken in another case"),
        pytest.param(["@misc{x}", "@misc{X}"], id="same key twice"),
        pytest.param(["@misc{x} @misc{y}"], id="two entries"),
        pytest.param(["@misc{x, t = {}"], id="not closed"),
        pytest.param(["@misc{x, t = 1 u = 2}"], id="comma missing"),
        pytest.param(["a remark"], id="no entry"),
        pytest.param(["@string{x = 1}"], id="macro"),
        pytest.param(["@misc{x, t = {\ud800}}"], id="half a surrogate"),
    ],
)
def test_what_is_not_one_new_entry_is_not_added(texts: list[str]) -> None:
    with pytest.raises(EditRefusedError):
        add_entries(document(b"@a{k}\n"), texts)


@given(
    st.lists(entries(), max_size=2),
    scraps,
    st.lists(st.sampled_from(["n1", "n2", "n3"]), min_size=1, unique=True),
)
@settings(max_examples=trials(200), deadline=None)
def test_adding_then_removing_gives_the_file_back(texts: list[str], end: bytes, keys: list[str]) -> None:
    before = document("\n\n".join(texts).encode() + end)
    assume(not before.wide_encoding)
    added = add_entries(before, [f"@misc{{{key}}}" for key in keys])
    assert added.keys() == [*before.keys(), *keys]
    for key in reversed(keys):
        added = remove_entry(added, key)
    assert added.data == before.data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"@a{j}\n\n@a{k}\n\n@a{l}\n", b"@a{j}\n\n@a{l}\n", id="between"),
        pytest.param(b"@a{k}\n\n@a{l}\n", b"@a{l}\n", id="first"),
        pytest.param(b"@a{j}\n@a{k}\n@a{l}\n", b"@a{j}\n@a{l}\n", id="no blank lines"),
        pytest.param(b"% about k\n@a{k}\n\n@a{l}", b"% about k\n\n@a{l}", id="a remark stays"),
        pytest.param(b"@a{j} @a{k} @a{l}\n", b"@a{j}  @a{l}\n", id="on a line with others"),
        pytest.param(b"@a{j}\r\n\r\n@a{k}\r\n", b"@a{j}\r\n", id="CRLF"),
        pytest.param(b"@a{k, t = 1}\n@a{k, t = 2}\n", b"@a{k, t = 2}\n", id="first of duplicates"),
    ],
)
def test_an_entry_is_removed_with_its_lines(before: bytes, after: bytes) -> None:
    assert remove_entry(document(before), "k").data == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"@a{k}\n\n@a{j}\n\n@a{l}\n\n@a{m}\n", b"@a{j}\n\n@a{m}\n", id="apart"),
        pytest.param(b"@a{j}\n\n@a{k}\n\n@a{l}\n\n@a{m}\n", b"@a{j}\n\n@a{m}\n", id="neighbours"),
        pytest.param(b"@a{k}\n\n@a{l}\n\n@a{m}\n", b"@a{m}\n", id="the first two"),
        pytest.param(b"@a{k}\r\n@a{l}\r\n", b"", id="all"),
        pytest.param(b"@a{k} @a{l}\n@a{m}\n", b"@a{m}\n", id="on one line"),
    ],
)
def test_entries_are_removed_at_once_as_one_after_the_other(before: bytes, after: bytes) -> None:
    assert remove_entries(document(before), ["l", "k"]).data == after
    assert remove_entry(remove_entry(document(before), "l"), "k").data == after


def test_a_removal_that_changes_other_blocks_is_refused() -> None:
    # Without `k` the open block would run on to `l` and hide `m`.
    with pytest.raises(EditRefusedError, match="other blocks"):
        remove_entry(document(b"@a{open, t = {\n@a{k}\ntext @a{m}\n@a{l}\n"), "k")


def test_a_renamed_entry_is_followed_by_the_fields_that_name_it() -> None:
    data = (
        b"@a{Old, t = {Old}}\n@b{x, crossref = {old}, note = {Old}}\n"
        b'@b{y, related = "z, Old ,Older", xdata = {Older}}\n@b{w, entryset = {Old,z}, ids = {Old2}}\n'
    )
    assert rename_entry(document(data), "Old", "new").data == (
        b"@a{new, t = {Old}}\n@b{x, crossref = {new}, note = {Old}}\n"
        b'@b{y, related = "z, new ,Older", xdata = {Older}}\n@b{w, entryset = {new,z}, ids = {Old2}}\n'
    )


def test_a_renamed_entry_gets_its_name_back() -> None:
    data = b"@a{old, t = {x}}\n@b{x, xref = {old}}\n"
    assert rename_entry(rename_entry(document(data), "old", "new"), "new", "old").data == data


def test_a_rename_that_an_entry_in_latin_1_cannot_follow_is_refused() -> None:
    data = b"@a{old}\n" + "@b{x, crossref = {old}, t = {é}}".encode("latin-1")
    with pytest.raises(EditRefusedError, match="Windows-1252"):
        rename_entry(document(data), "old", "łódź")


def test_only_the_case_of_a_key_can_be_changed() -> None:
    assert rename_entry(document(b"@a{old}"), "old", "Old").data == b"@a{Old}"


@pytest.mark.parametrize("new", ["other", "OTHER", "a b", "a,b", "", "a{b"])
def test_a_key_that_is_taken_or_none_is_refused(new: str) -> None:
    with pytest.raises(EditRefusedError):
        rename_entry(document(b"@a{old}\n@a{other}\n"), "old", new)
