"""The command `litman`: its global options, its table of commands, and how it ends."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from datetime import date
from pathlib import Path
from typing import IO, Any

import click

from litman.cli.shared.colour import refuses_colour
from litman.cli.shared.ending import (
    code_of_interruption,
    end_at_once_on_signals,
    is_name_error,
    is_output_error,
    is_path_error,
    leave_quietly,
    leave_refused,
    leave_stopped,
    leave_unheard,
    leave_unnamed,
    leave_with_bug,
    open_streams,
    stop_on_signals,
)
from litman.cli.shared.lazy import CommandEntry, LazyGroup
from litman.cli.shared.reading_again import only_reads, reading_again
from litman.errors import LitmanError, Stopped
from litman.library.storage.command_run import COMMAND_RUN, begin_run

_OBJECTS_BEFORE_GC = 50_000
_MOST_SAID = 10_000  # characters: a message may quote a name of any length
COMMANDS = {
    "init": CommandEntry("litman.cli.init", "init", "Make a new library."),
    "add": CommandEntry("litman.cli.add.add", "add", "Add works: by DOI, or from files of other programs."),
    "list": CommandEntry("litman.cli.works.works", "list_command", "List the works of the library."),
    "show": CommandEntry("litman.cli.works.show", "show", "Show a work and the claims that lean on it."),
    "search": CommandEntry(
        "litman.cli.works.search", "search", "Find works by words, fields, years, notices."
    ),
    "quote": CommandEntry(
        "litman.cli.works.quote", "quote", "Say which work a quotation is from, where, and what differs."
    ),
    "scan": CommandEntry(
        "litman.cli.posts.scan", "scan", "Read posts: their claims, markers, references, and what dangles."
    ),
    "claims": CommandEntry(
        "litman.cli.claims.claims", "claims", "List claims and the works they lean on; tie and check them."
    ),
    "check": CommandEntry(
        "litman.cli.check.check", "check", "Check the library, the posts and their claims."
    ),
    "audit": CommandEntry(
        "litman.cli.check.audit", "audit", "Say of every reference of a document whether it is real."
    ),
    "review": CommandEntry(
        "litman.cli.review.review", "review", "Go through a post claim by claim and decide, a key a decision."
    ),
    "serve": CommandEntry(
        "litman.cli.serve", "serve", "Go through posts and their evidence in a browser: the workbench."
    ),
    "rule": CommandEntry(
        "litman.cli.check.rule", "rule", "Say what a rule of `litman check` finds, and why."
    ),
    "match": CommandEntry("litman.cli.posts.match", "match", "Find the work that a reference string means."),
    "pool": CommandEntry("litman.cli.add.pool", "pool", "Keep works at hand to match against, offline."),
    "refresh": CommandEntry(
        "litman.cli.add.refresh", "refresh", "Ask the registries again: retractions, corrections."
    ),
    "set": CommandEntry("litman.cli.works.entries", "set_command", "Set fields of an entry."),
    "unset": CommandEntry("litman.cli.works.entries", "unset", "Remove fields from an entry."),
    "rename": CommandEntry(
        "litman.cli.works.entries", "rename", "Give an entry another citation key; claims follow."
    ),
    "remove": CommandEntry("litman.cli.works.entries", "remove", "Remove an entry."),
    "tag": CommandEntry("litman.cli.works.curate", "tag", "Show, give and take off tags of works."),
    "note": CommandEntry("litman.cli.works.curate", "note", "Show or write the note of a work."),
    "attach": CommandEntry("litman.cli.works.attach", "attach", "Keep copies of files with a work."),
    "open": CommandEntry("litman.cli.works.attach", "open_command", "Open the file or the page of a work."),
    "duplicates": CommandEntry(
        "litman.cli.works.duplicates", "duplicates", "List works that are there more than once."
    ),
    "merge": CommandEntry(
        "litman.cli.works.duplicates", "merge", "Make one entry of two that describe the same work."
    ),
    "mcp": CommandEntry("litman.cli.editors.mcp", "mcp", "Serve assistants, by the Model Context Protocol."),
    "lsp": CommandEntry("litman.cli.editors.lsp", "lsp", "Serve editors, by the Language Server Protocol."),
    "undo": CommandEntry("litman.cli.undo", "undo", "Take back what the last command changed."),
    "redo": CommandEntry("litman.cli.undo", "redo", "Do again what `undo` took back."),
    "export": CommandEntry(
        "litman.cli.export.export", "export", "Export a bibliography: as data, or in any citation style."
    ),
    "render": CommandEntry(
        "litman.cli.export.render", "render", "Make a finished document of a post with [@key] citations."
    ),
    "report": CommandEntry("litman.cli.export.report", "report", "Write a report on a post for its author."),
    "convert": CommandEntry(
        "litman.cli.posts.convert",
        "convert",
        "Make [@key] citations of a post's numbers, notes, names, links.",
    ),
    "publish": CommandEntry(
        "litman.cli.export.publish", "publish", "Make a page of a post with its sources beside each claim."
    ),
    "badge": CommandEntry(
        "litman.cli.export.badge", "badge", "Make a picture: how many of a post's claims were checked."
    ),
    "cite": CommandEntry(
        "litman.cli.export.cite", "cite", "Print a reference or an in-text citation, for pasting."
    ),
    "styles": CommandEntry(
        "litman.cli.export.styles", "styles", "Find a citation style, and say which engine is used."
    ),
    "diff": CommandEntry("litman.cli.git.diff", "diff", "Say which works and claims changed since a commit."),
    "git": CommandEntry(
        "litman.cli.git.git", "git_group", "Merge a library that several people keep in one repository."
    ),
    "doctor": CommandEntry(
        "litman.cli.check.doctor", "doctor", "Say what works here, and what mends what does not."
    ),
    "completion": CommandEntry(
        "litman.cli.completion", "completion", "Make the shell complete what you type."
    ),
    "help": CommandEntry(
        "litman.cli.help", "help_command", "Print a page about a command, a finding, files, words."
    ),
}


class RootGroup(LazyGroup):
    """The group whose failures become one sentence on standard error and an exit code."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        COMMAND_RUN.set(begin_run(_words(args), today=date.today()))
        if refuses_colour(os.environ):
            extra.setdefault("color", False)  # Click's own word; contexts below take it over
        return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        words = [*ctx._protected_args, *ctx.args]

        def begin() -> None:
            ctx._protected_args, ctx.args = words[:1], words[1:]

        try:
            if only_reads(words):
                return reading_again(lambda: super(RootGroup, self).invoke(ctx), begin=begin)
            return super().invoke(ctx)
        except BrokenPipeError:
            leave_quietly()
        except LitmanError as exc:
            failure = IncompleteFailure if exc.exit_code == IncompleteFailure.exit_code else Failure
            raise failure(str(exc)) from exc


def _words(args: list[str]) -> list[str]:
    # Kept with a change: which library it was is known there.
    return args[2:] if args[:1] == ["--library"] else args


class Failure(click.ClickException):
    """A command could not do what it was asked for."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        from litman.text.terminal import shorten, terminal_safe

        message = shorten(terminal_safe(self.message, keep_newlines=True), _MOST_SAID)
        color = False if refuses_colour(os.environ) else None
        click.echo(click.style("litman: ", bold=True) + message, err=True, color=color)


@click.group(
    cls=RootGroup,
    table=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--library",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The library to work on. Else: $LITMAN_LIBRARY, or the one in this folder or above.",
)
@click.version_option(package_name="litman", message="litman %(version)s")
@click.pass_context
def main(ctx: click.Context, library: Path | None) -> None:
    """litman knows which claim leans on which work.

    It keeps a plain BibTeX library of the works that posts cite, ties every claim of a post to the references that
    support it, and exports bibliographies.

    \b
    Exit codes: 0 nothing to report, 1 findings, 2 could not do it,
    3 an outside service did not answer, so the result is incomplete.
    """
    ctx.obj = library


class IncompleteFailure(Failure):
    """A command could not finish because an outside service did not answer."""

    exit_code = 3


def run() -> None:
    """Run the command and leave with its exit code."""
    # Importing makes many objects and no garbage: looking for it as often as Python does takes a twentieth of a start.
    gc.set_threshold(_OBJECTS_BEFORE_GC)
    try:
        stop_on_signals()
        _run()
    except KeyboardInterrupt:  # while the command ended
        leave_stopped(130)
    except Stopped as exc:
        leave_stopped(exc.exit_code)
    finally:
        end_at_once_on_signals()
        # What is left goes with the process: to look through all of it for garbage takes a twentieth of a scan.
        gc.freeze()


def _run() -> None:
    code = 0
    try:
        open_streams()
        came_to = main(standalone_mode=False)
        code = came_to if isinstance(came_to, int) else 0
        sys.stdout.flush()
        sys.exit(code)
    except click.ClickException as exc:
        with contextlib.suppress(OSError):
            exc.show()
        sys.exit(exc.exit_code)
    except (click.Abort, KeyboardInterrupt):
        leave_stopped(130)
    except Stopped as exc:
        leave_stopped(exc.exit_code)
    except BrokenPipeError:  # what was still in the buffer
        leave_quietly(code)
    except Exception as exc:
        if (stopped := code_of_interruption(exc)) is not None:
            leave_stopped(stopped)
        if is_output_error(exc):
            leave_unheard(exc)
        if is_name_error(exc):
            leave_unnamed(exc)
        if os.environ.get("LITMAN_DEBUG"):
            raise
        if is_path_error(exc):
            leave_refused(exc)
        leave_with_bug(exc)
