"""Our reading of `.bib` files as CSL-JSON beside pandoc's (`pandoc -f biblatex -t csljson`), field by field.

    python benchmarks/compare_pandoc.py FOLDER [--samples 3] [--only FIELD] [--cache FOLDER]

Prints the differences by kind, most frequent first: the field, how the two differ, how often, and samples. A file that
pandoc refuses or does not finish is counted and left out, since it gives none of its entries then.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from litman.bibtex.file.whole_document import read_document
from litman.csl.to_json import item_from_work
from litman.library.library import Library
from litman.settings import Settings
from litman.text.folding import fold

TIMEOUT_S = 10
_TAGS = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?: [^<>]*)?>")
_NOT_A_LETTER = re.compile(r"[\W_]+")
Item = Mapping[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--samples", type=int, default=3, help="how many samples of each kind are printed")
    parser.add_argument("--only", help="the field whose differences are printed, with all their samples")
    parser.add_argument("--cache", type=Path, help="where pandoc's answers are kept between runs")
    arguments = parser.parse_args()
    pandoc = find_pandoc()
    counts: Counter[str] = Counter()
    samples: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in sorted(path for path in arguments.folder.rglob("*.bib") if path.is_file()):
        counts["files"] += 1
        theirs = pandoc_items(pandoc, path, arguments.cache)
        if theirs is None:
            counts["files that pandoc does not read"] += 1
            continue
        for key, our, their in pairs(our_items(path), theirs, counts):
            counts["fields alike"] += sum(our[name] == their.get(name) for name in our)
            for name, kind, sample in differences(our, their):
                samples[name, kind].append(f"{path.name} {key}: {sample}")
    report(counts, samples, arguments.samples, arguments.only)


def find_pandoc() -> str:
    """Return the pandoc of `pypandoc-binary`, else the one on PATH."""
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        found = shutil.which("pandoc")
        if found is None:
            raise SystemExit("there is no pandoc here; `pip install pypandoc-binary` brings one") from None
        return found


def pandoc_items(pandoc: str, path: Path, cache: Path | None) -> list[dict[str, Any]] | None:
    """Return what pandoc reads in a file, or None where it refuses the file or needs more than ten seconds."""
    kept = cache / f"{hashlib.sha256(path.read_bytes()).hexdigest()[:16]}.json" if cache else None
    if kept is None or not kept.exists():
        command = [pandoc, "-f", "biblatex", "-t", "csljson", str(path)]
        try:
            run = subprocess.run(command, capture_output=True, timeout=TIMEOUT_S)
            text = run.stdout.decode() if run.returncode == 0 else "null"
        except subprocess.TimeoutExpired:
            text = "null"
        if kept is None:
            return json.loads(text)  # type: ignore[no-any-return]
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(text)
    return json.loads(kept.read_text())  # type: ignore[no-any-return]


def our_items(path: Path) -> dict[str, dict[str, Any]]:
    """Return our items by citation key; of entries that share a key none, since one would not know which is which."""
    library = Library(path.parent, Settings())
    library.__dict__["document"] = read_document(path, path.read_bytes())
    entries = list(library.document.entries())
    times = Counter(entry.key for entry in entries)
    return {
        entry.key: item_from_work(library.work(entry), id=entry.key)
        for entry in entries
        if times[entry.key] == 1 and entry.type not in ("xdata", "set")
    }


def pairs(
    ours: Mapping[str, Item], theirs: list[dict[str, Any]], counts: Counter[str]
) -> Iterator[tuple[str, Item, Item]]:
    """Yield key, our item and pandoc's for the keys that both have once."""
    times = Counter(str(item["id"]) for item in theirs)
    for item in theirs:
        key = str(item["id"])
        if times[key] == 1 and key in ours:
            counts["entries compared"] += 1
            yield key, ours[key], item
    counts["entries of ours alone"] += len(ours.keys() - times.keys())
    counts["entries of pandoc's alone"] += len(times.keys() - ours.keys())


def differences(our: Item, their: Item) -> Iterator[tuple[str, str, str]]:
    """Yield field, kind and a sample for each field in which the items differ."""
    for name in sorted((our.keys() | their.keys()) - {"id"}):
        mine, other = our.get(name), their.get(name)
        if mine != other and (kind := kind_of(name, mine, other)):
            yield name, kind, f"{_short(mine)} | {_short(other)}"


def kind_of(name: str, ours: Any, theirs: Any) -> str:
    """Return in one or two words how two values of a field differ."""
    if ours is None:
        return "pandoc's alone"
    if theirs is None:
        return "ours alone"
    if name == "type":
        return f"{ours} for {theirs}"
    if isinstance(ours, list) and isinstance(theirs, list):
        return _kind_of_names(ours, theirs)
    if isinstance(ours, str) and isinstance(theirs, str | int | float):
        return _kind_of_text(ours, str(theirs))
    return "another value"


def _kind_of_text(ours: str, theirs: str) -> str:
    bare = [_TAGS.sub("", text) for text in (ours, theirs)]
    if bare[0] == bare[1]:
        return "mark-up"
    if bare[0].casefold() == bare[1].casefold():
        return "capitals"
    if fold(bare[0]) == fold(bare[1]):
        return "quotes, dashes or spaces"
    letters = [_NOT_A_LETTER.sub("", fold(text)) for text in bare]
    if letters[0] == letters[1]:
        return "punctuation"
    if letters[0] in letters[1]:
        return "pandoc's says more"
    return "ours says more" if letters[1] in letters[0] else "other words"


def _kind_of_names(ours: list[Any], theirs: list[Any]) -> str:
    if len(ours) != len(theirs):
        return f"{'fewer' if len(ours) < len(theirs) else 'more'} names"
    words = [
        [fold(" ".join(str(name[part]) for part in sorted(name))) for name in names]
        for names in (ours, theirs)
    ]
    same = [sorted(_NOT_A_LETTER.sub("", "".join(sorted(name))) for name in names) for names in words]
    return "parts of names" if same[0] == same[1] else "other names"


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 150 else text[:149] + "…"


def report(
    counts: Counter[str], samples: Mapping[tuple[str, str], list[str]], shown: int, only: str | None
) -> None:
    """Print the counts, then each kind with its samples."""
    for name, count in counts.items():
        print(f"{count:8} {name}")
    print(f"{sum(map(len, samples.values())):8} differences of {len(samples)} kinds")
    for (name, kind), found in sorted(samples.items(), key=lambda row: -len(row[1])):
        if only in (None, name):
            print(f"\n{len(found):8} {name}: {kind} (ours | pandoc's)")
            step = max(1, len(found) // shown)  # from all over the files, not only the first
            for sample in found if only else found[::step][:shown]:
                print(f"         {sample}")


if __name__ == "__main__":
    main()
