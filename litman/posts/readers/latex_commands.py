"""What the commands and environments of LaTeX are to a reader: headings, notes, lists, what shows no text."""

from __future__ import annotations

# Source: LaTeX2e, an unofficial reference manual; the classes memoir and KOMA-Script.
HEADINGS = {
    "part": 1,
    "addpart": 1,
    "chapter": 1,
    "addchap": 1,
    "section": 2,
    "addsec": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
    "frametitle": 2,
    "framesubtitle": 3,
}
NOTES = frozenset(
    "footnote footnotetext endnote sidenote marginnote marginpar tablefootnote sidenotetext".split()
)
INPUTS = frozenset(
    "input include subfile import subimport InputIfFileExists includefrom subincludefrom".split()
)
LISTS = {"itemize": False, "enumerate": True, "description": False, "compactitem": False, "compactenum": True}
QUOTATIONS = frozenset("quote quotation verse displayquote displaycquote epigraphs".split())
# Tables, and how many arguments stand before their cells.
TABLES = {
    "tabular": 1,
    "tabularx": 2,
    "tabulary": 2,
    "longtable": 1,
    "array": 1,
    "tblr": 1,
    "supertabular": 1,
}
FORMULAS = frozenset(
    "equation align gather eqnarray displaymath multline math alignat flalign dmath split subequations IEEEeqnarray"
    " cases aligned gathered".split()
)
# Commands that show nothing where they stand, and how many arguments go with them.
UNSHOWN = {
    **dict.fromkeys(
        "label ref eqref pageref cref Cref autoref nameref vref Vref fref Fref secref Secref figref tabref index"
        " vspace hspace includegraphics bibliographystyle usepackage documentclass pagestyle thispagestyle nocite"
        " todo missingfigure printbibliography graphicspath RequirePackage PassOptionsToPackage newtheorem theoremstyle"
        " hyphenation setcounter listoffigures usetikzlibrary geometry hypersetup pagenumbering selectlanguage input"
        " include bibdata citestyle setcitestyle acknowledgmentsfile affil affiliation email address orcid thanks"
        " keywords received accepted shorttitle shortauthors runninghead institute date tableofcontents gls acrshort"
        " phantom vphantom hphantom cline cmidrule hline multicolumnfill footnotemark markboth markright is".split(),
        1,
    ),
    **dict.fromkeys(
        "setlength addtolength addtocounter newcounter definecolor resizebox rule newenvironment"
        " DeclareMathOperator newacronym addcontentsline fontsize titleformat defcitealias".split(),
        2,
    ),
    **dict.fromkeys(
        "tableofcontents listoftables maketitle today centering noindent clearpage newpage".split(), 0
    ),
    **dict.fromkeys("newenvironment renewenvironment titlespacing".split(), 3),
    **dict.fromkeys("textcolor color colorbox begingroup endgroup raisebox parbox makebox".split(), 1),
    "multicolumn": 2,
    "multirow": 2,
    "gls": 0,
    "acrshort": 0,
}
SYMBOLS = {
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "textquoteleft": "‘",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "guillemotleft": "«",
    "guillemotright": "»",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textdegree": "°",
    "degree": "°",
    "pounds": "£",
    "euro": "€",
    "textregistered": "®",
    "texttrademark": "™",
    "copyright": "©",
    "S": "§",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "BibTeX": "BibTeX",
    "quad": " ",
    "qquad": " ",
    "textmu": "µ",
}
