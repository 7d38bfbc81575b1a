"""The command line: reads the words, calls one action, prints."""
