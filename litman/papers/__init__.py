"""The files of papers: what a PDF says that it is."""
