"""`litman quote`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from litman.cli.shared.context import leave_short, open_library, say_all_findings
from litman.cli.shared.marked_words import marked_words
from litman.cli.shared.output import alarm, bold, dim, plural, say, say_json, say_wrapped, warn
from litman.texts.source_text import place_words

if TYPE_CHECKING:
    from litman.actions.quote.find_quoted import Quoted, QuotedWorks
    from litman.library.registry import NoticeKind
    from litman.texts.words_in_work import WordsInWork

_INDENT = 6
_MOST_WORDS = 1_000
_SHOWN = 160  # characters of what stands around the words
_FILE_ENDINGS = (".txt", ".text", ".md")
ORIGINS = {"kept": "text", "file": "file", "abstract": "abstract"}


@click.command()
@click.argument("text", metavar="TEXT|FILE")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def quote(ctx: click.Context, text: str, as_json: bool) -> None:
    """Say which works of the library hold these words, exactly or nearly, and where.

    TEXT is a quotation of at least two words, in quotation marks for the shell; FILE is a text file that holds one, and
    - reads it from standard input. It is looked for in the texts of all works: `sources/KEY.txt`, attached files, and
    abstracts. Case, punctuation, quotation marks, dashes, ligatures, hyphens at line ends, numbers of pages and
    citations do not count, and an ellipsis (…) leaves something out.

    Each work is shown with page or section, and the words with the sentences around them. Nearly is with up to a
    quarter of the words otherwise: what was left out, added or changed is named, and first of all a "not" that one
    of the two has. Of several works the oldest comes first: it may be the one that the others quote.

    That no work holds the words is said of the texts that are at hand: `litman attach KEY --fetch` gets an open text.

    \b
    Exit codes: 1 no work of the library holds these words.
    """
    from litman.actions.quote.find_quoted import find_in_library
    from litman.texts.quoted_pieces import words

    quotation = _quotation(ctx, text)
    count = len(words(quotation))
    if count < 2:
        wrong = "there are no words in it" if not count else "one word stands in too many places"
        raise click.UsageError(f"{wrong}: give a quotation of at least two words", ctx)
    if count > _MOST_WORDS:
        raise click.UsageError(
            f"a quotation has at most {_MOST_WORDS:,} words, and this has {count:,}: give a part of it", ctx
        )
    library = open_library(ctx, quiet=True)
    found = find_in_library(library, quotation)
    say_all_findings(library)
    if as_json:
        say_json(
            {
                "quotation": " ".join(quotation.split()),
                "works": [one.to_json() for one in found.works],
                "left_out": found.left_out,
            }
        )
    else:
        _say_found(found)
    leave_short(ctx, library)
    if not found.works:
        ctx.exit(1)


def _quotation(ctx: click.Context, given: str) -> str:
    """Return the words that are looked for, read from a file where one is named."""
    from litman.files import read_seen
    from litman.posts.readers.decode import decode_text

    if given == "-":
        return decode_text(Path(given), sys.stdin.buffer.read())
    if not given.strip() or "\n" in given or len(given) > 1_000:
        return given
    path = Path(given)
    looks_like_file = given.lower().endswith(_FILE_ENDINGS) and " " not in given
    if not (looks_like_file or _is_there(path)):
        return given
    seen = read_seen(path)
    if seen.digest is None:
        raise click.UsageError(f"there is no file {given}", ctx)
    return decode_text(path, seen.data)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long for one
        return False


def _say_found(found: QuotedWorks) -> None:
    if not found.works:
        say(warn("No work of the library holds these words, of those whose text is at hand."))
        return
    for one in found.works:
        _say_work(one)
    exact = sum(one.words.place.is_exact for one in found.works)
    if len(found.works) > 1:
        say(
            dim(
                f"{plural(len(found.works), 'work')}, {exact} with exactly these words; the oldest comes first"
            )
        )
    if found.left_out:
        say(warn(f"{plural(found.left_out, 'younger work')} may have them as well: give more of the words"))


def _say_work(one: Quoted) -> None:
    line, words = one.line, one.words
    about = "  ".join(part for part in (str(line.year or ""), line.who) if part)
    how = "exactly" if words.place.is_exact else f"nearly: {words.place.share:.0%} of the words"
    notice = []
    if line.notice is not None:
        from litman.library.said import NOTICE_WORDS

        notice = [alarm(NOTICE_WORDS[cast("NoticeKind", line.notice)])]
    say_wrapped(bold(line.key), about, dim(f"· {how}"), *notice, indent=2)
    say_wrapped(line.title or "(no title)", indent=_INDENT)
    say_words(words)


def say_words(words: WordsInWork) -> None:
    """Print the words of a source with what stands around them, and what differs."""
    place = place_words(words.page_name, words.section)
    label = ", ".join(part for part in (ORIGINS[words.origin], place) if part)
    before, after = _end_of(words.before), _start_of(words.after)
    start = len(before) + bool(before)
    shown = " ".join(part for part in (before, words.text, after) if part)
    say_wrapped(dim(f"{label}:"), *marked_words(shown, [(start, start + len(words.text))]), indent=_INDENT)
    for difference in sorted(words.place.differences, key=lambda one: one.denial is None):
        say_wrapped(warn(difference.in_words()), indent=_INDENT)


def _start_of(text: str) -> str:
    """Return the beginning of a text that is too long to show."""
    return text if len(text) <= _SHOWN else text[:_SHOWN].rpartition(" ")[0] + " …"


def _end_of(text: str) -> str:
    """Return the end of a text that is too long to show."""
    return text if len(text) <= _SHOWN else "… " + text[-_SHOWN:].partition(" ")[2]
