"""Bibliographies and citations in any CSL style, by the engine that is there.

From CSL-JSON items to text with looks, in one call of the engine:

    engine = engine_for(settings, root)                                # litman/actions/export/format_bibliography.py
    made = format_bibliography(items, "apa", locale="de-DE", citations=[(Cite("short2018", "4"),)], engine=engine)
    made.entries    # in the order of the style: Entry(id, label, body), label and body are tuples of `Run`
    made.citations  # one tuple of `Run` each

`request.py` says what can be asked, `rich.py` what comes back.
"""
