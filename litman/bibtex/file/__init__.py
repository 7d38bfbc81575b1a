"""The bytes of a BibTeX file: blocks, entries, fields, and edits as splices."""
