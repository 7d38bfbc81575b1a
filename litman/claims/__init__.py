"""Claims files: claims, anchors and links to works."""
