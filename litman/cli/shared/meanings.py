"""Words that people know from other programs, and the command that does here what they mean."""

from __future__ import annotations

from collections.abc import Collection

# Other word → litman's words. The first word is one of `COMMANDS`; a test runs through them.
MEANINGS: dict[str, str] = {
    **dict.fromkeys(("import", "fetch", "get", "insert", "new-entry", "download", "pull"), "add"),
    **dict.fromkeys(("delete", "rm", "del", "drop", "erase", "discard"), "remove"),
    **dict.fromkeys(("edit", "update", "modify", "change", "put"), "set"),
    **dict.fromkeys(("lint", "validate", "verify", "test", "status", "problems"), "check"),
    **dict.fromkeys(("fix", "repair", "mend"), "check --fix"),
    **dict.fromkeys(("stats", "statistics", "count"), "check --statistics"),
    **dict.fromkeys(("watch",), "check --watch"),
    **dict.fromkeys(("explain", "code", "why"), "rule"),
    **dict.fromkeys(("ls", "all", "works", "entries", "library"), "list"),
    **dict.fromkeys(("find", "grep", "query", "locate", "lookup"), "search"),
    **dict.fromkeys(("info", "view", "cat", "print", "details", "describe"), "show"),
    **dict.fromkeys(("read", "parse", "analyse", "analyze", "posts", "ingest", "extract"), "scan"),
    **dict.fromkeys(
        ("sync", "renew", "reload", "fetch-all", "retractions", "retract", "retracted"), "refresh"
    ),
    **dict.fromkeys(("start", "create", "new", "setup", "begin"), "init"),
    **dict.fromkeys(("move", "mv", "rekey", "key"), "rename"),
    **dict.fromkeys(("clear", "unassign"), "unset"),
    **dict.fromkeys(("tags", "keywords", "keyword", "label"), "tag"),
    **dict.fromkeys(("notes", "annotate", "comment", "memo"), "note"),
    **dict.fromkeys(("pdf", "file", "files", "addfile"), "attach"),
    **dict.fromkeys(("browse", "web", "visit"), "open"),
    **dict.fromkeys(("dedupe", "dedup", "duplicate", "twins", "doublets"), "duplicates"),
    **dict.fromkeys(("join", "unite", "combine"), "merge"),
    **dict.fromkeys(("revert", "back", "rollback", "restore"), "undo"),
    **dict.fromkeys(("save", "dump", "bibtex", "bibliography", "references", "ris", "csv"), "export"),
    **dict.fromkeys(("build", "compile", "pandoc", "docx", "preview"), "render"),
    **dict.fromkeys(("page", "webpage", "html", "share"), "publish"),
    **dict.fromkeys(("feedback", "letter", "opinion"), "report"),
    **dict.fromkeys(("shield", "svg", "progress"), "badge"),
    **dict.fromkeys(("reference", "citation", "copy", "bib"), "cite"),
    **dict.fromkeys(("style", "csl", "formats"), "styles"),
    **dict.fromkeys(("resolve", "identify", "recognise", "recognize"), "match"),
    **dict.fromkeys(("link", "tie", "connect"), "claims link"),
    **dict.fromkeys(("unlink", "untie", "disconnect"), "claims unlink"),
    **dict.fromkeys(("confirm", "verdict", "approve", "judge"), "claims confirm"),
    **dict.fromkeys(("claim", "statements", "evidence", "overview", "summary", "todo"), "claims"),
    **dict.fromkeys(("doi", "bibfile"), "add"),
    **dict.fromkeys(("settings", "config", "configure", "preferences"), "help settings"),
    **dict.fromkeys(("man", "manual"), "help man"),
    **dict.fromkeys(("changes", "news", "changelog"), "help changes"),
    **dict.fromkeys(("complete", "completions"), "completion"),
    "cache": "pool",
    "version": "--version",
}
_ALIKE = 0.5  # of a typed word and a command, from 0 to 1
_MEANT = 0.75  # of a typed word and one of another program
_AS_ALIKE = 0.7  # of what is most alike: what is far less so is not meant
_MOST = 2


def meant_commands(word: str, commands: Collection[str], *, within: str = "") -> list[str]:
    """Return what somebody may have meant who typed a word that is no command: litman's words, the likeliest first.

    Args:
        word: As it was typed.
        commands: Those that there are.
        within: The group that they are in, `claims`; empty for litman itself.
    """
    word = word.casefold()
    if word in MEANINGS:
        words = _within(MEANINGS[word], commands, within)
        if words:
            return [words]
    from difflib import get_close_matches  # only a word that means nothing here pays for it

    near = {name: _likeness(word, name) for name in get_close_matches(word, commands, cutoff=_ALIKE)}
    for other in get_close_matches(word, MEANINGS, n=1, cutoff=_MEANT):
        words = _within(MEANINGS[other], commands, within)
        if words:
            near[words] = max(near.get(words, 0.0), _likeness(word, other))
    least = _AS_ALIKE * max(near.values(), default=0.0)
    return sorted((name for name in near if near[name] >= least), key=lambda name: -near[name])[:_MOST]


def _likeness(word: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, word, other).ratio()


def _within(said: str, commands: Collection[str], within: str) -> str | None:
    """Return litman's words as they are typed in a group, None where that has no such command."""
    if not within:
        return said
    first, *rest = said.split()
    if first == within:
        return rest[0] if rest and rest[0] in commands else None
    return first if first in commands else None
