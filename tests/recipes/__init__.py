"""The recipes of CONTRIBUTING.md, each followed once: what stands in the files that it lists."""
