"""What a person decides about a claim: verdicts with the work's own words, comments, an edited sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from litman.actions.walk import decide
from litman.actions.walk.decide import Judgement
from litman.cli.claims.edits import VERDICT_WORDS
from litman.cli.review.asking import is_left
from litman.cli.shared.output import bold, dim, done, label, warn
from litman.library.storage.undo import carry_out, plan_return
from litman.texts.words_in_work import find_in_texts

if TYPE_CHECKING:
    from litman.claims.claim import Verdict
    from litman.cli.review.walking import Walking
    from litman.cli.review.works import WorkOnScreen

_FEWEST = 3  # letters of words that a work is said to have
_NO_WORK = "this claim leans on no work: l ties it to one, a adds one, s suggests some"


def judge(walking: Walking, verdict: Verdict) -> None:
    """Record a verdict about the chosen work; what asks next is shown then."""
    work = walking.work
    if work is None or walking.item is None:
        walking.refuse(_NO_WORK)
        return
    seen, who, claim_id = walking.seen, walking.who(), walking.item.id
    words: tuple[str | None, str | None] | None = (None, None)
    if verdict != "not-in-source":
        words = _words(walking, work)
    if words is None:
        walking.refuse(dim("nothing was recorded"))
        return
    found = Judgement(verdict, who, walking.today, quote=words[0], locator=words[1] or None)
    with walking.open_for_writing() as library:
        decide.judge(library, seen, work.key, found)
    walking.note_change(claim_id)
    said = done("confirmed") if verdict == "confirmed" else warn(label("noted"))
    about = f": {VERDICT_WORDS[verdict]}" if verdict in VERDICT_WORDS else ""
    walking.tell(said, bold(str(seen.address)), f"→ {work.key}, by {who}{about}")
    _go_on(walking, work.key)


def comment(walking: Walking) -> None:
    """Write a comment on the claim, or on the chosen work."""
    item, work = walking.item, walking.work
    if item is None:
        return
    key, before = None, item.report.claim.comment
    if work is not None:
        said = walking.asker.choose(f"a comment on the claim (Enter), on {work.key} (w)", ("w", "c"))
        if is_left(said):
            return
        if said == "w":
            key = work.key
            before = item.report.links[walking.chosen].link.comment
        elif said not in ("", "c"):
            _comment(walking, None, said)
            return
    text = walking.asker.line("comment (Enter alone opens your editor)")
    if is_left(text):
        return
    if not text:
        about = f"A comment for the author of {walking.post_id}, on {item.id}{f' and {key}' if key else ''}:"
        written = walking.asker.edit(before or "", f"{about}\n{item.around.sentence}")
        if written is None:
            walking.tell(dim("nothing was saved in the editor; the comment is as it was"))
            return
        text = written
    _comment(walking, key, text)


def _comment(walking: Walking, key: str | None, text: str) -> None:
    assert walking.item is not None
    seen, claim_id, who = walking.seen, walking.item.id, walking.who()
    with walking.open_for_writing() as library:
        before = decide.comment(library, seen, key, text, by=who, today=walking.today)
    if not text and before is None:
        walking.tell(dim("there was no comment, and there is none"))
        return
    _decided(walking, claim_id)
    about = f"→ {key}" if key else ""
    word = "commented" if text else "removed the comment"
    walking.tell(done(word), bold(str(seen.address)), about, f"by {who}")


def accept(walking: Walking) -> None:
    """Take over the sentence as the post has it now."""
    item = walking.item
    if item is None or not item.needs_of_kind("edited"):
        walking.refuse("the sentence is as it was when it was judged: there is nothing to accept")
        return
    seen = walking.seen
    with walking.open_for_writing() as library:
        decide.accept(library, seen, today=walking.today)
    _decided(walking, item.id)
    walking.tell(done("accepted"), bold(str(seen.address)), "its verdicts are to be given anew")


def drop(walking: Walking) -> None:
    """Take the claim out, once that was said twice."""
    item = walking.item
    if item is None:
        return
    said = walking.asker.choose(f"take {item.id} out, with its links (y; n or Enter leaves it)", ("y", "n"))
    if said != "y":
        walking.refuse(dim("the claim stays"))
        return
    seen = walking.seen
    with walking.open_for_writing() as library:
        decide.drop(library, seen, today=walking.today)
    _decided(walking, item.id)
    walking.tell(done("removed"), bold(str(seen.address)))


def unlink(walking: Walking) -> None:
    """Take the tie to the chosen work off."""
    work = walking.work
    if work is None or walking.item is None:
        walking.refuse(_NO_WORK)
        return
    seen = walking.seen
    with walking.open_for_writing() as library:
        decide.unlink(library, seen, work.key, today=walking.today)
    _decided(walking, walking.item.id)
    walking.tell(done("unlinked"), bold(str(seen.address)), f"→ {work.key}")


def undo(walking: Walking) -> None:
    """Take the last change of the library back; one that is not of this walk only where that is wanted."""
    plan = plan_return(walking.library.root)
    claim_id = walking.made.get(plan.change.request.run)
    if claim_id is None:
        said = walking.asker.choose(
            f"the last change is not of this walk: `{plan.change.request}`; take it back (y; n or Enter leaves it)",
            ("y", "n"),
        )
        if said != "y":
            walking.refuse(dim("nothing was taken back"))
            return
    with walking.open_for_writing() as library:
        carry_out(library.root, plan_return(library.root))
    walking.read_again()
    walking.go_by_id(claim_id or (walking.item.id if walking.item else None))
    walking.tell(done("undone"), bold(str(plan.change.request)))


def _decided(walking: Walking, claim_id: str) -> None:
    walking.note_change(claim_id)
    walking.read_again()


def _go_on(walking: Walking, key: str) -> None:
    """Stay where another work of the claim asks for a verdict, else go to the next claim that asks for something."""
    item = walking.item
    assert item is not None
    is_open = any(
        need.asks and need.key != key and need.kind in ("unchecked", "stale") for need in item.needs
    )
    ahead = walking.walk.step(item.id, 1, asking=True) if walking.is_long and not is_open else None
    if ahead is not None:
        walking.go_on_before_reading(ahead)
        return
    walking.read_again()
    item = walking.item
    if item is None or is_open:
        return
    ahead = walking.walk.step(item.id, 1, asking=True)
    if ahead is not None:
        walking.go(ahead)
    elif not item.asks:
        walking.tell("no claim asks for anything more")


def _words(walking: Walking, work: WorkOnScreen) -> tuple[str | None, str | None] | None:
    """Return the work's own words and where they stand, nothing of both where none are given; None to leave it."""
    if work.words is not None:
        return work.words
    has_quote = walking.item is not None and bool(walking.item.report.links[walking.chosen].link.quote)
    choices = [str(number) for number in range(1, len(work.passages) + 1)]
    taken = f"{'-'.join(dict.fromkeys((choices[0], choices[-1])))} takes a passage, " if choices else ""
    none = "keeps those that are there" if has_quote else "goes without them"
    said = walking.asker.choose(
        f"the work's own words: {taken}l types them, e opens your editor, Enter {none}, q leaves it",
        (*choices, "l", "e"),
    )
    if is_left(said):
        return None
    if said == "":
        return None, None
    if said in choices:
        passage = work.passages[int(said) - 1]
        from litman.texts.source_text import place_words

        return passage.text, place_words(passage.page, passage.section)
    text = _typed(walking, work, said)
    if text is not None and len(text) < _FEWEST:
        walking.tell(warn(label("not taken")), f"there is no passage {text!r}, and as words it is too short")
        return None
    return None if text is None else _looked_up(walking, work, text)


def _typed(walking: Walking, work: WorkOnScreen, said: str) -> str | None:
    if said == "l":
        return walking.asker.line("the work's own words") or None
    if said != "e":
        return said  # a line that is the words
    shown = "\n".join(passage.text for passage in work.passages)
    sentence = walking.item.around.sentence if walking.item is not None else ""
    return (
        walking.asker.edit("", f"The words of {work.key} that speak of this:\n{sentence}\n\n{shown}") or None
    )


def _looked_up(walking: Walking, work: WorkOnScreen, text: str) -> tuple[str, str | None]:
    """Return the words with their place, as the work has them where it has them exactly."""
    words = " ".join(text.split())
    texts = work.work.texts if work.work is not None else ()
    found = find_in_texts(texts, words)
    if found is not None and found.place.is_exact:
        return found.text, found.locator
    if found is not None:
        said = "; ".join(one.in_words() for one in found.place.differences)
        walking.tell(warn(label("differs")), f"the work has nearly these words: {said or found.text}")
    elif texts:
        walking.tell(warn(label("not found")), "the text at hand of the work does not have these words")
    locator = walking.asker.line("where in it, such as p. 4 (Enter for nothing)")
    return words, None if is_left(locator) else locator or None
