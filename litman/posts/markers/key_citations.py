"""Citations by key as the mark-up languages write them: one table, from each form to the keys in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from litman.posts.markers.cited_keys import Items, cited_keys, is_key, unknown_key
from litman.posts.markers.citing_words import PREFIX
from litman.posts.markers.known_places import is_place
from litman.posts.markers.tex_citations import TEX_CITE, tex_items, tex_length
from litman.posts.post import CitedItem
from litman.text.lazy_pattern import lazy_pattern
from litman.text.split_outside import split_outside


@dataclass(frozen=True, slots=True)
class CiteForm:
    """One way of writing a citation: what it looks like, and whom it cites."""

    name: str
    first: str  # the characters that it may begin with
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Items]  # no items: it only looked like a citation


@dataclass(frozen=True, slots=True)
class KeyCitation:
    """A citation that was found: `text[start:end]` as it is written."""

    start: int
    end: int
    items: Items


# Roles, of MyST and Sphinx: {cite:p}`{see}key{p. 3}; other`, :cite:`key`, :footcite:t:`key`.
_ROLE = r"(?:foot|full|footfull)?cite[a-z]{0,12}(?::[a-z]{1,12})?"
_AFFIXES = lazy_pattern(
    r"\s*+(?:\{(?P<before>[^{}]*+)\}\s*+)?(?P<key>[^\s{}]++)\s*+(?:\{(?P<locator>[^{}]*+)\}\s*+)?"
)
# `see {key}`, where the words are known to stand before names: a key is what the braces hold.
_INTRODUCED = lazy_pattern(
    rf"\s*+(?P<before>{PREFIX}{{1,3}})\{{(?P<key>[^\s{{}}]++)\}}\s*+(?:\{{(?P<locator>[^{{}}]*+)\}}\s*+)?",
    re.IGNORECASE,
)


def _role_items(match: re.Match[str]) -> Items:
    items: list[CitedItem] = []
    for part in split_outside(match["keys"], ",;", "{}"):
        if items and re.search(r"[\s.]", part.strip()) and is_place(part):
            said = items[-1].locator
            items[-1] = replace(items[-1], locator=f"{said}, {part.strip()}" if said else part.strip())
            continue
        affixes = _INTRODUCED.fullmatch(part) or _AFFIXES.fullmatch(part)
        if affixes and is_key(affixes["key"]):
            before, locator = ((affixes[name] or "").strip() or None for name in ("before", "locator"))
            items.append(CitedItem(affixes["key"], prefix=before, locator=locator))
        elif unknown := unknown_key(part):
            items.append(CitedItem(unknown))
    return tuple(items)


# jekyll-scholar: {% cite key other --locator 12 %}
_SWITCH = lazy_pattern(
    r"(?<!\S)(?:--?(?:locator|l)[\s=](?P<locator>\"[^\"]*\"|\S+)|--?[a-zA-Z][\w-]*(?:[\s=](?:\"[^\"]*\"|(?!-)\S+))?)"
)
_FLAGS = lazy_pattern(r"(?:--suppress_author|-A|--noauthor)\b")


def _liquid_items(match: re.Match[str]) -> Items:
    words = _FLAGS.sub(" ", match["words"])
    locators = [found["locator"].strip('"') for found in _SWITCH.finditer(words) if found["locator"]]
    items = cited_keys(_SWITCH.sub(" ", words), by=r"\s,")
    if len(items) == len(locators) and items:
        return tuple(replace(item, locator=locator) for item, locator in zip(items, locators, strict=True))
    return items


# Hugo: {{< cite "key" "p. 3" >}}, {{% cite key=moss2019 %}}
_NAMED = lazy_pattern(r"(?<!\w)(?P<name>\w++)\s*=\s*(?P<value>\"[^\"]*\"|`[^`]*`|\S+)")


def _shortcode_items(match: re.Match[str]) -> Items:
    words = match["words"]
    named = {found["name"].casefold(): found["value"].strip('"`') for found in _NAMED.finditer(words)}
    if named:
        return cited_keys(named.get("key") or named.get("keys") or named.get("id") or "", by=r"\s,;")
    quoted = re.findall(r"\"([^\"]*)\"|`([^`]*)`|(\S+)", words)
    texts = [a or b or c for a, b, c in quoted]
    return tuple(
        item for text in texts if not re.search(r"\.\s|^\d+$", text) for item in cited_keys(text, by=",;")
    )


# TeX: \citep[see][p. 3]{moss2019,fern2020}
def _tex_items(match: re.Match[str]) -> Items:
    return tex_items(match["name"], match["args"])


# Distill: <d-cite key="a,b"></d-cite>, <dt-cite key="a">…</dt-cite>
def _element_items(match: re.Match[str]) -> Items:
    return cited_keys(match["keys"])


# org-cite: [cite/t/c:see @key p. 3; @other], org-ref: cite:&key;&other, [[citep:see &key][text]]
ORG_REF_LINKS = (
    "cite citep citet citealt citealp citeauthor citeyear citeyearpar citetitle citenum citetext parencite textcite"
    " autocite footcite smartcite supercite fullcite footfullcite citeurl citedate notecite Citet Citep Citealt"
    " Citealp Citeauthor Parencite Textcite Autocite Footcite Smartcite citetalias citepalias cites parencites"
    " textcites autocites footcites bibentry shortcite shortciteN citeNP citeA newcite"
).split()
_ORG_KEY = r"[\w:.#$%+?<>~/'*-]{0,199}\w"
_ORG_ITEM = lazy_pattern(rf"[@&](?P<key>{_ORG_KEY})")
_LINK_NAMES = "|".join(f"{name}\\*?" for name in sorted(ORG_REF_LINKS, key=len, reverse=True))


def _org_items(match: re.Match[str]) -> Items:
    items = []
    for part in re.split(r";|,(?=\s*&)", match["items"]):
        found = _ORG_ITEM.search(part)
        if found:
            suffix = part[found.end() :].strip(" ,") or None
            items.append(
                CitedItem(found["key"], prefix=part[: found.start()].strip() or None, locator=suffix)
            )
    return tuple(items)


def _org_link_items(match: re.Match[str]) -> Items:
    keys = match["keys"]
    return _org_items(_ITEMS.match(keys)) if "&" in keys else cited_keys(keys)  # type: ignore[arg-type]


_ITEMS = lazy_pattern(r"(?P<items>.*)", re.DOTALL)


# Typst: #cite(<key>, form: "prose", supplement: [p. 3])
def _typst_items(match: re.Match[str]) -> Items:
    supplement = re.search(r"supplement:\s*\[(?P<text>[^\]]*)\]", match["rest"] or "")
    key = match["key"] or match["label"]
    return (CitedItem(key, locator=supplement["text"] if supplement else None),)


# asciidoctor-bibtex: cite:[moss2019(12), fern2020], citenp:[moss2019]
_PAGES = lazy_pattern(r"\s*+(?P<key>[^\s,()]++)\s*+(?:\((?P<pages>[^()]*+)\)\s*+)?")


def _macro_items(match: re.Match[str]) -> Items:
    items = []
    parts = [part for keys in match["keys"].split("]+[") for part in split_outside(keys, ",;", "()")]
    for part in parts:
        found = None if "=" in part else _PAGES.fullmatch(part)
        if found and is_key(found["key"]):
            items.append(CitedItem(found["key"], locator=found["pages"] or None))
    return tuple(items)


FORMS: dict[str, CiteForm] = {
    form.name: form
    for form in (
        CiteForm(
            "jekyll-scholar",
            "{",
            lazy_pattern(
                r"\{%-?\s*(?:cite|quote|reference|fullcite)\w{0,10}\s+(?P<words>[^%{}]{1,1000}?)\s*-?%\}"
            ),
            _liquid_items,
        ),
        CiteForm(
            "MyST role",
            "{",
            lazy_pattern(rf"\{{{_ROLE}\}}(?P<ticks>`{{1,2}})(?P<keys>[^`]{{1,2000}})(?P=ticks)"),
            _role_items,
        ),
        CiteForm(
            "Sphinx role",
            ":",
            lazy_pattern(rf":{_ROLE}:(?P<ticks>`{{1,2}})(?P<keys>[^`]{{1,2000}})(?P=ticks)"),
            _role_items,
        ),
        CiteForm(
            "Hugo shortcode",
            "{",
            lazy_pattern(
                r"\{\{(?P<mark>[<%])\s*(?:cite\w{0,10})\s+(?P<words>[^<>%{}]{1,1000}?)\s*/?[>%]\}\}"
            ),
            _shortcode_items,
        ),
        CiteForm(
            "Distill element",
            "<",
            lazy_pattern(
                r"<(?P<tag>d-cite|dt-cite)\b[^<>]{0,200}?\b(?:bibtex-)?key\s*=\s*(?P<quote>[\"'])(?P<keys>(?:[^\"'<>]|(?!(?P=quote))[\"']){1,2000})"
                r"(?P=quote)[^<>]{0,200}>(?:[^<>]{0,200}</(?P=tag)\s*>)?",
                re.IGNORECASE,
            ),
            _element_items,
        ),
        CiteForm("TeX command", "\\", TEX_CITE, _tex_items),
        CiteForm(
            "org-cite",
            "[",
            lazy_pattern(r"\[cite(?:/[\w/-]{0,40})?:(?P<items>[^\[\]]{0,2000}?@[^\[\]]{1,2000})\]"),
            _org_items,
        ),
        CiteForm(
            "org-ref in brackets",
            "[",
            lazy_pattern(rf"\[\[(?:{_LINK_NAMES}):(?P<keys>[^\[\]]{{1,2000}})\](?:\[[^\[\]]{{0,500}}\])?\]"),
            _org_link_items,
        ),
        CiteForm(
            "org-ref",
            "cCptafsPTAFbn",
            lazy_pattern(
                rf"(?<![\w:/\[\\])(?:{_LINK_NAMES}):(?P<keys>&?{_ORG_KEY}"
                rf"(?:[;,]&?{_ORG_KEY}){{0,40}})"
            ),
            _org_link_items,
        ),
        CiteForm(
            "Typst function",
            "#",
            lazy_pattern(
                r"#cite\(\s*(?:<(?P<key>[\w.:/+-]{1,200})>|label\(\s*\"(?P<label>[^\"\s]{1,200})\"\s*\))"
                r"(?P<rest>(?:[^()\[\]]|\[[^\[\]]{0,300}\]){0,600})\)"
            ),
            _typst_items,
        ),
        CiteForm(
            "AsciiDoc macro",
            "cf",
            lazy_pattern(
                r"(?<![\w:])(?:foot|full)?cite(?:np|alt|alp|t|p|year(?:par)?|author|title|num)?:(?P<style>\w{0,20})"
                r"\[(?P<keys>[^\[\]]{1,2000}(?:\]\+\[[^\[\]]{1,2000}){0,20})\]"
            ),
            _macro_items,
        ),
    )
}
MARKDOWN_FORMS = (
    "jekyll-scholar",
    "MyST role",
    "Sphinx role",
    "Hugo shortcode",
    "Distill element",
    "TeX command",
)
ORG_FORMS = ("org-cite", "org-ref in brackets", "org-ref", "TeX command")


def key_citation_at(text: str, at: int, names: tuple[str, ...]) -> KeyCitation | None:
    """Return the citation that begins at the offset in one of the forms named, or None."""
    char = text[at]
    for name in names:
        form = FORMS[name]
        if char in form.first and (match := form.pattern.match(text, at)) and (items := form.read(match)):
            end = tex_length(text, match) if form.pattern is TEX_CITE else match.end()
            return KeyCitation(at, end, items)
    return None


# Forms that are part of the sentence, which does not read on without them: authors, titles, years in running text.
_IN_WORDS = lazy_pattern(
    r"""\\(?:[Cc]itet\w*|[Tt]extcites?|[Cc]iteauthor|[Nn]ewcite|[Cc]itetitle|[Cc]iteal[tp]|[Cc]itep?os\w*|citeyear|citeA|citeN|cite\w*name
        |[Ff]ullcite|[Cc]itenum|[Cc]itedate|[Cc]iteurl|possessivecite|[Oo]nlinecite|bibentry|shortciteN|shortciteA)\b
    | \{cite:(?:t|ts|ct|cts|author\w*|year|alp|title|label)\}` | :(?:foot)?cite(?:t|:t|:ts|:ct|:author\w*|:year|:title):
    | \[cite/(?:t|text|a|author|na|ft)\b
    | \[?\[?(?:[Cc]itet|[Tt]extcite|[Cc]iteauthor|citeyear|citetitle|citenum|[Cc]itealt|citealp|fullcite):
    | -?@ | citenp:""",
    re.VERBOSE,
)


def reads_as_words(text: str) -> bool:
    """Whether a citation by key is a word of its sentence (`\\citet{…}`, `@key`) and not a note to it."""
    if text.startswith("#cite("):
        return bool(re.search(r"form:\s*\"(?:prose|author|year|full)\"", text))
    return bool(_IN_WORDS.match(text))
