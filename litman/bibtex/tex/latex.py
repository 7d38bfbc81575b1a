"""TeX text as CSL rich text and back; the way back is safe for whatever a stranger wrote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from litman.bibtex.tex.by_number import without_characters_by_number, without_choices
from litman.bibtex.tex.decoder import Decoder
from litman.bibtex.tex.tables import ESCAPES, GREEK_ESCAPES
from litman.bibtex.tex.units import without_siunitx
from litman.text.entities import unescape_entities
from litman.text.lazy_pattern import lazy_pattern

_SPELT_OUT = lazy_pattern(r"\\(?:SI|si|qty|num|unit|ang|ifmmode|char|symbol)")
_NEEDS_DECODING = lazy_pattern(r"[\\{}$~^_`\t\r\n\f\v]|--|''|  |^ | $")
_NOT_PLAIN = bytes(range(32)) + b"\x7f\\{}$~^_`"  # none of them is part of another character in UTF-8
_TAG = lazy_pattern(
    r"<(?P<open>i|b|sub|sup|sc)>|</(?P<close>i|b|sub|sup|sc|span)>"
    r"|<span (?P<span>class=\"nocase\"|style=\"font-variant:\s?small-caps;?\")>"
)
_COMMANDS = {"i": "textit", "b": "textbf", "sub": "textsubscript", "sup": "textsuperscript", "sc": "textsc"}
# Control characters, soft hyphens, invisible and direction-changing characters, surrogates and
# non-characters: pdflatex stops at them or a reader is deceived by them. Source: Unicode Technical Report
# 36, section 2.7.
_DROPPED = lazy_pattern(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u206f"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
# White space for Python, without the no-break and thin spaces that TeX has a command for.
_WHITE_SPACE = lazy_pattern("[ \t-\r\x1c-\x1f\x85\u1680\u2000-\u2008\u2028\u2029\u205f\u3000]+")
_GREEK_RUN = lazy_pattern("[\u0370-\u03ff\u1f00-\u1fff]+")
_SPECIAL = lazy_pattern("-{2,}|'{2,}|[" + re.escape("".join(ESCAPES)) + "]")
_VERBATIM_TEX = lazy_pattern(r"[\\{}$]")
_VERBATIM_UNSAFE = lazy_pattern(r"[{}\\]")
_URL_UNSAFE = lazy_pattern(r"[{}\\\s\"<>^`|]")


def decode_latex(tex: str) -> str:
    """Return a TeX text as CSL rich text, white space collapsed, braces dropped.

    Accents, symbols, quotes and dashes become Unicode; `\\textit`, `\\emph`, `\\textbf`, `\\textsc`, sub- and
    superscripts become tags; `~` becomes a no-break space, `&amp;` an ampersand. Unknown commands give way to
    their argument.
    Never raises and takes time in proportion to the text, whatever it holds.
    """
    if _is_plain(tex):
        return tex if tex.isascii() and "&" not in tex else _clean(unescape_entities(tex))
    if "\\" in tex and _SPELT_OUT.search(tex):
        tex = without_characters_by_number(without_siunitx(without_choices(tex)))
    return _clean(unescape_entities(Decoder(tex).run() if _NEEDS_DECODING.search(tex) else tex))


def _is_plain(tex: str) -> bool:
    """Whether the text is in single spaces, without control characters and what TeX reads as something else."""
    # Most texts are plain, and this finds it out in a third of the time that a pattern or `isprintable` takes.
    raw = tex.encode("utf-8", "surrogatepass")
    return len(raw.translate(None, _NOT_PLAIN)) == len(raw) and not (
        ("-" in tex and "--" in tex)
        or ("'" in tex and "''" in tex)
        or tex.startswith(" ")
        or tex.endswith(" ")
        or "  " in tex
    )


def encode_latex(rich: str) -> str:
    """Return CSL rich text as TeX text that pdflatex can set (UTF-8 input).

    TeX's specials become commands, Greek letters and relations mathematics, tags commands; letters stay
    letters. Braces are even, no backslash of the text survives as one, and control characters are dropped,
    so that the result can stand between braces in a `.bib` file whatever the text was.
    """
    return encode_with(rich, escape_text)


def encode_with(rich: str, escape: Callable[[str], str]) -> str:
    """Return rich text as TeX text, each stretch between tags passed through `escape`."""
    rich = _clean(rich)
    if "<" not in rich:
        return escape(rich)
    return "".join(piece if is_markup else escape(piece) for is_markup, piece in _pieces(rich))


def escape_text(text: str) -> str:
    """Return text that holds no tags with TeX's specials as commands."""
    escaped = _SPECIAL.sub(_escape_special, text)
    return escaped if escaped.isascii() else _GREEK_RUN.sub(_escape_greek, escaped)


def encode_verbatim(text: str) -> str:
    """Return a DOI, URL, ISBN… for a field that TeX reads verbatim, without what could end the field.

    Control characters are dropped, braces and backslashes percent-encoded, in a URL also what RFC 3986 keeps
    out. The `<` and `>` of a DOI stay.
    """
    text = _clean(text)
    unsafe = _URL_UNSAFE if "://" in text else _VERBATIM_UNSAFE
    return unsafe.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), text)


def decode_verbatim(tex: str) -> str:
    """Return the DOI, URL, ISBN… that a field holds, with TeX escapes undone and `\\url{…}` taken off.

    Dashes, tildes and percent signs stay, since nothing in such a field is a ligature.
    """
    text = tex.strip()
    if "&" in text:
        text = unescape_entities(text.replace("\\&", "&"))
    if not _VERBATIM_TEX.search(text):
        return _WHITE_SPACE.sub(" ", text)
    text = re.sub(r"\\(?:url|path|href|nolinkurl|texttt)[ \t]*(?=\{)", "", text)
    text = re.sub(
        r"\$\s*(?:<|\\lt)\s*\$|\\textless(?![A-Za-z])\s*(?:\{\})?|\\lt(?![A-Za-z])\s*(?:\{\})?", "<", text
    )
    text = re.sub(
        r"\$\s*(?:>|\\gt)\s*\$|\\textgreater(?![A-Za-z])\s*(?:\{\})?|\\gt(?![A-Za-z])\s*(?:\{\})?", ">", text
    )
    text = re.sub(r"\\textasciitilde(?![A-Za-z])\s*(?:\{\})?|\\~\s*(?:\{\})?|\$\\sim\$", "~", text)
    text = re.sub(r"\\textunderscore(?![A-Za-z])\s*(?:\{\})?", "_", text)
    text = re.sub(r"\\([_%&#$])", r"\1", text)
    return _WHITE_SPACE.sub(" ", re.sub(r"[{}]", "", text)).strip()


def balance_braces(tex: str) -> str:
    """Return TeX text in which every brace has its partner, counted as BibTeX does and with escapes left out.

    A text that is balanced both ways is returned as it is.
    """
    if _is_balanced(tex):
        return tex
    tex = tex.replace("\\{", "\\textbraceleft{}").replace("\\}", "\\textbraceright{}")
    kept: list[str] = []
    opened: list[int] = []
    for piece in re.split(r"([{}])", tex):
        if piece == "}" and not opened:
            continue
        if piece == "{":
            opened.append(len(kept))
        elif piece == "}":
            opened.pop()
        kept.append(piece)
    for place in opened:
        kept[place] = ""
    text = "".join(kept)
    return text + " " if text.endswith("\\") else text


def _is_balanced(tex: str) -> bool:
    if "\\" not in tex and "{" not in tex and "}" not in tex:  # as most texts are
        return True
    escaped = re.sub(r"\\[{}]", "", tex)
    return _depths_fit(tex) and (len(escaped) == len(tex) or _depths_fit(escaped)) and not tex.endswith("\\")


def _depths_fit(tex: str) -> bool:
    depth = 0
    for brace in re.findall(r"[{}]", tex):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable() and "  " not in text:  # most texts: nothing is to be done
        return text.strip(" ")
    text = _DROPPED.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _WHITE_SPACE.sub(" ", text).strip(" ")


def _pieces(rich: str) -> list[tuple[bool, str]]:
    """Split rich text at its tags; a tag without a partner stays text."""
    pieces: list[tuple[bool, str]] = []
    opened: list[tuple[int, str, str]] = []
    match_ends: dict[int, int] = {}  # of the tags that open, by their place among the pieces
    position = 0
    for match in _TAG.finditer(rich):
        pieces.append((False, rich[position : match.start()]))
        position = match.end()
        pieces.append((False, match[0]))
        if match["close"]:
            if opened and opened[-1][1] == match["close"]:
                place, _, command = opened.pop()
                # `{\emph{…}}` is a special character for BibTeX, whose case changes: a second pair protects it.
                is_special = command == "{" and rich[match_ends[place] :].startswith("<")
                pieces[place] = (True, command * 2 if is_special else command)
                pieces[-1] = (True, "}}" if is_special else "}")
        else:
            match_ends[len(pieces) - 1] = match.end()
            opened.append((len(pieces) - 1, match["open"] or "span", _opening(match)))
    pieces.append((False, rich[position:]))
    return pieces


def _opening(match: re.Match[str]) -> str:
    if match["open"]:
        return f"\\{_COMMANDS[match['open']]}{{"
    return "{" if "nocase" in match["span"] else "\\textsc{"


def _escape_special(match: re.Match[str]) -> str:
    text = match[0]
    if text[0] in "-'":
        return "{}".join(text)  # `--` and `''` would become a dash and a quotation mark
    return ESCAPES[text]


def _escape_greek(match: re.Match[str]) -> str:
    """Write α and Δψ as mathematics, for which pdflatex needs no Greek font; leave Greek words."""
    if len(match[0]) > 2:
        return match[0]
    return "".join(GREEK_ESCAPES.get(char, char) for char in match[0])
