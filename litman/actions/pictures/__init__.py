"""Pictures of a library, where people look rather than read: each an SVG that stands by itself."""
