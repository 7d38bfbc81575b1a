"""What is changed on the page of a work: each is one change of the library's files, made of what the person saw."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import quote

from starlette.responses import Response

from litman.actions.works.attach_file import attach_bytes
from litman.actions.works.edit_entry import change_fields, remove, rename, untypeset_characters
from litman.actions.works.find_duplicates import call_different
from litman.actions.works.merge_works import merge_works
from litman.actions.works.seen_entry import require_seen
from litman.actions.works.tag_works import tag_works, write_note
from litman.errors import FieldNameError, NotAddedError
from litman.web.page import MOST_UPLOADED, Asked, Page

_FIELD = "field:"  # before the name of each field in the form


def change(asked: Asked) -> Response:
    """Set the fields that the form has otherwise than the entry, and take out those that were made empty."""
    key, seen = asked.path["key"], asked.form.get("seen", "")
    with asked.writing("set", key) as library:
        entry = require_seen(library, key, seen)
        sent = {name.removeprefix(_FIELD): value for name, value in asked.form.items() if _is_field(name)}
        new = asked.form.get("new_name", "").strip()
        if new:
            if new.lower() in entry.values:
                raise FieldNameError(f"{new} (the entry has it)")
            sent[new] = asked.form.get("new_value", "")
        wanted = {name: _one_line(value) for name, value in sent.items()}
        values = {
            name: value for name, value in wanted.items() if value and value != entry.values.get(name, "")
        }
        gone = [name for name, value in wanted.items() if not value and name in entry.values]
        if values or gone:
            change_fields(library, entry.key, values, gone)
    said = [f"Saved: {', '.join(values)}"] if values else []
    said += [f"taken out: {', '.join(gone)}"] if gone else []
    odd = {name: found for name, value in values.items() if (found := untypeset_characters(name, value))}
    said += [f"in {name}, LaTeX prints {' '.join(found)} only behind a \\" for name, found in odd.items()]
    return _done(asked, "; ".join(said) or "Nothing was changed", key)


def change_tags(asked: Asked) -> Response:
    """Give the work tags, or take one off."""
    key = asked.path["key"]
    add = [tag.strip() for tag in asked.form.get("add", "").split(",") if tag.strip()]
    off = [asked.form["remove"]] if asked.form.get("remove") else []
    with asked.writing("tag", key, *_options("--add", add), *_options("--remove", off)) as library:
        (tagged,) = tag_works(library, [key], add=add, remove=off)
    return _done(asked, f"Tags: {', '.join(tagged.tags) or 'none'}", tagged.key)


def change_note(asked: Asked) -> Response:
    """Write the note of the work; an empty one is taken out."""
    key = asked.path["key"]
    with asked.writing("note", key) as library:
        require_seen(library, key, asked.form.get("seen", ""))
        key, is_changed = write_note(library, key, asked.form.get("note", ""))
    return _done(asked, "Note kept" if is_changed else "The note says that already", key)


def attach(asked: Asked) -> Response:
    """Keep a copy of a file with the work."""
    key, file = asked.path["key"], asked.files.get("file")
    if file is None or not file.filename:
        raise NotAddedError("", "choose a file")
    name = Path(PurePosixPath(file.filename.replace("\\", "/")).name)
    data = file.file.read()
    with asked.writing("attach", key, str(name)) as library:
        kept = attach_bytes(library, key, name, data)
    return _done(asked, f"Kept: {kept.path}" if kept.is_new else f"It is there already: {kept.path}", key)


def change_key(asked: Asked) -> Response:
    """Give the work another citation key."""
    old, new = asked.path["key"], asked.form.get("new", "").strip()
    with asked.writing("rename", old, new) as library:
        require_seen(library, old, asked.form.get("seen", ""))
        had, files = rename(library, old, new)
    followed = f"; {files} claims {'file' if files == 1 else 'files'} followed" if files else ""
    return _done(asked, f"{had} is now {new}{followed}", new, goes=True)


def take_out(asked: Asked) -> Response:
    """Remove the work; refused where something leans on it, unless the person has seen that and means it."""
    key, is_forced = asked.path["key"], asked.form.get("force") == "yes"
    with asked.writing("remove", key, *(["--force"] if is_forced else [])) as library:
        require_seen(library, key, asked.form.get("seen", ""))
        ((had, users),) = remove(library, [key], force=is_forced)
    said = f"Removed: {had}" + (f"; still naming it: {', '.join(users)}" if users else "")
    return _done(asked, said, None, goes=True)


def merge(asked: Asked) -> Response:
    """Make one entry of two, as it was shown before."""
    keep, drop = asked.path["key"], asked.form.get("drop", "")
    take = [name for name in asked.form.get("take", "").split(",") if name]
    is_forced = asked.form.get("force") == "yes"
    words = ["merge", keep, drop, *_options("--take", take), *(["--force"] if is_forced else [])]
    with asked.writing(*words) as library:
        require_seen(library, keep, asked.form.get("seen_keep", ""))
        require_seen(library, drop, asked.form.get("seen_drop", ""))
        merged = merge_works(library, keep, drop, take=take, force=is_forced)
    return _done(asked, f"{merged.dropped} is one with {merged.key} now", merged.key, goes=True)


def tell_apart(asked: Asked) -> Response:
    """Remember that two works only look alike."""
    one, other = asked.path["key"], asked.form.get("other", "")
    with asked.writing("duplicates", "--different", one, other) as library:
        first, second, _ = call_different(library, one, other)
    return _done(asked, f"{first} and {second} are different works", first)


def _done(asked: Asked, said: str, key: str | None, *, goes: bool = False) -> Response:
    """Say what was done; who sent the form without a script is shown the work."""
    url = f"/works/{quote(key)}" if key is not None else "/works"
    if not asked.is_fragment:
        return asked.go(url)
    return asked.json({"said": said, "go": url} if goes else {"said": said})


def _is_field(name: str) -> bool:
    return name.startswith(_FIELD)


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _options(name: str, values: list[str]) -> list[str]:
    return [part for value in values for part in (name, value)]


PAGES = (
    Page("/works/{key:path}/fields", change, "POST"),
    Page("/works/{key:path}/tags", change_tags, "POST"),
    Page("/works/{key:path}/note", change_note, "POST"),
    Page("/works/{key:path}/file", attach, "POST", most_bytes=MOST_UPLOADED),
    Page("/works/{key:path}/rename", change_key, "POST"),
    Page("/works/{key:path}/remove", take_out, "POST"),
    Page("/works/{key:path}/different", tell_apart, "POST"),
    Page("/works/{key:path}/merge", merge, "POST"),
)
