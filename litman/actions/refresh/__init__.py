"""Asking the registries and web pages again, and keeping what they say."""
