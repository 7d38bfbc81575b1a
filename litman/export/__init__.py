"""Exporters of bibliographic data, one file a format."""
