"""The language server: what editors ask while a post, a bibliography or a claims file is being written."""
