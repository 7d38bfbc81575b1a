"""Bibliographies as other programs write and read them: a folder a format, reader and writer side by side."""
