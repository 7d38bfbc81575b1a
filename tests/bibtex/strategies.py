"""Inputs for property tests: bytes that look like BibTeX, whole and broken."""

from hypothesis import strategies as st

_MARKS = b'@ { } ( ) " , = # % \\'.split(b" ")
_SPACES = [b" ", b"\t", b"\n", b"\r", b"\r\n", b"\x00", b"\x02"]
_HEADS = [
    b"@article{",
    b"@misc(",
    b"@comment{",
    b"@comment",
    b"@string{",
    b"@preamble{",
    b"@ Book\n{",
    b"\n@misc{k,\n",
]
_WORDS = [
    b"key",
    b"title = ",
    b"year=1999",
    b"jan",
    b"{x}",
    b'"x"',
    b"a@b.c (d)",
    b"\xe9",
    b"\xc3\xa9",
    b"ids = {o},",
]
_SCRAPS = [*_MARKS, *_SPACES, *_HEADS, *_WORDS, b"\xef\xbb\xbf"]
_WORD = st.sampled_from(
    ["alpha", "Beta", "{G}amma", "d\\'e", "e  f", "g\n  h", "é", "10.1000/x", "a, b", '{"}']
)
_NAME = st.sampled_from(
    ["author", "title", "YEAR", "note", "Doi", "x-own", "month", "keywords", "a", "longlonglong"]
)

scraps = st.lists(st.sampled_from(_SCRAPS) | st.binary(max_size=3), max_size=30).map(b"".join)


@st.composite
def entries(draw: st.DrawFn) -> str:
    """An entry without faults, in one of many layouts."""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    space = draw(st.sampled_from([" ", newline + "  ", newline + "\t", newline, ""]))
    equals = draw(st.sampled_from([" = ", "=", " =\t", "   = "]))
    names = draw(st.lists(_NAME, max_size=5, unique_by=str.lower))
    separator = draw(st.sampled_from(["," + space, newline + " , "]))
    fields = [name + equals + draw(_values(newline)) for name in names]
    body = "".join(separator + field for field in fields)
    comma = "," if draw(st.booleans()) else ""
    opening, closing = draw(st.sampled_from(["{}", "()"]))
    key = draw(st.sampled_from(["k1", "smith:2019", "a+b/c", "Müller"]))
    end = draw(st.sampled_from(["", newline, " "]))
    return f"@{draw(st.sampled_from(['article', 'Book', 'misc']))}{opening}{key}{body}{comma}{end}{closing}"


@st.composite
def _values(draw: st.DrawFn, newline: str) -> str:
    word = draw(_WORD).replace("\n", newline)
    return draw(
        st.sampled_from(["{" + word + "}", '"' + word + '"', "1999", "jan", '"a" # jan # {' + word + "}"])
    )


values = st.lists(_WORD, max_size=3).map(" ".join)
names = _NAME
