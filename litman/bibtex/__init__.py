"""BibTeX files as bytes, blocks, entries and works; edits are splices."""
