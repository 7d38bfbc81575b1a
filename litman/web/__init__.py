"""The workbench: a page over the library, for a browser on this machine."""
