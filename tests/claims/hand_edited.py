"""Claims files as people's hands leave them, for property tests: comments, odd spacing, all layouts."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

KEYS = ("doe2018sleep", "roe2020naps", "poe1999dreams")
_COMMENTS = st.sampled_from(
    ["", "# why?\n", "\n", "\n\n", "# [[claim]] in a comment\n", "   \t\n", '# "quoted" = [\n']
)
_TAILS = st.sampled_from(["", " ", "  # ask AB", "\t"])
_EQUALS = st.sampled_from([" = ", "=", "  =  ", "\t= "])
_TEXTS = st.sampled_from(
    [
        '"Naps help."',
        "'Naps \"help\".'",
        '"a ] b } c # d = [e]"',
        '"""Naps\nhelp."""',
        '"""\nTwo ""quotes"" and\\\n   a fold"""',
        "'''it''s\n[[claim]]'''",
        '""""Naps""""',
        '"\\"\\\\"',
        '"éß𝄞—\\u00e9"',
    ]
)
_UNKNOWN = st.sampled_from(
    [
        "todo = 1",
        "seen = [ 1, # one\n  2,\n]",
        'x = { a = [1, {b = "}"}], "c d" = nan }',
        "when = 2026-11-20 07:32:00Z",
        "day = 2026-11-20",
        "'odd key'.sub = true",
        "n = -1.5e3",
    ]
)


@dataclass(frozen=True)
class HandEdited:
    """A file in pieces: the head with `[post]`, then one piece a claim, ids c01, c02…"""

    bom: str
    pieces: tuple[str, ...]

    @property
    def data(self) -> bytes:
        return (self.bom + "".join(self.pieces)).encode()


@st.composite
def hand_edited_files(draw: st.DrawFn) -> HandEdited:
    """Draw a file with two claims or more; each leans on the first of KEYS, some on the second too."""
    head = draw(_COMMENTS) + '[post]\ntitle = "T"\nlast_id = "c99"' + draw(_TAILS) + "\n" + draw(_COMMENTS)
    count = draw(st.integers(2, 4))
    pieces = [head, *(draw(_claims(f"c{number:02d}")) for number in range(1, count + 1))]
    if draw(st.booleans()):
        pieces[-1] = pieces[-1].rstrip(" \t\n")
    if draw(st.booleans()):
        pieces = [piece.replace("\n", "\r\n") for piece in pieces]
    return HandEdited(draw(st.sampled_from(["", "\ufeff"])), tuple(pieces))


@st.composite
def _claims(draw: st.DrawFn, claim_id: str) -> str:
    indent = draw(st.sampled_from(["", "  ", "\t"]))
    equals = draw(_EQUALS)
    lines = [f'id{equals}"{claim_id}"', f"text{equals}{draw(_TEXTS)}", draw(_UNKNOWN)]
    sections = []
    anchor = draw(st.sampled_from(["none", "inline", "dotted", "table"]))
    if anchor == "inline":
        lines.append('anchor = {start=1,end = 2, fingerprint = "0123456789ab" }')
    elif anchor == "dotted":
        lines.append("anchor.start = 1\n" + indent + "anchor.end = 2")
    elif anchor == "table":
        sections.append("[claim.anchor]\nstart = 1\nend = 2\n" + draw(_COMMENTS))
    keys = KEYS[: draw(st.integers(1, 2))]
    if draw(st.booleans()):
        lines.append(draw(_inline_links(keys)))
    else:
        sections.extend(draw(_link_sections(key, indent)) for key in keys)
    body = "".join(
        f"{indent}{line}{draw(_TAILS)}\n{draw(_COMMENTS)}" for line in draw(st.permutations(lines))
    )
    return f"{indent}[[ claim ]]{draw(_TAILS)}\n{body}{''.join(draw(st.permutations(sections)))}"


@st.composite
def _link_sections(draw: st.DrawFn, key: str, indent: str) -> str:
    lines = [f'key = "{key}"', draw(_UNKNOWN)]
    lines += draw(st.sampled_from([[], ['verdict = "unchecked"', "quote = 'old'"]]))
    checked = draw(st.sampled_from(["none", "inline", "dotted", "table"]))
    if checked == "inline":
        lines.append('checked = { status = "none known", who = "me" }')
    elif checked == "dotted":
        lines.append('checked.status = "none known"')
    body = "".join(f"{indent}  {line}{draw(_TAILS)}\n" for line in draw(st.permutations(lines)))
    table = '  [claim.link.checked]\n  status = "none known"\n' if checked == "table" else ""
    return f'{indent}  [[claim."link"]]\n{body}{draw(_COMMENTS)}{table}'


@st.composite
def _inline_links(draw: st.DrawFn, keys: tuple[str, ...]) -> str:
    extras = ["", ', quote = "a, b"', ", checked = { status = 'x' }", ', checked.status = "y"']
    tables = [f'{{ key = "{key}"{draw(st.sampled_from(extras))} }}' for key in keys]
    if draw(st.booleans()):
        return f"link = [{', '.join(tables)}]"
    comma = draw(st.sampled_from(["", ","]))
    return "link = [ # two\n    " + ",\n    ".join(tables) + comma + " # last\n  ]"
