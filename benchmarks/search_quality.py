"""How good the first ten results of `litman search --json` are, beside plain FTS5 over the same text.

    python benchmarks/search_quality.py [--seeds N …] [--show]

A made-up library: 200 works, each a study of what one thing does to another in some group of people, its title and
abstract put together from this file's own words, which name the same thing in several ways. 50 claims of the kind that
posts make, each about what one of the works found, in other words where there are others. Relevance: 3 for a work
about the claim's thing, its effect and its group; 2 for the same thing and effect in another group; 1 for the same
effect and group of a sibling (another thing of the same kind); else 0. The gain of a work is 2^relevance - 1.

Plain FTS5 is one column with all text of a work, the tokenizer of litman, `bm25()` without weights, the claim's words
joined by OR. Both are asked twice: of the works alone, and with 100 other claims in posts that lean on the works, whose
text then is part of the work's text for plain FTS5. Three sets by default; ends with 1 where litman's mean is lower.

Source: K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

THINGS = {  # kind → things, each with its names
    "drinks": (("green tea", "unfermented tea", "sencha"), ("cocoa", "hot chocolate", "flavanol drink"),
               ("filter coffee", "brewed coffee", "caffeinated drink"), ("sour cherry juice", "tart cherry drink")),
    "movement": (("brisk walking", "walking programme", "daily walks"), ("tai chi", "slow martial arts"),
                 ("strength training", "resistance exercise", "lifting weights"), ("yoga", "postural practice")),
    "light": (("bright morning light", "light therapy", "10,000 lux lamp"), ("amber glasses", "amber lenses"),
              ("blackout curtains", "darkened bedroom"), ("evening screens", "tablets before bed")),
    "talk": (("peer support groups", "mutual help meetings"), ("phone coaching", "calls by a coach"),
             ("expressive writing", "keeping a diary of feelings"), ("group singing", "choir rehearsals")),
    "food": (("oat bran", "oat fibre", "beta-glucan"), ("fermented vegetables", "sauerkraut", "kimchi"),
             ("olive oil", "extra virgin oil"), ("walnuts", "tree nuts")),
}  # fmt: skip
EFFECTS = (
    ("sleep latency", "the time needed to fall asleep", "falling asleep"),
    ("systolic blood pressure", "hypertension", "pressure in the arteries"),
    ("depressive symptoms", "low mood", "depression scores"),
    ("working memory", "recall of digits", "short-term memory"),
    ("fasting glucose", "blood sugar", "glycaemia"),
    ("back pain", "lumbar pain", "ache in the lower back"),
    ("daytime fatigue", "tiredness", "exhaustion by day"),
    ("LDL cholesterol", "blood lipids", "low-density lipoprotein"),
)
GROUPS = (
    ("nurses on night shift", "shift workers", "hospital staff working nights"),
    ("adults over seventy", "elderly people", "older residents"),
    ("university students", "undergraduates", "young adults in college"),
    ("people with type 2 diabetes", "diabetic patients", "patients with diabetes"),
    ("new mothers", "women after childbirth", "the postpartum period"),
    ("office workers", "desk-based employees", "sedentary staff"),
)
FOUND = (
    ("reduced", "lowered", "a decrease in"),
    ("improved", "was better for", "gains in"),
    ("did not change", "made no difference to", "no effect on"),
    ("worsened", "was bad for", "a decline in"),
)
DESIGNS = (
    "a randomised crossover trial",
    "a cohort study",
    "a pilot trial",
    "a systematic review",
    "a survey",
)
FILLER = (
    "Measurements were taken at baseline and after {n} weeks by assessors who did not know the allocation.",
    "Of {n} people who were asked, most took part and few left early.",
    "The protocol was registered beforehand and differences between centres were small.",
    "Adherence was recorded with a calendar, and adverse events were mild.",
    "Funding came from a foundation that had no part in the analysis.",
    "We discuss limits of self-report and what larger studies should look at.",
)
TITLES = (
    "{thing} and {effect} in {group}: {design}",
    "Does {thing} help {group}? {design} of {effect}",
    "{effect} among {group} after {thing}",
    "{design} of {thing} for {effect}",
)
ABSTRACTS = (
    "Whether {thing} matters for {effect} is debated. We studied {group} in {design}.",
    "{group} often report problems with {effect}. In {design} they were offered {thing}.",
    "Background: {thing} is popular. Methods: {design} with {group}, looking at {effect}.",
)
ASIDES = (  # abstracts speak of other things as well; titles seldom do
    "Earlier work in {others} looked at {other} and {else_}.",
    "Unlike {other}, it asks for no supervision; {else_} was recorded as well.",
    "Whether the same is true of {other}, or of {else_} in {others}, remains open.",
)
RESULTS = (
    "{thing} {found} {effect} compared with usual habits.",
    "There was {found} {effect} with {thing}, most of all in the first weeks.",
)
CLAIMS = (
    "{thing} {found} {effect} in {group}.",
    "Studies of {group} show that {thing} {found} {effect}.",
    "If you are among {group}, {thing} may matter: it {found} {effect}.",
    "According to researchers, {effect} in {group} {found} thanks to {thing}.",
)


class Study(NamedTuple):
    """What a work is about, as numbers in the tables above."""

    kind: str
    thing: int
    effect: int
    group: int
    found: int


class Words(NamedTuple):
    """A study in words: one name for each thing, picked anew for each sentence."""

    study: Study
    random: random.Random

    def say(self, template: str) -> str:
        """Return the template with the names filled in, its first letter a capital."""
        study, pick = self.study, self.random.choice
        text = template.format(
            thing=pick(THINGS[study.kind][study.thing]), effect=pick(EFFECTS[study.effect]),
            group=pick(GROUPS[study.group]), found=pick(FOUND[study.found]), design=pick(DESIGNS),
            other=pick(pick(THINGS[pick(list(THINGS))])), else_=pick(pick(EFFECTS)), others=pick(pick(GROUPS)),
            n=self.random.randint(20, 400),
        )  # fmt: skip
        return text[:1].upper() + text[1:]


class Work(NamedTuple):
    """A work of the library."""

    key: str
    study: Study
    author: str
    title: str
    journal: str
    abstract: str
    keywords: str

    @property
    def text(self) -> str:
        """All of its words."""
        return f"{self.title}\n{self.author}\n{self.journal}\n{self.abstract}\n{self.keywords}"


def make_works(rng: random.Random, count: int = 200) -> list[Work]:
    """Return works; every third is about the same thing and effect as one before."""
    works: list[Work] = []
    for number in range(count):
        kind = rng.choice(list(THINGS))
        study = Study(kind, rng.randrange(len(THINGS[kind])), rng.randrange(len(EFFECTS)),
                      rng.randrange(len(GROUPS)), rng.randrange(len(FOUND)))  # fmt: skip
        if works and number % 3 == 0:
            like = rng.choice(works).study
            study = study._replace(kind=like.kind, thing=like.thing, effect=like.effect)
        words = Words(study, rng)
        sentences = [words.say(rng.choice(ABSTRACTS))]
        sentences += [words.say(text) for text in (*rng.sample(FILLER, 3), rng.choice(ASIDES))]
        sentences.insert(rng.randint(1, 3), words.say(rng.choice(RESULTS)))
        author = f"{rng.choice('Ash Birch Elm Fir Hazel Larch Maple Oak Pine Rowan'.split())}, {rng.choice('ABCDE')}."
        keywords = ", ".join((rng.choice(THINGS[study.kind][study.thing]), rng.choice(EFFECTS[study.effect])))
        works.append(
            Work(f"work{number}", study, author, words.say(rng.choice(TITLES)),
                 f"Journal of {rng.choice(('Habits', 'Daily Life', 'Small Trials'))}", " ".join(sentences), keywords)
        )  # fmt: skip
    return works


def relevance(claim: Study, work: Study) -> int:
    """Return 0 to 3: how much a work says about a claim."""
    is_same = (claim.kind, claim.thing) == (work.kind, work.thing)
    if claim.effect != work.effect or claim.kind != work.kind:
        return 0
    if is_same:
        return 3 if claim.group == work.group else 2
    return 1 if claim.group == work.group else 0


def ndcg(found: Sequence[str], grades: dict[str, int], depth: int = 10) -> float:
    """Return the discounted cumulated gain of the first results, 1.0 for the best order there could be."""

    def gain(grade: int, place: int) -> float:
        return float(2**grade - 1) / math.log2(place + 2)

    reached = sum(gain(grades[key], place) for place, key in enumerate(found[:depth]))
    best = sorted(grades.values(), reverse=True)[:depth]
    most = sum(gain(grade, place) for place, grade in enumerate(best))
    return reached / most


def write_library(folder: Path, works: Sequence[Work], posted: Sequence[tuple[str, str]]) -> None:
    """Write a library of the works, and of claims that lean on them, given with the works' keys."""
    (folder / "claims").mkdir(parents=True)
    (folder / "litman.toml").write_text("")
    entries = (
        f"@article{{{work.key},\n  author = {{{work.author}}},\n  title = {{{work.title}}},\n  year = {{2020}},\n"
        f"  journal = {{{work.journal}}},\n  keywords = {{{work.keywords}}},\n  abstract = {{{work.abstract}}},\n}}\n"
        for work in works
    )
    (folder / "references.bib").write_text("\n".join(entries))
    claims = (
        f'[[claim]]\nid = "c{number}"\ntext = {json.dumps(text)}\nstance = "asserts"\n'
        f'  [[claim.link]]\n  key = "{key}"\n  relation = "supports"\n'
        for number, (key, text) in enumerate(posted, start=1)
    )
    (folder / "claims" / "post.toml").write_text("\n".join(('[post]\ntitle = "Habits"\n', *claims)))


def ask_litman(folder: Path, text: str) -> list[str]:
    """Return the keys of the first ten results of the command itself."""
    words = [
        sys.executable,
        "-m",
        "litman",
        "--library",
        str(folder),
        "search",
        "--json",
        "--limit",
        "10",
        text,
    ]
    output = subprocess.run(
        words, stdout=subprocess.PIPE, check=True, cwd=Path(__file__).resolve().parent.parent
    )
    return [item["id"] for item in json.loads(output.stdout)]


def plain_fts(works: Sequence[Work], posted: Sequence[tuple[str, str]]) -> sqlite3.Connection:
    """Return a table of the same text: one row a work, one column."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE work USING fts5(key UNINDEXED, text, tokenize='porter unicode61 remove_diacritics 2')"
    )
    for work in works:
        claims = "\n".join(text for key, text in posted if key == work.key)
        connection.execute("INSERT INTO work VALUES (?, ?)", (work.key, f"{work.text}\n{claims}"))
    return connection


def ask_plain(connection: sqlite3.Connection, text: str) -> list[str]:
    """Return the keys of the ten rows with the best `bm25()`."""
    query = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
    rows = connection.execute(
        "SELECT key FROM work WHERE work MATCH ? ORDER BY bm25(work) LIMIT 10", (query,)
    )
    return [key for (key,) in rows]


def measure(
    works: Sequence[Work],
    queries: Sequence[tuple[Study, str]],
    posted: Sequence[tuple[str, str]],
    *,
    show: bool,
) -> tuple[float, float]:
    """Return nDCG@10 of litman and of plain FTS5, the mean over the queries."""
    table = plain_fts(works, posted)
    ours, plain = [], []
    with tempfile.TemporaryDirectory() as folder:
        write_library(Path(folder) / "library", works, posted)
        for study, text in queries:
            grades = {work.key: relevance(study, work.study) for work in works}
            ours.append(ndcg(ask_litman(Path(folder) / "library", text), grades))
            plain.append(ndcg(ask_plain(table, text), grades))
            if show:
                print(f"{ours[-1]:.3f} {plain[-1]:.3f}  {text}")
    return sum(ours) / len(ours), sum(plain) / len(plain)


def measure_set(seed: int, *, show: bool) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return both figures of one set: of the works alone, and of the works with claims that lean on them."""
    rng = random.Random(seed)
    works = make_works(rng)
    queries = [(work.study, Words(work.study, rng).say(rng.choice(CLAIMS))) for work in rng.sample(works, 50)]
    cited = rng.choices(works, k=100)
    posted = [(work.key, Words(work.study, rng).say(rng.choice(CLAIMS))) for work in cited]
    return measure(works, queries, [], show=show), measure(works, queries, posted, show=show)


def main() -> int:
    """Print the figures of each set and their means; return 1 where litman's mean is the lower one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3], help="one set each")
    parser.add_argument("--show", action="store_true", help="print both figures of every claim")
    options = parser.parse_args()
    print("nDCG@10 of 50 claims on 200 works    works alone          with 100 claims of posts")
    print("                                     litman  plain FTS5   litman  plain FTS5")
    rows = []
    for seed in options.seeds:
        alone, claims = measure_set(seed, show=options.show)
        rows.append((*alone, *claims))
        print_row(f"set {seed}", rows[-1])
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    print_row("mean", means)
    return 0 if means[0] >= means[1] and means[2] >= means[3] else 1


def print_row(name: str, figures: Sequence[float]) -> None:
    """Print one line of the table."""
    ours, plain, ours_claims, plain_claims = (f"{figure:.3f}" for figure in figures)
    print(f"{name:36} {ours}   {plain}        {ours_claims}   {plain_claims}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
