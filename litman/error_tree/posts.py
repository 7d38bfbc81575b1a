"""Posts as files: what cannot be read as one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from litman.error_tree.roots import LitmanError


class UnreadFormatError(LitmanError):
    """A post's format is none that litman reads."""

    def __init__(self, path: Path, read: Sequence[str], *, command: str | None = None) -> None:
        ways = [f"`{command}` makes a file that is"] if command else []
        ways += [f"litman reads {', '.join(read)}"] if read else []
        super().__init__("; ".join([f"{path}: this format is not read", *ways]))


class SecondVersionError(LitmanError):
    """A file in a folder of posts is a copy that a sync program made of another one."""

    def __init__(self, path: Path, original: str) -> None:
        super().__init__(f"{path}: a second version of {original}: take over what it has, and remove it")


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


class PostNameError(LitmanError):
    """The name of a post's file is no text, so that no claims file can name it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: the name of the file, or of its folder, is not in UTF-8; rename it")


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
