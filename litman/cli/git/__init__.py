"""The commands of `litman git`, and `litman diff`."""
