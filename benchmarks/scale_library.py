"""A library of any size, made of invented works, posts and claims: the same every time.

The first entries of a larger library are those of a smaller one, and so are the first posts. Files have exactly the
shape that litman writes: entries as `litman add` lays them out, claims files as `litman scan` does.
"""

from __future__ import annotations

import random
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scale_words import Words

from litman.claims.fingerprint import fingerprint

ENTRY_BYTES = 1600
POSTS_PER_ENTRY = 0.5
CLAIMS_PER_POST = 20
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_JOURNALS = 400
_POSTS_WITH_TEXT = 20  # the posts themselves lie beside their claims for the first few
_SETTINGS = 'posts = ["posts"]\n'


@dataclass(frozen=True, slots=True)
class Cited:
    """What a reference list prints of an entry."""

    key: str
    printed: str
    doi: str


@dataclass(frozen=True, slots=True)
class GeneratedPost:
    """A post with the claims file that a scan of it writes."""

    post_id: str
    text: str  # the post
    toml: str  # its claims file


def make_library(folder: Path, entries: int, *, claims: bool = True) -> None:
    """Write a library of so many entries into the folder; half as many claims files with 20 claims each."""
    (folder / "claims").mkdir(parents=True, exist_ok=True)
    (folder / "posts").mkdir(exist_ok=True)
    (folder / "litman.toml").write_text(_SETTINGS)
    words = Words()
    cited = []
    with open(folder / "references.bib", "w", encoding="utf-8", newline="") as file:
        for text, item in make_entries(words, entries):
            file.write(text)
            cited.append(item)
    if not claims:
        return
    for number, post in enumerate(make_posts(words, cited, int(entries * POSTS_PER_ENTRY))):
        (folder / "claims" / f"{post.post_id}.toml").write_text(post.toml, encoding="utf-8", newline="")
        if number < _POSTS_WITH_TEXT:
            (folder / "posts" / f"{post.post_id}.txt").write_text(post.text, encoding="utf-8", newline="")


def make_entries(words: Words, count: int) -> Iterator[tuple[str, Cited]]:
    """Yield the text of each entry and what reference lists print of it."""
    chance = random.Random("entries")
    journals = [f"Journal of {words.sentence(chance, 2).title()}" for _ in range(_JOURNALS)]
    for number in range(count):
        yield _entry(words, chance, number, journals)


def _entry(words: Words, chance: random.Random, number: int, journals: list[str]) -> tuple[str, Cited]:
    people = [words.person(chance) for _ in range(chance.choice((1, 2, 2, 3, 3, 4, 6)))]
    year, volume, issue = chance.randint(1960, 2025), chance.randint(1, 90), chance.randint(1, 12)
    first = chance.randint(1, 900)
    last = first + chance.randint(3, 20)
    title, journal = words.sentence(chance, chance.randint(6, 14)), chance.choice(journals)
    key = f"{people[0][0].lower()}{year}{chance.choice(words.long_words)}{number}"
    doi = f"10.5555/{journal[11:14].strip().lower()}.{year}.{number:06d}"
    head = (
        f"@article{{{key},\n"
        f"  author = {{{' and '.join(f'{family}, {given}' for family, given in people)}}},\n"
        f"  title = {{{title}}},\n"
        f"  journal = {{{journal}}},\n"
        f"  year = {{{year}}},\n"
        f"  month = {chance.choice(_MONTHS)},\n"
        f"  volume = {{{volume}}},\n"
        f"  number = {{{issue}}},\n"
        f"  pages = {{{first}--{last}}},\n"
        f"  doi = {{{doi}}},\n"
        f"  keywords = {{{', '.join(chance.sample(words.long_words, 4))}}},\n"
    )
    abstract = words.text(chance, ENTRY_BYTES - len(head) - 25)
    names = ", ".join(f"{family}, {given[0]}." for family, given in people)
    printed = (
        f"{names} ({year}). {title}. {journal}, {volume}({issue}), {first}–{last}. https://doi.org/{doi}"
    )
    return f"{head}  abstract = {{{abstract}}},\n}}\n\n", Cited(key, printed, doi)


def make_posts(words: Words, cited: list[Cited], count: int) -> Iterator[GeneratedPost]:
    """Yield so many posts, each with references to some of the works."""
    chance = random.Random("posts")
    # A smaller library's posts must cite what is there, in the same proportion: every work in about four posts.
    for number in range(count):
        yield _Post(words, chance, cited, number).generate()


class _Post:
    """One post while it is made: its text, and the claims file beside it."""

    def __init__(self, words: Words, chance: random.Random, cited: list[Cited], number: int) -> None:
        self._words, self._chance = words, chance
        self._id = f"{'-'.join(chance.sample(words.long_words, 2))}-{number:05d}"
        self._title = words.sentence(chance, chance.randint(5, 9))
        self._references = [chance.choice(cited) for _ in range(chance.randint(5, 11))]
        self._is_tied = [chance.random() < 0.9 for _ in self._references]
        self._sentences: list[str] = []
        self._spans: list[tuple[int, int]] = []

    def generate(self) -> GeneratedPost:
        chance = self._chance
        plans = [self._plan() for _ in range(CLAIMS_PER_POST)]
        text = f"{self._title}\n\n"
        for number, (sentence, _) in enumerate(plans):
            text += ("\n\n" if number % 5 == 0 else " ") if number else ""
            self._spans.append((len(text), len(text) + len(sentence)))
            text += sentence
        text += "\n\nReferences\n\n"
        text += "".join(f"[{at}] {item.printed}\n" for at, item in enumerate(self._references, 1))
        scanned = f"20{chance.randint(24, 26)}-{chance.randint(1, 9):02d}-{chance.randint(1, 28):02d}"
        head = (
            f'[post]\ntitle = "{self._title}"\nsource = "../posts/{self._id}.txt"\nscanned = {scanned}\n'
            f'last_id = "c{len(plans):02d}"\n'
        )
        references = "".join(self._reference(at) for at in range(len(self._references)))
        claims = "".join(self._claim(at, *plan, text) for at, plan in enumerate(plans))
        return GeneratedPost(self._id, text, head + references + claims)

    def _plan(self) -> tuple[str, tuple[int, ...]]:
        """Return a sentence and the references that its marker points at."""
        chance = self._chance
        body, kind = self._words.sentence(chance, chance.randint(7, 16)), chance.random()
        if kind < 0.12:
            name = f"{chance.choice(self._words.families)} Institute"
            return f"According to the {name}, {body[0].lower()}{body[1:]}.", ()
        if kind < 0.40:
            return f"{body}.", ()
        numbers = tuple(sorted(chance.sample(range(len(self._references)), 2 if kind > 0.9 else 1)))
        return f"{body} [{', '.join(str(number + 1) for number in numbers)}].", numbers

    def _reference(self, at: int) -> str:
        text = f'\n[[reference]]\nlabel = "{at + 1}"\ntext = "{self._references[at].printed}"\n'
        if not self._is_tied[at]:
            return text
        return (
            f'{text}key = "{self._references[at].key}"\n'
            'match = { outcome = "accepted", score = 1.0, by = "doi" }\n'
        )

    def _claim(self, at: int, sentence: str, numbers: tuple[int, ...], text: str) -> str:
        start, end = self._spans[at]
        mark = fingerprint(sentence)
        prefix, suffix = _quoted(text[max(start - 32, 0) : start]), _quoted(text[end : end + 32])
        said = "According to the " in sentence
        source = sentence[13 : sentence.index(",")] if said else ""
        marker = sentence[sentence.rindex("[") : -1] if numbers else ""
        marker_end = end - 1
        noted = ", ".join(
            f'{{ label = "{n + 1}", start = {marker_end - len(marker)}, end = {marker_end} }}'
            for n in numbers
            if not self._is_tied[n]
        )
        statement = self._statement()
        lines = [
            f'\n[[claim]]\nid = "c{at + 1:02d}"\ntext = "{sentence}"\nstance = "{"reports" if said else "asserts"}"\n',
            statement,
            f'anchor = {{ exact = "{sentence}", prefix = "{prefix}", suffix = "{suffix}", '
            f'start = {start}, end = {end}, fingerprint = "{mark}" }}\n',
            f'named_sources = ["{source}"]\n' if said else "",
            f"markers = [{noted}]\n" if noted else "",
        ]
        keys = dict.fromkeys(self._references[n].key for n in numbers if self._is_tied[n])
        return "".join(lines) + "".join(self._link(key, marker, mark) for key in keys)

    def _statement(self) -> str:
        chance = self._chance
        return f'statement = "{chance.choice(self._words.long_words)}"\n' if chance.random() < 0.02 else ""

    def _link(self, key: str, marker: str, mark: str) -> str:
        chance = self._chance
        relation = chance.choice(("supports",) * 8 + ("background", "contradicts"))
        head = f'  [[claim.link]]\n  key = "{key}"\n  relation = "{relation}"\n  marker = "{marker}"\n'
        if chance.random() > 0.08:
            return f'{head}  verdict = "unchecked"\n'
        return (
            f'{head}  verdict = "confirmed"\n  quote = "{self._words.sentence(chance, 15)}."\n'
            f'  locator = "p. {chance.randint(1, 900)}"\n  by = "AB"\n  at = 2026-0{chance.randint(1, 9)}-11\n'
            f'  checked = {{ fingerprint = "{mark}", status = "none known" }}\n'
        )


def _quoted(text: str) -> str:
    return text.replace("\n", "\\n")


def generator_mark() -> str:
    """Return a mark of what is generated: another one when this file or the words change."""
    folder = Path(__file__).resolve().parent
    texts = [(folder / name).read_bytes() for name in ("scale_library.py", "scale_words.py")]
    return f"{zlib.crc32(b''.join(texts)):08x}"
