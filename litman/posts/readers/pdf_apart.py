"""What pypdf reads in PDF files, in a process of its own: a broken file costs its text and nothing else.

Run as a program (`python pdf_apart.py lines|head [FILE]`), for which it imports nothing of litman, it prints as JSON
the lines of a file's pages with their places; without FILE it reads standard input.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

RAISED = ("\x01", "\x02")  # before and after what is raised in a line
_MOST_PAGES = 2_000
_HEAD_PAGES = 4  # of a paper, a repository's cover among them, that say which paper it is
_MOST_METADATA = 1_000_000  # bytes
_MOST_CHARACTERS = 4_000_000
_MOST_BLANK = 40  # bytes of a page's drawing in which no picture is called up
_MEMORY = 2 << 30  # bytes, of the process that reads
TIMEOUT_S = 60.0


def can_read_pdf() -> bool:
    """Whether pypdf is installed (the extra `pdf`)."""
    return importlib.util.find_spec("pypdf") is not None


def read_apart(
    what: Literal["lines", "head"],
    source: Path | bytes,
    *,
    timeout_s: float = TIMEOUT_S,
    tell: Callable[[int, int], None] | None = None,
) -> bytes | None:
    """Return what the process printed; None where the file cannot be read, or not in time.

    Args:
        what: JSON: `{"encrypted": …}`, else `title`, `authors`, `date` and `pages`, of each
            its width, height and lines: `[x, y, size, is_bold, text]`, points from the lower left corner, with its
            `label` where the file names its pages, and `is_blank` where nothing is drawn; `total` of how many. The
            head is that of the first pages only, with `metadata`, its packet of XMP, and `said`, what else it states
            of itself.
        source: The file, or its bytes.
        timeout_s: How long reading may take; what was read by then is lost.
        tell: Told how many pages are read, of how many; by another thread.
    """
    file = [str(source.resolve())] if isinstance(source, Path) else []
    given = b"" if isinstance(source, Path) else source
    # -P: nothing is imported from the folder where the user stands
    command = [sys.executable, "-P", __file__, what, *file]
    try:
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if tell is None else subprocess.PIPE,
        ) as process:
            said, process.stderr = process.stderr, None  # read by who tells, not with the answer
            teller = threading.Thread(target=_tell_pages, args=(said, tell), daemon=True) if tell else None
            if teller is not None:
                teller.start()
            try:
                printed, _ = process.communicate(given, timeout=timeout_s)
            except BaseException:
                process.kill()
                raise
            if teller is not None:
                teller.join()
    except (OSError, subprocess.TimeoutExpired):
        return None
    return printed if process.returncode == 0 else None


def _tell_pages(said: Any, tell: Callable[[int, int], None]) -> None:
    with said:
        for line in said:
            done, _, total = line.partition(b"/")
            if done.isdigit() and total.strip().isdigit():  # anything else is a warning of some package
                tell(int(done), int(total))


def _say_page(number: int, reader: Any, *, most: int) -> None:
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{number + 1}/{min(len(reader.pages), most)}\n")
        sys.stderr.flush()


def _print_lines(reader: Any, *, most: int = _MOST_PAGES, **more: Any) -> None:
    if reader.is_encrypted and not reader.decrypt(""):
        print(json.dumps({"encrypted": True}))
        return
    said = reader.metadata or {}
    pages, left = [], _MOST_CHARACTERS
    labels = _labels(reader)
    for number, page in enumerate(reader.pages):
        if number >= most or left <= 0:
            break
        _say_page(number, reader, most=most)
        lines = list(_lines(page))
        left -= sum(len(line[-1]) for line in lines)
        box = page.mediabox
        pages.append({"width": float(box.width), "height": float(box.height), "lines": lines})
        pages[-1] |= {"label": labels[number]} if labels else {}
        pages[-1] |= {"is_blank": True} if not lines and _is_blank(page) else {}
    facts = {name: str(said.get(key) or "") for name, key in (("title", "/Title"), ("author", "/Author"))}
    answer = {
        "pages": pages,
        "total": len(reader.pages),
        "date": str(said.get("/CreationDate") or ""),
        **facts,
        **more,
    }
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def _labels(reader: Any) -> list[str]:
    """Return what the file calls its pages; nothing where it does not say it."""
    try:
        return list(reader.page_labels) if "/PageLabels" in reader.root_object else []
    except Exception:  # they are damaged: the pages can be read all the same
        return []


def _is_blank(page: Any) -> bool:
    """Whether nothing is drawn on a page: neither pictures nor letters as outlines."""
    try:
        contents = page.get_contents()
        return contents is None or len(contents.get_data()) < _MOST_BLANK
    except Exception:
        return False


def _print_head(reader: Any) -> None:
    packet, said = b"", {}
    if not reader.is_encrypted or reader.decrypt(""):
        said = {str(name): str(value)[:1_000] for name, value in (reader.metadata or {}).items()}
        try:
            packet = reader.root_object["/Metadata"].get_object().get_data()[:_MOST_METADATA]
        except Exception:  # there is none, or it is damaged: the pages can be read all the same
            packet = b""
    _print_lines(reader, most=_HEAD_PAGES, metadata=packet.decode("utf-8", "replace"), said=said)


def _lines(page: Any) -> Iterator[list[Any]]:
    """Yield the lines of a page in the order in which the file draws them."""
    line: list[tuple[str, float, float, float, bool]] = []
    for text, x, y, size, bold in _pieces(page):
        if line and text.strip() and _is_elsewhere(line, x, y, size):
            yield from _whole(line)
            line = []
        head, *rest = text.split("\n")
        line.append((head, x, y, size, bold))
        for further in rest:
            yield from _whole(line)
            line = [(further, x, y, size, bold)] if further else []
    yield from _whole(line)


def _pieces(page: Any) -> list[tuple[str, float, float, float, bool]]:
    found: list[tuple[str, float, float, float, bool]] = []

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        x = cm[4] + tm[4] * cm[0] + tm[5] * cm[2]
        y = cm[5] + tm[5] * cm[3] + tm[4] * cm[1]
        scale = max(abs(tm[3]), abs(tm[1])) * max(abs(cm[3]), abs(cm[1]))
        name = str((font or {}).get("/BaseFont", "")).casefold()
        if text:
            clean = text.replace(RAISED[0], "").replace(RAISED[1], "")
            bold = "bold" in name or "black" in name or name.endswith("-bd")
            found.append((clean, round(x, 1), round(y, 1), round(size * scale, 1), bold))

    page.extract_text(visitor_text=visit)
    return found


def _is_elsewhere(line: list[tuple[str, float, float, float, bool]], x: float, y: float, size: float) -> bool:
    """Whether what is drawn next begins another line: a column or a cell further right, or another height."""
    said = [piece for piece in line if piece[0].strip()]
    if not said:
        return False
    text, last_x, last_y, last_size, _ = said[-1]
    most = max(size, last_size)
    if abs(y - last_y) > 1.2 * most:
        return True
    return abs(y - last_y) < 1 and x - (last_x + width(text, last_size)) > 1.5 * most


def width(text: str, size: float) -> float:
    """Return about how wide a text is, in the unit of its size; between what Times and Helvetica take."""
    narrow = sum(text.count(letter) for letter in "iljtfr.,;:'|!()[] ")
    wide = sum(letter.isupper() or letter in "mw—%@" for letter in text)
    return size * (0.48 * len(text) - 0.2 * narrow + 0.19 * wide)


def _whole(line: list[tuple[str, float, float, float, bool]]) -> Iterator[list[Any]]:
    said = [piece for piece in line if piece[0].strip()]
    if not said:
        return
    main = max(said, key=lambda piece: len(piece[0].strip()) * piece[3])
    size, base = main[3], main[2]
    text = ""
    for piece in line:
        is_raised = piece[3] < 0.9 * size and piece[2] > base + 0.12 * size and piece[0].strip()
        text += f"{RAISED[0]}{piece[0]}{RAISED[1]}" if is_raised else piece[0]
    yield [said[0][1], base, size, all(piece[4] for piece in said), text.strip()]


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _main(what: str, *file: str) -> None:
    import logging

    from pypdf import PdfReader

    logging.disable(logging.CRITICAL)  # it warns of every oddity of every file
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(file[0] if file else io.BytesIO(sys.stdin.buffer.read()))
        reader.decrypt("") if reader.is_encrypted else None
    except DependencyError:  # its cipher is AES, which the package `cryptography` knows
        print(json.dumps({"encrypted": True, "lacks": "cryptography"}))
        return
    {"lines": _print_lines, "head": _print_head}[what](reader)


if __name__ == "__main__":
    _limit_memory()
    try:
        _main(*sys.argv[1:])
    except Exception:  # of a stranger's file anything may come
        sys.exit(1)
