"""Commands as messages print them: copied into a shell, they do what the message says and nothing else.

Keys, names of files and DOIs may be strangers'; `moss$(id)`, `a b` and `-rf` are words like others here.
"""

from __future__ import annotations

from collections.abc import Sequence


def command(words: str, *given: object, then: str = "", options: str = "") -> str:
    """Return a command of litman for a message, with what was given quoted for a shell.

    Args:
        words: Our own words: the command's name.
        given: What comes from files and people. What begins with a hyphen comes after `--`.
        then: Our own words behind that: `FILE`, `title=…`.
        options: Our own options; a value that was given is put in as `option` does it.
    """
    texts = [str(word) for word in given]
    is_behind = any(text.startswith("-") for text in texts)
    parts = [options, "--", *map(quote, texts), then] if is_behind else [*map(quote, texts), then, options]
    return " ".join(("litman", words, *filter(None, parts)))


def option(name: str, value: object) -> str:
    """Return an option with a value that was given, as part of the words of a command."""
    return f"{name} {quote(str(value))}" if not str(value).startswith("-") else f"{name}={quote(str(value))}"


def command_line(words: Sequence[str]) -> str:
    """Return a command of litman as a person would type it."""
    return " ".join(("litman", *map(quote, words)))


def quote(word: str) -> str:
    """Return a word as a shell reads it as itself."""
    import shlex

    # zsh takes `=ls` for the path of a program
    return f"'{word}'" if word.startswith("=") and shlex.quote(word) == word else shlex.quote(word)
