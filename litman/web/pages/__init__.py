"""The pages of the workbench, a subject a file."""
