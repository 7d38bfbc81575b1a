"""A table for spreadsheets."""
