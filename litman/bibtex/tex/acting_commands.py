"""TeX commands that act instead of printing: they read and write files, run programs, or redefine others.

Entries come from strangers, and a bibliography is run by LaTeX. What an export holds must print and nothing else.
"""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern

# Source: D. Knuth, The TeXbook, chapters 20, 21 and 24 (input, output, definitions); the e-TeX, pdfTeX and LuaTeX
# manuals; LaTeX2e, source2e, "File handling"; texmf.cnf, "shell_escape".
_READ_AND_WRITE = """
    input include includeonly InputIfFileExists IfFileExists @input @@input @iinput openin closein read readline
    openout closeout write immediate newwrite newread write18 ShellEscape shellescape pdfshellescape special
    typein verbatiminput VerbatimInput lstinputlisting inputminted mint mintinline import subimport subfile
    subfileinclude includegraphics includepdf includestandalone graphicspath addbibresource bibliography
    pdfobj pdfximage pdfliteral pdfannot pdfcatalog pdfinfo pdfnames pdfstartlink pdfoutline pdffiledump
    pdffilesize pdfmdfivesum pdffilemoddate filedump filesize filemoddate mdfivesum pdfextension immediateassignment
    directlua latelua luadirect luaexec luacode luafunction luadef luabytecode sys_shell_now:n
    sys_get_shell:nnN file_input:n iow_open:Nn ior_open:Nn filecontents
"""
_REDEFINE = """
    def edef gdef xdef let futurelet chardef mathchardef countdef dimendef skipdef toksdef newcommand
    renewcommand providecommand DeclareRobustCommand newenvironment renewenvironment NewDocumentCommand
    RenewDocumentCommand DeclareDocumentCommand catcode lccode uccode mathcode delcode sfcode endlinechar
    escapechar csname endcsname expandafter scantokens scantextokens begincsname lastnamedcs afterassignment
    aftergroup everypar everymath everydisplay everyhbox everyvbox everyjob everycr everyeof output shipout
    AtBeginDocument AtEndDocument AtBeginDvi AddToHook makeatletter usepackage RequirePackage documentclass
    LoadClass PassOptionsToPackage ExplSyntaxOn loop repeat loop@ @for @whilenum toks primitive
    tracingall batchmode nonstopmode scrollmode errorstopmode end
    dump bye endinput endgroup egroup begin
"""
ACTING = frozenset((_READ_AND_WRITE + _REDEFINE).split())
# `^^5c` is a backslash for TeX, whatever it is followed by. Source: The TeXbook, chapter 8.
_COMMAND = lazy_pattern(r"\\([A-Za-z@]+(?:_[A-Za-z_]+:[A-Za-z]*)?|\\|.)|(\^\^)", re.DOTALL)
# Environments that print; `\begin` of any other is taken for one that acts.
_PRINTING = lazy_pattern(
    r"\\(?:begin|end)\s*\{(?:math|displaymath|equation\*?|[pbBvV]?matrix|smallmatrix|array|cases|aligned|split|gathered|small|otherlanguage\*?)\}"
)


def acting_commands(tex: str) -> list[str]:
    """Return the commands of a TeX text that act, as written, each once."""
    if "\\" not in tex and "^^" not in tex:
        return []
    return list(dict.fromkeys(match[0] for match in _COMMAND.finditer(tex) if _acts(match)))


def defuse(tex: str) -> str:
    """Return the TeX text with every command that acts printed as its name; what only prints stays as it is."""
    if "\\" not in tex and "^^" not in tex:
        return tex
    return _COMMAND.sub(lambda match: _printed(match) if _acts(match) else match[0], tex)


def _acts(match: re.Match[str]) -> bool:
    if match[2]:
        return True
    name = match[1]
    if name in ("begin", "end"):
        return not _PRINTING.match(match.string, match.start())
    return name in ACTING or "@" in name[1:]


def _printed(match: re.Match[str]) -> str:
    if match[2]:
        return r"\^{}\^{}"
    return rf"\textbackslash{{}}{match[1].replace('_', chr(92) + '_')}"
