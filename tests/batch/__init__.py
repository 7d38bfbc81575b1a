"""Tests of matching set at a time."""
