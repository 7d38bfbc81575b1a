"""What a reference and a candidate have in common, and what not: numbers from 0 to 1 that a person can read."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import partial_ratio, ratio

from litman.matching.containers import container_likeness
from litman.matching.query import Query
from litman.matching.record import Record, name_word
from litman.matching.words import SMALL_WORDS, STOP_WORDS, bare_number, weight_of, words_of

Features = dict[str, float]
_NEAR_HEAD = 2  # words of three letters and more that may stand before the first author
_LIKE = 85.0
_MOSTLY = 0.7  # of what was read as the title; the parser took the container's name for it
# A correction has the title of what it corrects; so has a reply. Some of the words stand in ordinary titles too.
_NOTICES = frozenset("erratum errata corrigendum corrigenda retraction addendum".split())
_REPLIES = frozenset("correction corrections reply response".split())


def compare(query: Query, record: Record) -> Features:
    """Return the features of a candidate by name; a name that is absent is 0.

    `…_same` the reference says what the record says, `…_absent` it does not say it, `…_other` it says something else,
    `…_unknown` the record does not say it. Source of the list: Crossref, search-based matching with validation.
    """
    title = words_of(record.own_title)
    features: Features = {}
    features |= _title(query, title)
    features |= _people(query, record)
    features |= _year(query, record)
    features |= _numbers(query, record, title)
    features |= _container(query, record)
    features["notice_other"] = float(_is_other_notice(query, title))
    features |= combine(features)
    return features


def _title(query: Query, title: list[str]) -> Features:
    if not title:
        return {"title_unknown": 1.0}
    weights = [weight_of(word) for word in title]
    found = sum(w for word, w in zip(title, weights, strict=True) if word in query.word_set) / sum(weights)
    letters = "".join(title)
    likeness = 0.0
    if len(letters) <= len(query.letters) * 1.3:
        likeness = partial_ratio(letters, query.letters, score_cutoff=60) / 100
    features = {
        "title_words": found,
        "title_likeness": max(0.0, likeness - 0.6) / 0.4,
        "title_whole": float(len(letters) >= 8 and letters in query.letters),
        "title_length": min(1.0, sum(w for w in weights if w > 1) / 50),
        "title_short": float(sum(1 for word in title if word not in STOP_WORDS) <= 2),
    }
    if query.has_title:
        features["title_other"] = 1.0 - max(_covered(query, title), features["title_likeness"])
    return features


def _covered(query: Query, words: list[str]) -> float:
    """How much of the title that the reference says is among the words."""
    own = frozenset(words)
    total = sum(map(weight_of, query.title_words))
    return sum(weight_of(word) for word in query.title_words if word in own) / total


def _is_other_notice(query: Query, title: list[str]) -> bool:
    """Whether one of the two is a correction, a retraction or a reply and the other is not."""
    own = (_NOTICES | _REPLIES).intersection((*title[:3], *title[-1:]))
    if own and query.has_title:
        return not query.word_set & (_NOTICES | _REPLIES)
    said = _NOTICES & query.word_set or _REPLIES.intersection(query.title_words[:1])
    return bool(said) and not (_NOTICES | _REPLIES).intersection(title)


def _people(query: Query, record: Record) -> Features:
    names = [word for word in map(name_word, record.authors) if word]
    if not names:
        return {"author_unknown": 1.0}
    features: Features = {}
    place = _place(query, names[0])
    features["author_first"] = float(place is not None and place <= _NEAR_HEAD)
    features["author_inside"] = float(place is not None and place > _NEAR_HEAD)
    features["author_absent"] = float(place is None)
    others = names[1:]
    if others:
        there = sum(1 for name in others if name in query.word_set) / len(others)
        features["others_same"], features["others_absent"] = there, 1.0 - there
    if query.lead and not any(
        _same_name(query.lead, word) for name in record.authors for word in words_of(name)
    ):
        features["lead_other"] = 1.0
    return features


def _place(query: Query, name: str) -> int | None:
    """How many words of three letters and more stand before the name; None where it does not occur."""
    if name in query.word_set:
        at = next((at for at, word in enumerate(query.words) if name in word), 0)
        return sum(1 for word in query.words[:at] if len(word) >= 3)
    if len(name) < 4:
        return None
    head = query.letters[: len(name) + 40]
    return 0 if partial_ratio(name, head, score_cutoff=_LIKE) else None


def _same_name(one: str, other: str) -> bool:
    if one == other:
        return True
    return len(one) >= 4 and len(other) >= 4 and partial_ratio(one, other) >= _LIKE


def _year(query: Query, record: Record) -> Features:
    if not record.years:
        return {"year_unknown": 1.0}
    if not query.years:
        return {"year_absent": 1.0}
    if any(year in query.years for year in record.years):
        return {"year_same": 1.0}
    if any(abs(year - said) == 1 for year in record.years for said in query.years):
        return {"year_near": 1.0}
    return {"year_other": 1.0}


def _numbers(query: Query, record: Record, title: list[str]) -> Features:
    features: Features = {}
    left = list(query.numbers)

    def take(number: str) -> bool:
        if number in left:
            left.remove(number)
            return True
        return False

    for year in record.years:
        take(str(year))
    first, last = record.first_page, record.last_page
    features |= _said("page", first, take(first), query.page)
    if last and (last == first or _take_last(first, last, left, query)):
        features["last_page_same"] = float(last != first)
    for name, value, printed in (("volume", record.volume, query.volume), ("issue", record.issue, "")):
        digits = [bare_number(word) for word in words_of(value) if word.isdigit()]
        number = digits[0] if digits else ""
        features |= _said(name, number, take(number), printed)
        for more in digits[1:]:
            take(more)
    for word in (*title, *(word for name in record.containers for word in words_of(name))):
        if word.isdigit():
            take(bare_number(word))
    unexplained = [n for n in left if not (len(n) == 4 and int(n) in query.years and "year_near" in features)]
    features["numbers_unexplained"] = min(len(unexplained), 4) / 4
    return features


def _said(name: str, number: str, is_there: bool, printed: str) -> Features:
    if not number:
        return {f"{name}_unknown": 1.0}
    if is_there:
        return {f"{name}_same": 1.0}
    return {f"{name}_other" if printed else f"{name}_absent": 1.0}


def _take_last(first: str, last: str, left: list[str], query: Query) -> bool:
    """Whether the last page is said, in full or by the digits that change (`990-1`)."""
    for start, end in query.ranges:
        if start == first and (end == last or (len(end) < len(last) and last.endswith(end))):
            if end in left:
                left.remove(end)
            return True
    return False


def _container(query: Query, record: Record) -> Features:
    if not record.containers:
        return {"container_unknown": 1.0}
    likeness = container_likeness(record.containers, query.words)
    if likeness < 0.8:
        likeness = max(likeness, *(_blurred(query, name) for name in record.containers))
    features = {"container_same": likeness, "container_absent": float(likeness < 0.5)}
    if query.has_title:
        features["title_is_container"] = float(_is_container(query, record.containers))
    return features


def _is_container(query: Query, names: Sequence[str]) -> bool:
    """Whether what was read as the title is the name of the container."""
    words = [words_of(name) for name in names]
    if _covered(query, [word for name in words for word in name]) >= _MOSTLY:
        return True
    title = "".join(query.title_words)
    return any(ratio(title, "".join(w for w in name if w not in SMALL_WORDS)) >= _LIKE for name in words)


def _blurred(query: Query, name: str) -> float:
    """How much of a container's name stands in a string whose letters were misread."""
    letters = "".join(words_of(name))
    if not 8 <= len(letters) <= len(query.letters):
        return 0.0
    return max(0.0, partial_ratio(letters, query.letters, score_cutoff=70) - 60) / 40


def combine(f: Features) -> Features:
    """Return features of features: what two or three of them say together that none says alone."""
    words = f.get("title_words", 0.0) if f.get("title_length", 0.0) > 0.3 else 0.0
    title = max(words, f.get("title_likeness", 0.0))
    sure_title = max(title, f.get("title_whole", 0.0))
    container = f.get("container_same", 0.0)
    author = max(f.get("author_first", 0.0), f.get("author_inside", 0.0))
    place = min(f.get("volume_same", 0.0), f.get("page_same", 0.0))
    year = max(f.get("year_same", 0.0), 0.5 * f.get("year_near", 0.0))
    return {
        "title_and_author": min(title, author),
        "title_and_page": min(title, f.get("page_same", 0.0)),
        "title_and_container": min(title, container),
        "title_author_year": min(sure_title, author, year),
        "title_author_container": min(sure_title, author, container),
        "title_container_year": min(sure_title, container, year),
        "volume_and_page": place,
        "volume_page_year_author": min(place, year, author),
        "volume_page_year_container": min(place, year, container),
        "title_without_author": min(title, f.get("author_absent", 0.0)),
        "title_without_year": min(title, f.get("year_other", 0.0)),
        "foreign_title_same_place": min(f.get("title_other", 0.0), place),
    }
