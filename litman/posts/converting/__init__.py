"""Markers of a post written anew as citations by key: how each mark-up language writes them, and where in the file."""
