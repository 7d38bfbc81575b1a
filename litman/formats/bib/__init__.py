"""BibTeX and biblatex, as they are exported."""
