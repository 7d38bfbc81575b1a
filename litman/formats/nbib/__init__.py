"""PubMed's format."""
