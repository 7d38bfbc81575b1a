"""What is looked for, matched and checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from litman.error_tree.roots import LitmanError
from litman.shell import command, option

# Matching


class PoolError(LitmanError):
    """The local pool of works cannot be read or written."""

    def __init__(self, path: Path, problem: str, *, is_lost: bool = True) -> None:
        anew = "`litman pool clear` removes it, `litman pool add` makes a new one"
        then = anew if is_lost else "what it holds stays"
        super().__init__(f"the pool {path} cannot be used: {problem}; {then}")


class PoolFileError(LitmanError):
    """A file that is to be added to a pool cannot be read, or holds something else than records (`is_other`)."""

    def __init__(self, path: Path, problem: str, *, is_other: bool = False) -> None:
        takes = "; a pool takes files of Crossref, DataCite, OpenAlex and PubMed, CSL-JSON and .bib"
        super().__init__(f"{path}: {problem}{takes if is_other else ''}")


class PoolFolderError(LitmanError):
    """A folder is no pool on disk, or none that this litman can use."""

    def __init__(self, folder: Path | str, problem: str) -> None:
        super().__init__(f"{folder}: {problem}")


class ReferencesFileError(LitmanError):
    """A file of references cannot be read, or nobody can say where in it they stand."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}")


class MatchEngineError(LitmanError):
    """What works through a pool on disk cannot be used, or failed."""

    def __init__(self, engine: str, problem: str) -> None:
        super().__init__(f"the engine {engine}: {problem}")


# Search


class QueryError(LitmanError):
    """A query cannot be read; a caret stands under the character where."""

    def __init__(self, problem: str, shown: str, column: int, *, reads_plain: bool = False) -> None:
        super().__init__(f"{problem}\n  {shown}\n  {' ' * column}^")
        self.problem = problem
        # Nothing but a sentence is likely to say this: it is no slip of somebody who writes a query.
        self.reads_plain = reads_plain


class NoSuchSuggestionError(LitmanError):
    """A suggestion is to be taken over that was not made."""

    def __init__(self, address: str, number: int, count: int) -> None:
        made = f"{count} was" if count == 1 else f"{count} were" if count else "none was"
        super().__init__(f"there is no suggestion {number} for {address}: {made} made")


# Checks


class UnknownCheckTargetError(LitmanError):
    """A word names nothing that can be checked."""

    def __init__(self, word: str, near: Sequence[str]) -> None:
        hint = f"; is {' or '.join(near)} meant?" if near else ""
        super().__init__(f"{word!r} is no file, no post and no citation key of this library{hint}")


class BaselineError(LitmanError):
    """A file is no baseline of a check."""

    def __init__(self, path: Path) -> None:
        makes = command("check", options=option("--write-baseline", path))
        super().__init__(f"{path} is no baseline; `{makes}` makes one")


class UnknownCodeError(LitmanError):
    """No rule has this code."""

    def __init__(self, codes: Sequence[str]) -> None:
        super().__init__(f"no rule has the code {', '.join(codes)}; `litman rule --all` lists them")
