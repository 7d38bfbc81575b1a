"""A report in the format that is asked for, as the bytes of a file."""

from __future__ import annotations

from collections.abc import Mapping

from litman.actions.publish.report import Report
from litman.actions.publish.report_document import report_document

REPORT_FORMATS = ("docx", "html", "md")


def report_in(made: Report, form: str, *, environment: Mapping[str, str]) -> bytes:
    """Return the report in one of `REPORT_FORMATS`.

    Raises:
        NoPandocError: a Word document is asked for, and nothing is there that writes it.
    """
    document = report_document(made)
    if form == "docx":
        from litman.actions.publish.as_docx import docx
        from litman.export.styles.find_engines import require_pandoc

        return docx(document, pandoc=require_pandoc(environment))
    if form == "html":
        from litman.actions.publish.as_html import body_html
        from litman.actions.publish.page import whole_page

        body = f"<main>\n{body_html(document)}</main>\n"
        return whole_page(document.title, body, language=document.language)
    from litman.actions.publish.as_markdown import markdown

    return markdown(document).encode()
