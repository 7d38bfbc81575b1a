"""`litman export`, `render`, `cite` and `styles`."""
