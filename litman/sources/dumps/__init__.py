"""Files of many records, as services give them away and people keep them."""
