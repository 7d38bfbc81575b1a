"""Bibliographies in YAML: CSL items, as pandoc has them, and Hayagriva, as Typst has it."""
