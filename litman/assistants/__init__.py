"""The server for assistants: a small set of tools with bounded answers, each of which says what was not looked at."""
