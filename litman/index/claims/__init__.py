"""The claims files."""
