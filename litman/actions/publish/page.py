"""A whole page in one file: no script, no picture and no address that a browser would ask by itself."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from litman.actions.made_page import GENERATOR
from litman.actions.post_view.html import safe_address, text_html

# Nothing is loaded and nothing runs, whatever a post or a service smuggled in.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def whole_page(
    title: str,
    body: str,
    *,
    language: str = "en",
    styles: Sequence[str] = ("page.css",),
    description: str = "",
    canonical: str | None = None,
    data: Sequence[Any] = (),
) -> bytes:
    """Return a page as UTF-8.

    Args:
        title: Of its window.
        body: Its HTML.
        language: Of its words, as BCP 47 has it; what is none becomes `en`.
        styles: Names of the style sheets that are written into it.
        description: A sentence for those who list pages.
        canonical: Where the page, or what it is about, has its own address.
        data: Documents of JSON-LD.
    """
    sheet = "\n".join(files("litman.actions.publish").joinpath(name).read_text("utf-8") for name in styles)
    lang = language if _LANGUAGE.fullmatch(language) else "en"
    address = safe_address(canonical) if canonical else None
    scripts = [json_in_html(item) for item in data]
    head = [
        '<meta charset="utf-8">',
        GENERATOR,
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f'<meta name="description" content="{text_html(description)}">' if description else "",
        f"<title>{text_html(title)}</title>",
        f'<link rel="canonical" href="{html.escape(address)}">' if address else "",
        f"<style>\n{sheet}</style>",
        *(f'<script type="application/ld+json">{item}</script>' for item in scripts),
    ]
    lines = "\n".join(line for line in head if line)
    return f'<!doctype html>\n<html lang="{lang}">\n<head>\n{lines}\n</head>\n<body>\n{body}</body>\n</html>\n'.encode()


def _policy(scripts: Sequence[str]) -> str:
    """Return what the page may load and run: nothing; data are named, though no browser runs them."""
    digests = (base64.b64encode(hashlib.sha256(item.encode()).digest()).decode() for item in scripts)
    named = " ".join(f"'sha256-{digest}'" for digest in digests)
    return f"script-src {named}; {_POLICY}" if named else _POLICY


def json_in_html(document: Any) -> str:
    """Return JSON that ends no script element and opens no comment, whatever stands in its texts."""
    text = json.dumps(document, ensure_ascii=True, indent=1)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
