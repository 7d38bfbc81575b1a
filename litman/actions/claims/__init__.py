"""Listing claims, and what a person changes of them."""
