"""A library, its settings, its entries and the identifiers in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from litman.error_tree.roots import LitmanError
from litman.shell import command

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


class EntrySeenOtherwiseError(LitmanError):
    """An entry is no longer what the person saw who changes it."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"the entry {key} was changed in the meantime by another program; "
            "look at it as it is now and change it again; nothing was changed"
        )


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


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


# Import


class ForeignFileError(LitmanError):
    """A file is not what its reader expects; nothing was added."""

    def __init__(self, path: Path, format_name: str, problem: str) -> None:
        super().__init__(f"{path} is no {format_name} that litman can read: {problem}; nothing was added")
