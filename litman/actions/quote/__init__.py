"""Where quotations are from."""
