"""TeX in the values of fields, and plain text."""
