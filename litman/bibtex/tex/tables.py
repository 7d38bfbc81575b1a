"""TeX commands as tables: symbols, accents, mark-up, and the characters that need a command."""

from __future__ import annotations

# Names and characters in turn. Source: LaTeX 2e "fntguide" and "The Comprehensive LaTeX Symbol List",
# tables of the kernel, textcomp and amssymb. What is not here is asked of pylatexenc, which knows 1,500
# more but loads slowly.
_GREEK = (
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ "
    "lambda λ mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi "
    "φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega "
    "Ω"
)
# Symbols that pdflatex has in mathematics only: written in dollars.
_MATH = (
    "leq ≤ geq ≥ neq ≠ approx ≈ sim ∼ simeq ≃ equiv ≡ cong ≅ propto ∝ infty ∞ partial ∂ nabla ∇ sum ∑ "
    "prod ∏ int ∫ surd √ in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ cup ∪ cap ∩ wedge ∧ "
    "vee ∨ forall ∀ exists ∃ emptyset ∅ ll ≪ gg ≫ langle ⟨ rangle ⟩ circ ∘ cdot ⋅ cdots ⋯ ell ℓ hbar ℏ Re "
    "ℜ Im ℑ aleph ℵ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ leftrightarrow ↔ mapsto ↦ oplus ⊕ otimes ⊗ "
    "perp ⊥ parallel ∥ star ⋆ mp ∓"
)
_TEXT = (
    "aa å AA Å ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł ss ß SS ẞ i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ "
    "NG Ŋ ij ĳ IJ Ĳ S § P ¶ dag † ddag ‡ textdagger † textdaggerdbl ‡ dagger † ddagger ‡ copyright © "
    "textcopyright © pounds £ textsterling £ euro € texteuro € textyen ¥ textcent ¢ textregistered ® "
    "texttrademark ™ textdegree ° degree ° textordfeminine ª textordmasculine º textmu µ textmicro µ "
    "texttimes × times × textdiv ÷ div ÷ textpm ± pm ± textonehalf ½ textonequarter ¼ textthreequarters ¾ "
    "textonesuperior ¹ texttwosuperior ² textthreesuperior ³ textperiodcentered · textbullet • bullet • "
    "textellipsis … ldots … dots … textquestiondown ¿ textexclamdown ¡ guillemotleft « guillemotright » "
    "guillemetleft « guillemetright » guilsinglleft ‹ guilsinglright › quotedblbase „ quotesinglbase ‚ "
    "glqq „ grqq “ flqq « frqq » textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” "
    "lq ‘ rq ’ textendash – textemdash — Dash — hyphen - slash / textless < textgreater > textbar | textbackslash "
    "\\ backslash \\ textbraceleft { textbraceright } lbrace { rbrace } textunderscore _ textdollar $ "
    "textasciitilde ~ textasciicircum ^ textasciigrave ` textquotesingle ' textquotedbl \" "
    "textasteriskcentered * ast * lt < gt > le ≤ ge ≥ ne ≠ leqslant ≤ geqslant ≥ lesssim ≲ gtrsim ≳ to → "
    "rightarrow → leftarrow ← longrightarrow ⟶ textrightarrow → textleftarrow ← uparrow ↑ downarrow ↓ "
    "textuparrow ↑ textdownarrow ↓ textminus − neg ¬ textlnot ¬ prime ′ mid | vert | Vert ‖ colon : "
    "textnumero № textohm Ω varnothing ∅ setminus ∖ and & textampersand & textsection § textparagraph ¶ "
    "textbrokenbar ¦ textcurrency ¤ textperthousand ‰"
)
_WORDS = (
    "TeX TeX LaTeX LaTeX LaTeXe LaTeX2ε BibTeX BibTeX XeTeX XeTeX LuaTeX LuaTeX pdfTeX pdfTeX ConTeXt "
    "ConTeXt AmSTeX AmSTeX AMS AMS MF METAFONT MP METAPOST log log ln ln exp exp sin sin cos cos tan tan "
    "min min max max lim lim sup sup inf inf dim dim det det deg deg gcd gcd Pr Pr arg arg bmod mod mod mod ndash "
    "– mdash — textvisiblespace ␣"
)


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


# Names of functions: set upright, with a space where a letter follows.
OPERATORS = frozenset("log ln exp sin cos tan min max lim sup inf dim det deg gcd Pr arg bmod mod".split())
SYMBOLS: dict[str, str] = {
    **_pairs(_GREEK),
    **{f"text{name}": char for name, char in _pairs(_GREEK).items()},  # textgreek, textalpha
    **{f"up{name}": char for name, char in _pairs(_GREEK).items()},  # upgreek
    **dict.fromkeys(("EUR", "EURtm", "officialeuro", "geneuro", "eurologo"), "€"),
    **_pairs(_MATH),
    **_pairs(_TEXT),
    **_pairs(_WORDS),
    "quad": " ",
    "qquad": " ",
    "enspace": " ",
    "enskip": " ",
    "space": " ",
    "par": " ",
    "newline": " ",
    "linebreak": " ",
    "thinspace": "\u2009",
    "nobreakspace": "\u00a0",
    "sqrt": "√",
    "varGamma": "Γ",
    "Alpha": "Α",
    "Beta": "Β",
}

# A control symbol is a backslash and one character that is no letter.
CONTROL_SYMBOLS: dict[str, str] = {
    **{c: c for c in "&%$#_{}|"},
    **dict.fromkeys(" \\\n\t\r;:>", " "),
    ",": "\u2009",
    **dict.fromkeys("-/!@", ""),
}

# Accent command → combining character. Source: Unicode, block "Combining Diacritical Marks".
ACCENTS: dict[str, str] = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "c": "\u0327",
    "v": "\u030c",
    "u": "\u0306",
    "H": "\u030b",
    "k": "\u0328",
    "d": "\u0323",
    "b": "\u0331",
    "r": "\u030a",
    "t": "\u0361",
    "h": "\u0309",
    "G": "\u030f",
    "textcommabelow": "\u0326",
    "hat": "\u0302",
    "bar": "\u0304",
    "tilde": "\u0303",
    "dot": "\u0307",
    "ddot": "\u0308",
    "vec": "\u20d7",
    "acute": "\u0301",
    "grave": "\u0300",
    "check": "\u030c",
    "breve": "\u0306",
}
# An accent over nothing (`\~{}`) is a character of its own.
BARE_ACCENTS: dict[str, str] = {
    "\u0301": "´",
    "\u0300": "`",
    "\u0302": "^",
    "\u0308": "¨",
    "\u0303": "~",
    "\u0304": "¯",
    "\u0327": "¸",
}
ABOVE_ACCENTS = frozenset("\u0301\u0300\u0302\u0308\u0303\u0304\u0307\u030c\u0306\u030b\u030a\u0309\u030f")

# Commands whose argument is marked up, and switches that mark up the rest of their group.
# A command of ours, put before brace groups whose case a style must keep.
NO_CASE_COMMAND = "litmannocase"
TAGS: dict[str, str] = {
    **dict.fromkeys(("textit", "emph", "textsl", "mkbibemph", "mkbibitalic", "mathit"), "i"),
    **dict.fromkeys(("textbf", "mkbibbold", "mathbf", "boldsymbol"), "b"),
    "textsc": "sc",
    NO_CASE_COMMAND: 'span class="nocase"',
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), "sub"),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), "sup"),
}
SWITCHES: dict[str, str] = {
    **dict.fromkeys(("it", "em", "sl", "itshape", "slshape"), "i"),
    **dict.fromkeys(("bf", "bfseries"), "b"),
    **dict.fromkeys(("sc", "scshape"), "sc"),
}
QUOTING = frozenset({"enquote", "mkbibquote"})
# Their argument is text even within mathematics.
TEXT_IN_MATH = frozenset({"text", "textrm", "textnormal", "mbox", "textup"})
# Their first argument says how, not what; the second, if there is one, is text.
_FIRST_DROPPED_WORDS = (
    "href textcolor color foreignlanguage selectlanguage hspace vspace label index phantom vphantom "
    "hphantom noopsort singleletter switchargs raisebox fontsize includegraphics"
)
FIRST_DROPPED = frozenset(_FIRST_DROPPED_WORDS.split())
FRACTIONS = frozenset({"frac", "tfrac", "dfrac", "nicefrac", "sfrac"})

_SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-", strict=True))
_SUPERSCRIPTS = dict(zip("⁰⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0456789+-n", strict=True))
# What TeX reads as a command or pdflatex has no letter for. Every command ends in `{}` or stands in braces,
# so that it cannot run into what follows, and braces are even for BibTeX, which counts them without regard
# to backslashes.
# Source: bibtex.web, section "Reading the database file"; LaTeX News 28 (UTF-8 is the default input
# encoding).
ESCAPES: dict[str, str] = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    **{c: "\\" + c for c in "$&#%_"},
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "`": "\\textasciigrave{}",
    "<": "\\textless{}",
    ">": "\\textgreater{}",
    "|": "\\textbar{}",
    "@": "{@}",  # bibtexparser takes `@word {` within a value for a new entry
    "\u00a0": "~",
    **dict.fromkeys("\u2009\u200a\u202f", "\\,"),
    "′": "{$'$}",
    "″": "{$''$}",
    **{char: f"{{$\\{name}$}}" for name, char in _pairs(_MATH).items()},
    **{char: f"\\textsubscript{{{digit}}}" for char, digit in _SUBSCRIPTS.items()},
    **{char: f"\\textsuperscript{{{digit}}}" for char, digit in _SUPERSCRIPTS.items()},
}
GREEK_ESCAPES: dict[str, str] = {char: f"{{$\\{name}$}}" for name, char in _pairs(_GREEK).items()}
