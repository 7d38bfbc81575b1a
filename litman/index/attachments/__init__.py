"""The texts of attached files."""
