"""The walk through a post."""
