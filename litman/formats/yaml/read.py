"""A bibliography in YAML: CSL items, alone or under `references`, or Hayagriva's entries, each under its key.

Source: pandoc manual, "Specifying bibliographic data"; hayagriva, "File format" (0.8).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from litman.formats.csl_json.read import take_item
from litman.formats.decoding import decode_text
from litman.formats.foreign_file import RecordCollector
from litman.formats.yaml.hayagriva import hayagriva_work, is_entry, is_known_type
from litman.text.long_numbers import refuse_long_numbers

if TYPE_CHECKING:
    from yaml import Node

_MOST_MERGED = 100  # `<<:` that takes an entry into another; each may double what there is


def read(data: bytes, records: RecordCollector) -> None:
    """Take the works of a bibliography in YAML; of several documents in one file the first.

    Raises:
        ForeignFileError: the file is no YAML, or no bibliography.
    """
    node, document = _loaded(decode_text(data), records)
    listed = document.get("references") if isinstance(document, Mapping) else document
    if isinstance(listed, list):
        lines = _lines_of_items(node)
        for at, item in enumerate(listed):
            if not isinstance(item, Mapping) or not ("type" in item or "title" in item):
                raise records.not_of_format("the list holds no items with a type and a title")
            take_item(records, item, lines[at] if at < len(lines) else at + 1)
        return
    if not isinstance(document, Mapping) or not document or not all(map(is_entry, document.values())):
        raise records.not_of_format("works under their keys are expected, or a list of CSL items")
    for (key, entry), line in zip(document.items(), _lines_of_keys(node, document), strict=True):
        work = hayagriva_work(entry)
        if not is_known_type(entry):
            records.unknown_type(line, str(entry.get("type") or ""), work.type)
        records.remark_on_days(line, [entry.get("date")])
        records.add(work, str(key), line)


def _loaded(text: str, records: RecordCollector) -> tuple[Any, Any]:
    """Return the first document as nodes, which know their lines, and as values."""
    import yaml

    if text.count("<<") > _MOST_MERGED:
        raise records.not_of_format("entries are taken into others too often (`<<`)")
    try:
        refuse_long_numbers(text)
        # Where PyYAML has it in C it is ten times as fast.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        try:
            node: Node | None = loader.get_node() if loader.check_node() else None
            return node, loader.construct_document(node) if node is not None else None
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as exc:
        mark = exc.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise records.not_of_format(f"{where}{exc.problem or exc.context}") from exc
    except (yaml.YAMLError, RecursionError, ValueError, TypeError, AttributeError) as exc:
        raise records.not_of_format("it is no YAML") from exc


def _lines_of_items(node: Any) -> list[int]:
    """Return where the items of a list begin, one for each."""
    if node.id == "mapping":
        node = next(value for key, value in node.value if key.value == "references")
    return [item.start_mark.line + 1 for item in node.value]


def _lines_of_keys(node: Any, document: Mapping[Any, object]) -> list[int]:
    """Return where entries begin by their keys; of two with one key the later one counts, as in what was read."""
    lines = {str(key.value): key.start_mark.line + 1 for key, _ in node.value}
    return [lines.get(str(key), 1) for key in document]
