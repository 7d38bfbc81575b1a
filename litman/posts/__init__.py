"""Readers of posts, their sentences, markers and reference lists."""
