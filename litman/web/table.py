"""The table of the workbench's pages; a page is a row of its file, and each file stands here once."""

from __future__ import annotations

from litman.web.page import Page
from litman.web.pages import (
    add,
    adding,
    decisions,
    edit_work,
    finding,
    findings,
    help,
    made,
    pictures,
    post,
    posts,
    reading,
    statements,
    work,
    work_file,
    works,
)

PAGES: tuple[Page, ...] = (
    *posts.PAGES,
    *post.PAGES,
    *reading.PAGES,
    *made.PAGES,
    *decisions.PAGES,
    *adding.PAGES,
    *add.PAGES,
    *finding.PAGES,
    *works.PAGES,
    *edit_work.PAGES,
    *work_file.PAGES,
    *work.PAGES,
    *findings.PAGES,
    *statements.PAGES,
    *pictures.PAGES,
    *help.PAGES,
)
