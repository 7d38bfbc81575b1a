"""Matching set at a time: a pool that is data on disk, and what engines ask of it."""
