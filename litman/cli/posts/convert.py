"""`litman convert`: the markers of a post as citations by key."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypedDict

import click

from litman.cli.shared.context import open_for_writing, open_library
from litman.cli.shared.output import bold, done, label, notify, plural, say, say_json, warn
from litman.errors import FileChangedError

if TYPE_CHECKING:
    from litman.actions.convert.model import Conversion, Refused

_MOST_REFUSED = 40  # reasons that are said one by one
_MOST_LINES = 10  # in which markers stay for one reason


class _Wishes(TypedDict):
    drops_list: bool
    bibliography: bool | None


@click.command()
@click.argument("post", metavar="POST")
@click.option(
    "--to",
    "form",
    type=click.Choice(["keys"]),
    default="keys",
    show_default=True,
    help="What markers become: citations by key.",
)
@click.option("--write", is_flag=True, help="Write it, without asking.")
@click.option(
    "--partly", is_flag=True, help="Convert the markers that are certain, though others have to stay."
)
@click.option("--drop-list", "drops_list", is_flag=True, help="Take the printed list out, too.")
@click.option(
    "--bibliography/--no-bibliography",
    default=None,
    help="Add the lines with which its own program finds the works and prints the list, where it lacks them."
    "  [default: where the post has a head, such as front matter or a preamble]",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of the difference.")
@click.pass_context
def convert(
    ctx: click.Context,
    post: str,
    form: str,
    write: bool,
    partly: bool,
    drops_list: bool,
    bibliography: bool | None,
    as_json: bool,
) -> None:
    """Make citations by key of a post's numbers, notes, names with years, and links to works.

    POST is a file or the id of a post of the library: Markdown, Quarto, R Markdown, MyST, LaTeX, Org, reStructuredText,
    Typst, AsciiDoc or text. `[1]`, `sleep.³`, `(see Short 2018, p. 12)` and a link to a work become `[@key]`, or
    what its language has instead; `Short et al. (2018)` becomes `@key`, and where the sentence names the authors in
    words of its own it keeps them. Pages and words such as `see` stay. Nothing but the markers changes; a post
    with a head that names no bibliography gets the line that its own program needs, `bibliography:`,
    `\\bibliography{…}`, `#+print_bibliography:` or the like.

    What would change is shown first, and written where you agree or with --write; `litman undo` takes it back. Claims
    keep their links and what was checked. Where it is not certain which work of the library a marker means, nothing is
    written and the marker is named; --partly converts the others.

    \b
    litman convert posts/sleep.md
    litman convert posts/sleep.md --drop-list --write

    \b
    Exit codes: 0 converted, or nothing to convert; 1 markers have to stay; 2 could not do it.
    """
    from litman.actions.claims.post_file import post_file
    from litman.actions.convert.convert_post import plan_conversion

    assert form == "keys", form
    library = open_library(ctx, quiet=True)
    path = post_file(library, post)
    wishes = _Wishes(drops_list=drops_list, bibliography=bibliography)
    plan = plan_conversion(library, path, **wishes)
    changes = bool(plan.converted or plan.dropped or plan.added)
    is_wanted = changes and (partly or not plan.refused)
    if as_json:
        is_written = write and is_wanted and _write(ctx, plan, wishes)
        say_json(_as_json(plan, is_written=is_written))
        ctx.exit(1 if plan.refused else 0)
    if changes:
        for line in plan.difference().split("\n"):
            say(bold(line) if line.startswith(("---", "+++")) else line)
    _say_refused(plan)
    _say_counts(plan)
    if is_wanted and (write or _is_agreed(plan)) and _write(ctx, plan, wishes):
        say(done("converted"), bold(str(path)), f"  {plural(len(plan.converted), 'marker')}")
    elif plan.refused and plan.converted and not partly:
        say(warn("nothing written: --partly converts the markers that are certain"), err=True)
    ctx.exit(1 if plan.refused else 0)


def _write(ctx: click.Context, plan: Conversion, wishes: _Wishes) -> bool:
    from litman.actions.convert.convert_post import plan_conversion, write_conversion

    with open_for_writing(ctx, quiet=True) as locked:
        now = plan_conversion(locked, plan.path, **wishes)
        if now.seen.digest != plan.seen.digest or now.after != plan.after:
            raise FileChangedError(plan.path)
        write_conversion(locked, now)
    return True


def _is_agreed(plan: Conversion) -> bool:
    """Ask; nobody is asked where no person sits there."""
    if not sys.stdin.isatty():
        notify("nothing written: --write writes it")
        return False
    if not plan.can_be_undone:
        notify(
            f"`litman undo` will not take this back: {plan.path} lies in no folder of `posts` of litman.toml"
        )
    return click.confirm(f"write {plural(len(plan.converted), 'citation')} to {plan.path}?", err=True)


def _say_refused(plan: Conversion) -> None:
    """Say why markers stay, those that stay for the same reason as one."""
    alike: dict[tuple[str, str], list[Refused]] = {}
    for one in plan.refused:
        alike.setdefault((one.reason, one.mend), []).append(one)
    for (reason, mend), (first, *rest) in list(alike.items())[:_MOST_REFUSED]:
        lines = list(dict.fromkeys(one.line for one in rest))
        more = f", … and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
        where = f" (and in line {', '.join(map(str, lines[:_MOST_LINES]))}{more})" if lines else ""
        place = f"{plan.path}:{first.line}:{first.column}: "
        say(
            warn(label("stays")),
            place,
            bold(" ".join(first.text.split())),
            f"{where}: {reason}; {mend}",
            err=True,
        )
    if len(alike) > _MOST_REFUSED:
        say(warn(f"… and {len(alike) - _MOST_REFUSED} reasons more"), err=True)


def _say_counts(plan: Conversion) -> None:
    if plan.list_stays:
        say(warn(f"the list stays: {plan.list_stays}"), err=True)
    counts = [f"{plural(len(plan.converted), 'marker')} to {plan.dialect}"]
    if plan.dropped:
        counts.append("the printed list is taken out")
    if plan.refused:
        counts.append(f"{len(plan.refused)} have to stay" if len(plan.refused) > 1 else "1 has to stay")
    if plan.keyed:
        counts.append(f"{plural(plan.keyed, 'citation')} by key already")
    if plan.notes:
        counts.append(f"{plural(plan.notes, 'note')} of words")
    if plan.links:
        counts.append(f"{plural(plan.links, 'link')} to no work of the library")
    if plan.added:
        counts.append("the lines of its bibliography are added")
    notify("; ".join(counts))
    if plan.offered:
        named = ", ".join(f"`{line}`" for line in plan.offered)
        notify(f"--bibliography adds what its own program needs to print the list: {named}")


def _as_json(plan: Conversion, *, is_written: bool) -> dict[str, object]:
    return {
        "path": str(plan.path),
        "dialect": plan.dialect,
        "written": is_written,
        "converted": [
            {"line": one.line, "column": one.column, "old": one.old, "new": one.new, "keys": list(one.keys)}
            for one in plan.converted
        ],
        "refused": [
            {"line": one.line, "column": one.column, "text": one.text, "reason": one.reason, "mend": one.mend}
            for one in plan.refused
        ],
        "list": {"dropped": plan.dropped, "stays": plan.list_stays},
        "bibliography": {"added": list(plan.added), "offered": list(plan.offered)},
        "keyed": plan.keyed,
        "notes": plan.notes,
        "links": plan.links,
    }
