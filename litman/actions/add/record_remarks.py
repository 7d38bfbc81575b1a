"""What a person is told of a registry's record itself: what it does not say, and letters that it lost."""

from __future__ import annotations

from litman.shell import command
from litman.text.plain import plain
from litman.work import Work

_LOST = "\ufffd"


def remark_on_record(work: Work, key: str) -> str | None:
    """Return what the record of a work lacks, with the command that completes the entry; None where it is whole.

    Many works have no author; a record without a title describes nothing.
    """
    said = [_lacking(work, key), _lost(work)]
    return "; ".join(filter(None, said)) or None


def _lacking(work: Work, key: str) -> str | None:
    if work.title:
        return None
    people = work.author or work.editor
    missing = ["title", *([] if people else ["author"]), *([] if work.issued else ["year"])]
    listed = " nor ".join(missing) if len(missing) < 3 else ", ".join(missing[:-1]) + f" nor {missing[-1]}"
    said = f"no {missing[0]}" if len(missing) == 1 else f"neither {listed}"
    completes = command("set", key, then="title=…")
    return f"the registry's record says {said}: complete it with `{completes}`"


def _lost(work: Work) -> str | None:
    """Which of what is printed holds a sign that some program could not read."""
    names = [*work.author, *work.editor]
    people = " ".join(part for name in names for part in (name.family, name.given, name.literal) if part)
    texts = {
        "author": people,
        "title": work.title,
        "journal": work.container_title,
        "publisher": work.publisher,
    }
    lost = [name for name, text in texts.items() if text and _LOST in plain(text)]
    return f"a letter of {' and '.join(lost)} is lost in the registry's record (U+FFFD)" if lost else None
