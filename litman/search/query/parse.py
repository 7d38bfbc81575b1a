"""The query language: what a person types becomes a `Query`; what cannot be one is shown with a caret.

    ketamine depression     works that have these words; those that have all of them come first
    "rapid relief"          both words, one after the other: every result has them
    antidep*                every word that begins so
    -children               not this word
    title:ketamine          the word in that field; fields are in `query_fields`
    year:2018..2020         a range
    ketamine OR esketamine  one of the two; OR joins its two neighbours
    (…)                     what belongs together

Words alone rank. All else is a condition: phrases, fields, `-`, OR, and words joined by AND.
Sentences are pasted in here, so what only looks like an operator is none: ` - `, `effect: a`, “quotes”, `https://…`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from litman.errors import QueryError
from litman.index.query.nodes import All, Any, Node, Not, Query, Words
from litman.search.query.errors import query_error
from litman.search.query.fields import FIELDS, ValueProblem, field_named, field_node, text_node
from litman.text.spelling import near_words

LONGEST = 4000  # characters: longer than any claim
_DEEPEST = 20
_SENTENCE = 6  # words from which on a text with a stray bracket is taken for a sentence
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_FIELD = re.compile(r"([A-Za-z][A-Za-z_-]*):(?=[^\s/])")
_OPERATORS = ("OR", "AND", "NOT")

_Item = tuple[Node, bool]  # the node, and whether it is no more than a word that ranks


def parse_query(text: str) -> Query:
    """Return what the text asks for; an empty text asks for nothing.

    Raises:
        QueryError: the text is no query; the error shows where and says what to write.
    """
    text = _UNPRINTABLE.sub(" ", text)
    if len(text) > LONGEST:
        raise query_error(text, LONGEST, f"a query has at most {LONGEST:,} characters", reads_plain=True)
    return _query(_Parser(text).parse())


def parse_field(name: str, value: str) -> Query:
    """Return what `--field NAME:VALUE` asks for: all words of the value, in that field.

    Raises:
        QueryError: the field does not take the value.
    """
    value = _UNPRINTABLE.sub(" ", value).strip()
    shown = f"{name}:{value}"
    is_phrase = len(value) > 1 and value[0] == value[-1] == '"'
    bare = value[1:-1] if is_phrase else value
    is_prefix = not is_phrase and bare.endswith("*")
    try:
        node = field_node(
            name, bare.removesuffix("*") if is_prefix else bare, is_phrase=is_phrase, is_prefix=is_prefix
        )
        if isinstance(node, Words) and not is_phrase and len(bare.split()) > 1:
            parts = [word for word in bare.split() if any(c.isalnum() for c in word)]
            nodes = (_option_word(name, word) for word in parts)
            return Query(conditions=tuple(dict.fromkeys(nodes)))
    except ValueProblem as exc:
        raise query_error(shown, len(name) + 1 + is_phrase + exc.offset, str(exc)) from exc
    return Query(conditions=(node,))


def _option_word(name: str, word: str) -> Node:
    is_prefix = word.endswith("*")
    return field_node(name, word.removesuffix("*") if is_prefix else word, is_prefix=is_prefix)


def _query(items: Sequence[_Item]) -> Query:
    words = [node for node, is_soft in items if is_soft and isinstance(node, Words)]
    conditions = [node for node, is_soft in items if not is_soft]
    return Query(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(conditions)))


class _Parser:
    """Reads the text once, from left to right; `at` is where it stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0

    def parse(self) -> list[_Item]:
        items = self.sequence()
        if self.at < len(self.text):
            raise self.error("this bracket closes none; remove it, or open one before it")
        return items

    def sequence(self) -> list[_Item]:
        """Return the items up to the end of the text or a closing bracket."""
        items: list[_Item] = []
        last: list[_Item] = []  # the latest unit, which an AND after it makes a condition
        while True:
            self.space()
            if self.at == len(self.text) or self.text[self.at] == ")":
                return items + last
            start, operator = self.at, self.operator()
            if operator == "AND":
                if not last:
                    raise self.error(_lonely("AND"), start)
                items += [(node, False) for node, _ in last]
                last = [(node, False) for node, _ in self.unit_after("AND", start)]
                continue
            if operator == "OR":
                raise self.error(_lonely("OR"), start)
            self.at = start
            items += last
            last = self.unit()

    def unit(self) -> list[_Item]:
        """Return an item, or several joined by OR as one condition."""
        first = self.item()
        parts: list[Node] = []
        while True:
            after = self.at
            self.space()
            start = self.at
            if self.operator() != "OR":
                self.at = after
                break
            if not first:
                raise self.error(_lonely("OR"), start)
            self.space()
            if (
                self.at == len(self.text)
                or self.text[self.at] == ")"
                or self.peek_operator() in ("OR", "AND")
            ):
                raise self.error(_lonely("OR"), start)
            following = self.item()
            if not following:
                raise self.error(_lonely("OR"), start)
            parts.append(_all(following))
        return [(Any((_all(first), *parts)), False)] if parts else first

    def unit_after(self, operator: str, start: int) -> list[_Item]:
        self.space()
        if self.at == len(self.text) or self.text[self.at] == ")" or self.peek_operator() in ("OR", "AND"):
            raise self.error(_lonely(operator), start)
        found = self.unit()
        if not found:
            raise self.error(_lonely(operator), start)
        return found

    def item(self) -> list[_Item]:
        """Return one item; nothing where there is only a dash, or what holds no letter and no digit."""
        start = self.at
        if self.operator() == "NOT":
            self.space()
            return self.negated(start, "NOT")
        self.at = start
        if self.text[start] == "-" and not self.text[start + 1 : start + 2].strip(" -–—"):
            self.word_end()
            return []
        if self.text[start] == "-":
            self.at += 1
            return self.negated(start, "-")
        if self.text[start] == "(":
            return self.group()
        if self.text[start] == '"':
            text, is_prefix = self.phrase()
            return [(self.made(start + 1, None, text, is_phrase=True, is_prefix=is_prefix), False)]
        match = _FIELD.match(self.text, start)
        return [(self.field(match), False)] if match else self.word()

    def negated(self, start: int, sign: str) -> list[_Item]:
        if self.at == len(self.text) or self.text[self.at] == ")" or self.peek_operator():
            raise self.error(f"after `{sign}` should be what is not wanted", start)
        with_depth = self.item()
        if not with_depth:
            raise self.error(f"after `{sign}` should be a word of letters or digits", start)
        return [(Not(_all(with_depth)), False)]

    def group(self) -> list[_Item]:
        start = self.at
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.error(f"brackets may stand at most {_DEEPEST} deep")
        self.at += 1
        items = self.sequence()
        if self.at == len(self.text):
            raise self.error(
                "this bracket is not closed; add a `)`, or put the text in quotation marks", start
            )
        self.at += 1
        self.depth -= 1
        return items

    def phrase(self) -> tuple[str, bool]:
        """Return the text between quotation marks, and whether a `*` follows them."""
        end = self.text.find('"', self.at + 1)
        if end < 0:
            raise self.error(
                "this quotation mark is not closed; add another at the end of the phrase", reads_plain=True
            )
        text = self.text[self.at + 1 : end]
        self.at = end + 1
        return text, self.star()

    def field(self, match: re.Match[str]) -> Node:
        start, name = match.start(), field_named(match[1])
        if name is None:
            near = near_words(match[1], FIELDS)
            hint = f"is {' or '.join(near)} meant?" if near else f"fields are {', '.join(FIELDS)}"
            problem = f"there is no field `{match[1]}`; {hint} (a space after the colon makes it a word)"
            raise self.error(problem, start, reads_plain=not near)
        self.at = match.end()
        if self.text[self.at] == '"':
            text, is_prefix = self.phrase()
            return self.made(match.end() + 1, name, text, is_phrase=True, is_prefix=is_prefix)
        if self.text[self.at] == "(":
            problem = f'after `{match[1]}:` stands one value; write {name}:A {name}:B, or {name}:"A B"'
            raise self.error(problem, reads_plain=False)
        text, is_prefix = self.value()
        return self.made(match.end(), name, text, is_prefix=is_prefix)

    def word(self) -> list[_Item]:
        start = self.at
        text, is_prefix = self.value()
        if not any(c.isalnum() for c in text) and not is_prefix:
            return []
        return [(self.made(start, None, text, is_prefix=is_prefix), True)]

    def made(
        self, start: int, field: str | None, text: str, *, is_phrase: bool = False, is_prefix: bool = False
    ) -> Node:
        try:
            if field is None:
                return text_node(text, None, is_phrase=is_phrase, is_prefix=is_prefix)
            return field_node(field, text, is_phrase=is_phrase, is_prefix=is_prefix)
        except ValueProblem as exc:
            is_slip = field is not None or is_prefix
            raise self.error(str(exc), start + exc.offset, reads_plain=not is_slip) from exc

    def value(self) -> tuple[str, bool]:
        """Return the text up to the next space or quotation mark, and whether a `*` ends it."""
        start = self.at
        self.word_end()
        text = self.text[start : self.at]
        star = text.find("*")
        if star >= 0 and star != len(text.rstrip(".,;:!?")) - 1:
            raise self.error(
                "a `*` stands only at the end of a word: antidep*", start + star, reads_plain=True
            )
        return (text[:star], True) if star >= 0 else (text, False)

    def word_end(self) -> None:
        """Go to the end of the word: brackets that it opens itself belong to it, as in `receptor(s)`."""
        depth = 0
        while self.at < len(self.text):
            c = self.text[self.at]
            depth += (c == "(") - (c == ")")
            if c.isspace() or c == '"' or depth < 0:
                return
            self.at += 1

    def star(self) -> bool:
        if self.text.startswith("*", self.at):
            self.at += 1
            return True
        return False

    def operator(self) -> str | None:
        """Return the operator that stands here, and go past it."""
        for word in _OPERATORS:
            end = self.at + len(word)
            if self.text.startswith(word, self.at) and (
                self.text[end : end + 1].strip() in ("", "(", ")", '"')
            ):
                self.at = end
                return word
        return None

    def peek_operator(self) -> str | None:
        start = self.at
        found = self.operator()
        self.at = start
        return found

    def space(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def error(self, problem: str, at: int | None = None, *, reads_plain: bool | None = None) -> QueryError:
        # Brackets and operators are slips in a query, and in a sentence they are none.
        if reads_plain is None:
            reads_plain = len(self.text.split()) >= _SENTENCE
        return query_error(self.text, self.at if at is None else at, problem, reads_plain=reads_plain)


def _all(items: Sequence[_Item]) -> Node:
    nodes = tuple(dict.fromkeys(node for node, _ in items))
    return nodes[0] if len(nodes) == 1 else All(nodes)


def _lonely(operator: str) -> str:
    return f"{operator} needs a word on both sides; in small letters it is a word itself"
