"""What Quarto, R Markdown, MyST, MDX, Jekyll, Hugo and Distill add to Markdown: citations by key, and scaffolding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from litman.posts.markers.key_citations import MARKDOWN_FORMS, KeyCitation, key_citation_at
from litman.text.lazy_pattern import lazy_pattern
from litman.text.raised import raised_in_formula

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_FENCE = lazy_pattern(r"(?P<indent>[ \t]*(?:>[ ]?)*)(?P<ticks>`{3,}|~{3,})(?P<info>[^\n`]*)$")
_COLONS = lazy_pattern(r"[ \t]*+:{3,}+[ \t]*+(?:\{[^\n]*+|[\w.-]{1,40}+[ \t]*+:*+|)[ \t]*+$")
_COLON_DIRECTIVE = lazy_pattern(r"[ \t]*:{3,}\{(?P<name>[\w:-]+)\}")
_OPTION = lazy_pattern(r"[ \t]*:[\w-]+:(?:\s|$)")
_TARGET = lazy_pattern(
    r"\([\w.:/-]{1,80}\)=[ \t]*$|:(?:label|eqlabel|width|height|ref|numref):`[^`\n]{1,200}`[ \t]*$"
)
_DIRECTIVE = lazy_pattern(r"\{(?P<name>[\w:-]+)\}")
# Directives that hold text of the post, in Markdown; of the others nothing is said to readers, or it is no text.
_PROSE = frozenset(
    "note warning tip important caution danger error attention hint seealso admonition sidebar margin dropdown card"
    " epigraph pull-quote blockquote topic list-table figure grid tab-item tab-set grid-item grid-item-card aside"
    " prf:theorem prf:lemma prf:proof prf:definition prf:remark prf:example exercise solution container div"
    " versionadded versionchanged deprecated todo table".split()
)
# Inline: {{< figure … >}}, {% include … %}, and in MDX {/* … */} and <Chart data={x} />
_SHORTCODE = lazy_pattern(r"\{\{(?P<mark>[<%])[^\n]{0,1000}?(?:>|%)\}\}|\{%-?[^\n%]{0,1000}%\}")
_JSX_COMMENT = ("{/*", "*/}")
_LONGEST_COMMENT = 4006  # characters
_JSX_TAG = lazy_pattern(r"</?[A-Z][\w.]{0,60}(?:\s(?:[^<>{}]|\{[^{}]{0,400}\}|=>){0,2000})?/?>")
# What a figure says below itself: `{{< figure caption="…" >}}`, `{% include figure.html caption='…' %}`.
_SAID_BELOW = (
    r"(?s)\bcaption\s*=\s*(?P<quote>[\"'])(?P<said>(?:\\.|(?!(?P=quote))[^\\]){1,2000}\\?)(?P=quote)"
)
_FIGURE = r"\{(?:\{[<%]|%-?)\s*(?:include\s|figure\b|img\b|image\b)"
_NOTE = lazy_pattern(r"<(?P<tag>d-footnote|dt-fn)\b[^<>]{0,200}>", re.IGNORECASE)
# Source: Pandoc User's Guide, `tex_math_dollars`: no space inside the dollars, no digit behind: `$5 and $6` is none.
_FORMULA = lazy_pattern(
    r"\$\$[^$]{1,4000}\$\$|\$(?![\s$])[^$\n]{0,600}(?:\n[^$\n]{0,600}){0,3}(?<![\s\\])\$(?!\d)"
)
_TEX_MATH = lazy_pattern(
    r"\\begin\{(?P<name>equation|align|alignat|gather|multline|eqnarray|flalign|displaymath|math|split)(?P<star>\*?)\}"
    r".{1,4000}?\\end\{(?P=name)(?P=star)\}",
    re.DOTALL,
)
_IMPORT = lazy_pattern(
    r"(?:import\s[^\n]*from\s|import\s+['\"]|export\s+(?:const|default|let|function|async|var|\*|\{))"
)
_EXPRESSION_LINE = lazy_pattern(r"[ \t]*\{[^\n{}]{0,400}\}[ \t]*$")
_MYST = lazy_pattern(r"(?:\{[a-z][\w:-]{1,20}\}`|^[`:]{3,}\{[a-z])", re.MULTILINE)


def without_scaffolding(source: str, *, is_mdx: bool = False) -> str:
    """Return the source with each line that only arranges a page made blank; lengths and places stay.

    Such are the fences of divisions and directives with their options, targets and labels, comments of MyST, and in
    MDX imports, exports and lines that are one component. Code stays as it is.
    """
    lines = source.split("\n")
    has_myst = bool(_MYST.search(source))
    if not (is_mdx or has_myst or ":::" in source or ")=" in source or ":`" in source):
        return source
    shown: list[str] = []
    fence: str | None = None  # the fence of code that is open
    open_directives: list[str] = []  # fences of directives whose text counts
    options = comment = False
    for line in lines:
        bare = line.rstrip("\r")
        found = _FENCE.match(bare) if "```" in bare or "~~~" in bare else None
        if fence is not None:
            if found and found["ticks"].startswith(fence) and not found["info"].strip():
                fence = None
            shown.append(line)
            continue
        if found:
            directive = _DIRECTIVE.match(found["info"].strip())
            if (
                open_directives
                and not found["info"].strip()
                and found["ticks"].startswith(open_directives[-1])
            ):
                open_directives.pop()
                shown.append(_blank(line))
            elif directive and directive["name"] in _PROSE:
                open_directives.append(found["ticks"])
                options = True
                shown.append(_blank(line))
            else:
                fence = found["ticks"]
                shown.append(line)
            continue
        directive_line = _COLON_DIRECTIVE.match(bare)
        if directive_line or _COLONS.match(bare):
            options = bool(directive_line)
            shown.append(_blank(line))
            continue
        if options and (_OPTION.match(bare) or bare.strip() == "---"):
            shown.append(_blank(line))
            continue
        options = False
        if is_mdx:
            comment = (comment and bool(bare.strip())) or bool(_IMPORT.match(bare))
            if comment or _EXPRESSION_LINE.match(bare) or _JSX_TAG.fullmatch(bare.strip()):
                shown.append(_blank(line))
                continue
        is_comment = has_myst and bare.startswith("%") and len(shown) > 3
        shown.append(_blank(line) if is_comment or _TARGET.match(bare) else line)
    return "\n".join(shown)


def _blank(line: str) -> str:
    return " " * len(line.rstrip("\r")) + ("\r" if line.endswith("\r") else "")


def add_dialects(parser: MarkdownIt, *, is_mdx: bool = False) -> MarkdownIt:
    """Return the parser with tokens for citations by key (`key_citation`) and Distill's footnotes (`inline_note`).

    An escaped `@` is a token of its own, since it cites nothing (`escaped_at`), and so is what a shortcode's figure
    says below itself (`caption`). Other shortcodes, Liquid tags and, in MDX, components and comments leave an empty
    token (`left_out`).
    """

    def rule(state: StateInline, silent: bool) -> bool:
        at, text = state.pos, state.src
        if text[at] not in "{:<\\$":
            return False
        if text[at] == "$" or text.startswith("\\begin{", at):
            return _read_formula(state, silent=silent)
        if text.startswith("\\@", at):
            if not silent:
                state.push("escaped_at", "", 0).content = "@"
            state.pos += 2
            return True
        cited = key_citation_at(text, at, MARKDOWN_FORMS)
        if cited is not None:
            if not silent:
                _push(state, cited)
            state.pos = cited.end
            return True
        if text[at] == "<" and (note := _NOTE.match(text, at)):
            return _read_note(state, note, silent=silent)
        left_out = _scaffold(text, at, is_mdx=is_mdx)
        if left_out:
            if not silent and not _read_caption(state, at, left_out):
                state.push("left_out", "", 0)  # the text around is not one stretch of the source
            state.pos = left_out
            return True
        return False

    parser.inline.ruler.before("escape", "dialects", rule)
    return parser.disable("code") if is_mdx else parser


def _read_formula(state: StateInline, *, silent: bool) -> bool:
    form = _FORMULA if state.src[state.pos] == "$" else _TEX_MATH
    formula = form.match(state.src, state.pos)
    if formula is None:
        return False
    raised = raised_in_formula(formula.group())
    if not silent and raised is not None:
        state.push("sup_open", "sup", 1)
        state.push("text", "", 0).content = formula.group()[slice(*raised)]
        state.push("sup_close", "sup", -1)
    elif not silent:
        token = state.push("math_inline", "math", 0)
        token.content = formula.group()
    state.pos = formula.end()
    return True


def _scaffold(text: str, at: int, *, is_mdx: bool) -> int:
    """Return where what only arranges the page ends, 0 where there is no such thing."""
    opens, closes = _JSX_COMMENT
    if is_mdx and text.startswith(opens, at):
        end = text.find(closes, at + len(opens), at + _LONGEST_COMMENT)
        return end + len(closes) if end >= 0 else 0
    patterns = (_SHORTCODE, _JSX_TAG) if is_mdx else (_SHORTCODE,)
    return next((match.end() for pattern in patterns if (match := pattern.match(text, at))), 0)


def _read_caption(state: StateInline, start: int, end: int) -> bool:
    tag = state.src[start:end]
    said = re.search(_SAID_BELOW, tag) if re.match(_FIGURE, tag) else None
    if said is not None:
        children: list[Any] = []
        state.md.inline.parse(said["said"], state.md, state.env, children)
        state.push("caption", "", 0).children = children
    return said is not None


def _push(state: StateInline, cited: KeyCitation) -> None:
    token = state.push("key_citation", "", 0)
    token.content = state.src[cited.start : cited.end]
    token.meta = {"items": cited.items}


def _read_note(state: StateInline, opening: re.Match[str], *, silent: bool) -> bool:
    end = state.src.find(f"</{opening['tag']}", opening.end())
    close = state.src.find(">", end)
    if end < 0 or close < 0:
        return False
    if not silent:
        children: list[Any] = []
        state.md.inline.parse(state.src[opening.end() : end], state.md, state.env, children)
        token = state.push("inline_note", "", 0)
        token.content = opening.group()
        token.children = children
    state.pos = close + 1
    return True
