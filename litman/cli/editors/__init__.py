"""Commands that editors and assistants start."""
