"""A file of any format as blocks of text with places."""
