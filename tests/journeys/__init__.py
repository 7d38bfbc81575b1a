"""Whole days of work through the real command line, told as stories."""
