"""Which work a claim is tied to: one of the library, one that is suggested, one that is added; and its statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from litman.actions.walk import decide
from litman.actions.walk.one_change import one_change
from litman.claims.claim import STANCES, Suggested
from litman.cli.review.asking import is_left
from litman.cli.review.labelled import say_labelled
from litman.cli.shared.output import bold, dim, done, label, notify, say, warn

if TYPE_CHECKING:
    from litman.cli.review.walking import Walking

_MOST = 9  # that are offered: a key each


def link(walking: Walking) -> None:
    """Tie the claim to a work of the library that the person finds by words."""
    from litman.actions.works.search_works import find_typed

    if walking.item is None:
        return
    typed = walking.asker.line("tie it to which work: its key, words of its title, names, year or DOI")
    if not typed or is_left(typed):
        return
    key = walking.library.document.resolve(typed)
    if key is None:
        found = find_typed(walking.library, typed, limit=_MOST)
        if not found:
            walking.refuse(f"no work of the library is like {typed!r}: a adds one")
            return
        for number, line in enumerate(found, start=1):
            say_labelled(str(number), bold(line.key), f"{line.who} {line.year or ''}", dim(line.title or ""))
        chosen = _chosen(walking, len(found), "which one")
        if chosen is None:
            return
        key = found[chosen].key
    _tie(walking, key)


def suggest(walking: Walking) -> None:
    """Offer works of the library that speak of the claim."""
    from litman.actions.suggest.from_library import Works
    from litman.cli.claims.suggest_print import nobody_speaks, say_work

    item = walking.item
    if item is None:
        return
    words = item.around.sentence or item.report.claim.text
    found = Works(walking.library).suggest(words, limit=5)
    if not found:
        walking.refuse(nobody_speaks(("library",)))
        return
    linked = {one.key for one in item.report.links}
    for one in found:
        say_work(one, is_linked=one.name in linked)
    chosen = _chosen(walking, len(found), "tie it to one, unchecked")
    if chosen is not None:
        one = found[chosen]
        _tie(walking, one.name, suggested=Suggested(one.rank, one.place, walking.today))


def add(walking: Walking) -> None:
    """Add a work by an identifier and tie the claim to it, as one change."""
    from litman.actions.add.add_identified import add_identified
    from litman.cli.shared.asking import asking_for

    if walking.item is None:
        return
    typed = walking.asker.line("add which work: DOI, PMID, ISBN, arXiv or address")
    if not typed or is_left(typed):
        return
    notify("asking the registries …")
    seen, claim_id = walking.seen, walking.item.id
    with one_change(["claims", "link", str(seen.address), typed], today=walking.today):
        asking = asking_for(walking.library, offline=False, dry_run=False)
        (result,) = add_identified(walking.library, [typed], asking)
        if result.key is None:
            walking.refuse(warn(label(result.outcome)), f"{typed}  {result.reason or ''}")
            return
        with walking.open_for_writing() as library:
            decide.link(library, seen, result.key, today=walking.today)
    walking.note_change(claim_id)
    walking.read_again()
    _choose(walking, result.key)
    walking.tell(done(result.outcome), bold(result.key), f"and {seen.address} leans on it, unchecked")


def state(walking: Walking) -> None:
    """Say which statement the claim is about, and what the post does with it."""
    from litman.claims.statements import STATEMENTS_NAME, read_statements
    from litman.files import read_seen

    item = walking.item
    if item is None:
        return
    file = read_seen(walking.library.root / STATEMENTS_NAME)
    known, _ = read_statements(file.path, file.data)
    typed = walking.asker.line("which statement: its id or words of it; - for none")
    if not typed or is_left(typed):
        return
    name: str | None = None if typed == "-" else typed
    text = None
    if name is not None and name not in known:
        words = typed.lower().split()
        like = [
            one for one in known.values() if all(word in f"{one.id} {one.text}".lower() for word in words)
        ]
        for number, one in enumerate(like[:_MOST], start=1):
            say_labelled(str(number), bold(one.id), one.text)
        chosen = _chosen(walking, min(len(like), _MOST), "which one") if like else None
        if like and chosen is None:
            return
        if chosen is not None:
            name = like[chosen].id
        else:
            text = walking.asker.line(f"there is none like that: the sentence of a new one, {name!r}")
            if not text or is_left(text):
                return
            name = "-".join(words)
    stance = None
    if name is not None:
        letters = {word[0]: word for word in STANCES}
        said = walking.asker.choose(
            f"the post {', '.join(f'{word} ({letter})' for letter, word in letters.items())} it; Enter as it is",
            tuple(letters),
        )
        if is_left(said):
            return
        stance = letters.get(said)
    seen = walking.seen
    with walking.open_for_writing() as library:
        decide.state(library, seen, name, today=walking.today, stance=stance, text=text)
    walking.note_change(item.id)
    walking.read_again()
    walking.tell(
        done("stated"), bold(str(seen.address)), f"is about {name}" if name else "is about no statement"
    )


def _tie(walking: Walking, key: str, *, suggested: Suggested | None = None) -> None:
    assert walking.item is not None
    seen, claim_id = walking.seen, walking.item.id
    if any(one.key == key for one in walking.item.report.links):
        _choose(walking, key)
        walking.tell(dim(f"the claim leans on {key} already"))
        return
    with walking.open_for_writing() as library:
        made = decide.link(library, seen, key, today=walking.today, suggested=suggested)
    walking.note_change(claim_id)
    walking.read_again()
    _choose(walking, made.key)
    walking.tell(done("linked"), bold(str(seen.address)), f"→ {made.key}, unchecked")


def _choose(walking: Walking, key: str) -> None:
    if walking.item is not None:
        keys: Sequence[str] = [one.key for one in walking.item.report.links]
        if key in keys:
            walking.choose_work(keys.index(key))


def _chosen(walking: Walking, count: int, prompt: str) -> int | None:
    """Return which of those that are shown was chosen, from 0; None where none was."""
    choices = [str(number) for number in range(1, count + 1)]
    said = walking.asker.choose(f"{prompt}: 1{f'-{count}' if count > 1 else ''}, Enter leaves it", choices)
    if said not in choices:
        say(dim("left as it was"))
        return None
    return int(said) - 1
